import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { contrastIssues } from '@chatbot-test/shared/config/contrast-issues.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { LiveStore } from '../live-store/live-store.js';
import { mayUse, type Operator } from '../operators/operator.js';
import { announce, announcePublished, REVISIONS_TOPIC, type RevisionNews } from './chatbot-news.js';
import type {
  Chatbot,
  ChatbotRepository,
  ChatbotSummary,
  RevisionDetail,
  RevisionSummary,
} from './chatbot-repository.js';
import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';
import { refuseSecrets } from './refuse-secrets.js';
import { RevisionCache } from './revision-cache.js';

/** Revisions of a page, unless told otherwise. */
const PAGE = 50;

/**
 * Chatbots and their revisions: saving makes one, publishing chooses one, every open session
 * hears of it. What an operator may not see does not exist for them.
 */
export class RevisionService {
  readonly #repository: ChatbotRepository;
  readonly #liveStore: LiveStore;
  readonly #cache: RevisionCache;

  constructor(repository: ChatbotRepository, liveStore: LiveStore) {
    this.#repository = repository;
    this.#liveStore = liveStore;
    this.#cache = new RevisionCache((chatbotId, mode) => repository.findRevision(chatbotId, mode));
    void liveStore.subscribe(REVISIONS_TOPIC, (news) => {
      const { chatbotId, mode } = JSON.parse(news) as RevisionNews;
      this.#cache.drop(chatbotId, mode);
    });
    liveStore.onMissed(() => this.#cache.clear());
  }

  list(operator: Operator): Promise<ChatbotSummary[]> {
    return this.#repository.list(operator.tenantId, operator.chatbots);
  }

  /** @throws CodedError `not-found` */
  async get(operator: Operator, chatbotId: string): Promise<Chatbot> {
    if (!mayUse(operator, chatbotId)) throw notFound();
    return found(await this.#repository.find(operator.tenantId, chatbotId));
  }

  /** @throws CodedError `forbidden` for operators of certain chatbots: it would not be one of them */
  async create(operator: Operator, config: ChatbotConfig): Promise<Chatbot> {
    if (operator.chatbots !== null) throw new CodedError('forbidden');
    refuseSecrets(config);
    const chatbotId = `bot_${randomBytes(12).toString('hex')}`;
    const created = await this.#repository.create({
      tenantId: operator.tenantId,
      chatbotId,
      config,
      fingerprint: fingerprintOf(config),
      createdBy: operator.operatorId,
    });
    if (!created) throw new Error(`A random id, ${chatbotId}, was there already.`);
    return created;
  }

  /**
   * Saves a configuration as the next draft revision, unless it is what the draft is already.
   *
   * @param revision number of the draft that the operator has changed
   * @throws CodedError `not-found`; `stale-revision` if the draft is another one by now
   */
  async saveDraft(
    operator: Operator,
    chatbotId: string,
    config: ChatbotConfig,
    revision: number,
  ): Promise<Chatbot> {
    const draft = await this.get(operator, chatbotId);
    if (draft.revision !== revision) throw stale(draft);
    refuseSecrets(config);
    const fingerprint = fingerprintOf(config);
    if (fingerprint === draft.fingerprint) return draft;
    const { tenantId, operatorId: createdBy } = operator;
    const next = { tenantId, chatbotId, config, fingerprint, createdBy };
    const saved = await this.#repository.saveDraft(next, revision);
    if (!saved) throw stale(await this.get(operator, chatbotId));
    this.#hasChanged('test', saved);
    return saved;
  }

  /**
   * A page of revisions, newest first.
   *
   * @returns `before` of the next page; null if this is the last
   * @throws CodedError `not-found`
   */
  async listRevisions(
    operator: Operator,
    chatbotId: string,
    { before, limit = PAGE }: { before?: number; limit?: number } = {},
  ): Promise<{ readonly revisions: readonly RevisionSummary[]; readonly before: number | null }> {
    await this.get(operator, chatbotId);
    const { tenantId } = operator;
    const rows = await this.#repository.listRevisions(
      tenantId,
      chatbotId,
      before ?? null,
      limit + 1,
    );
    const revisions = rows.slice(0, limit);
    return { revisions, before: rows.length > limit ? (revisions.at(-1)?.revision ?? null) : null };
  }

  /** @throws CodedError `not-found` */
  async getRevision(
    operator: Operator,
    chatbotId: string,
    revision: number,
  ): Promise<RevisionDetail> {
    if (!mayUse(operator, chatbotId)) throw notFound();
    const found = await this.#repository.findDetail(operator.tenantId, chatbotId, revision);
    if (!found) throw notFound();
    return found;
  }

  /**
   * Makes a draft of what an earlier revision was.
   *
   * @param draft number of the draft that it replaces
   * @throws CodedError `not-found`; `stale-revision` if the draft is another one by now
   */
  async restore(
    operator: Operator,
    chatbotId: string,
    revision: number,
    draft: number,
  ): Promise<Chatbot> {
    const { config } = await this.getRevision(operator, chatbotId, revision);
    return this.saveDraft(operator, chatbotId, config, draft);
  }

  /**
   * Makes the draft what visitors get.
   *
   * @param acceptContrast whether colours that are hard to tell apart are meant to be
   * @throws CodedError `not-found`, `poor-contrast`
   */
  async publish(
    operator: Operator,
    chatbotId: string,
    { acceptContrast = false } = {},
  ): Promise<Chatbot> {
    const { config } = await this.get(operator, chatbotId);
    if (!acceptContrast) refusePoorContrast(config.appearance);
    const published = found(await this.#repository.publish(operator.tenantId, chatbotId));
    this.#hasChanged('live', published);
    announcePublished(this.#liveStore, published);
    return published;
  }

  /**
   * The revision that sessions of a mode use now: the draft or the published one. Cheap enough to
   * be asked for each message.
   *
   * @param tenantId the chatbot must be of this tenant; left out for visitors, who know none
   * @returns null where there is no such chatbot; in live mode also where none was published
   */
  async revisionFor(
    chatbotId: string,
    mode: SessionMode,
    tenantId?: string,
  ): Promise<ChatbotRevision | null> {
    const revision = await this.#cache.get(chatbotId, mode);
    const isForeign = tenantId !== undefined && revision?.tenantId !== tenantId;
    return isForeign ? null : revision;
  }

  #hasChanged(mode: SessionMode, revision: ChatbotRevision): void {
    announce(this.#liveStore, mode, revision);
  }
}

/**
 * SHA-256 of a configuration. A field that came later counts once it is used: what was stored, and
 * tested, before there was such a field stays what it was.
 */
export function fingerprintOf({ imageHosts = [], ...config }: ChatbotConfig): string {
  const counted = imageHosts.length > 0 ? { ...config, imageHosts } : config;
  return createHash('sha256').update(canonicalJson(counted)).digest('hex');
}

function found(chatbot: Chatbot | null): Chatbot {
  if (!chatbot) throw notFound();
  return chatbot;
}

function refusePoorContrast(appearance: Appearance): void {
  const [issue] = contrastIssues(appearance);
  if (!issue) return;
  const { scheme, what, ratio, needed, fix } = issue;
  throw new CodedError('poor-contrast', {
    scheme,
    what: what.replaceAll('-', ' '),
    ratio,
    needed,
    value: fix.value,
  });
}

function notFound(): CodedError {
  return new CodedError('not-found', { what: 'chatbot' });
}

function stale(draft: Chatbot): CodedError {
  return new CodedError('stale-revision', { current: draft.revision });
}
