import { randomBytes } from 'node:crypto';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { contrastIssues } from '@chatbot-test/shared/config/contrast-issues.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Change } from '../audit/audit-entry.js';
import type { Deed } from '../audit/audited.js';
import type { LiveStore } from '../live-store/live-store.js';
import { mayUse, type Operator } from '../operators/operator.js';
import {
  announce,
  announceGone,
  announcePublished,
  REVISIONS_TOPIC,
  type RevisionNews,
} from './chatbot-news.js';
import type {
  Chatbot,
  ChatbotDeeds,
  ChatbotRepository,
  RevisionDetail,
  RevisionSummary,
} from './chatbot-repository.js';
import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';
import type { GateAnswer, PublishGate } from '../publishing/publish-gate.js';
import { configurationHash } from './fingerprint.js';
import {
  decodeChatbotCursor,
  encodeChatbotCursor,
  type ChatbotQuery,
  type ChatbotSummary,
} from './list-chatbots.js';
import { refuseSecrets } from './refuse-secrets.js';
import { RevisionCache } from './revision-cache.js';

/** Filters of a list of chatbots. */
type ListOptions = Partial<Omit<ChatbotQuery, 'after'>> & { readonly cursor?: string };

/** Entries of a page, unless told otherwise. */
const PAGE = 50;

type PublishAnswer = GateAnswer & { readonly acceptContrast?: boolean };

/**
 * Chatbots and their revisions: saving makes one, publishing chooses one, every open session
 * hears of it. What an operator may not see does not exist for them.
 */
export class RevisionService {
  readonly #repository: ChatbotRepository;
  readonly #liveStore: LiveStore;
  readonly #cache: RevisionCache;

  readonly #gate: Pick<PublishGate, 'pass'> | undefined;

  /**
   * @param gate decides what may be published; left out: everything
   */
  constructor(
    repository: ChatbotRepository,
    liveStore: LiveStore,
    gate?: Pick<PublishGate, 'pass'>,
  ) {
    this.#repository = repository;
    this.#liveStore = liveStore;
    this.#gate = gate;
    this.#cache = new RevisionCache((chatbotId, mode) => repository.findRevision(chatbotId, mode));
    void liveStore.subscribe(REVISIONS_TOPIC, (news) => {
      const { chatbotId, mode } = JSON.parse(news) as RevisionNews;
      this.#cache.drop(chatbotId, mode);
    });
    liveStore.onMissed(() => this.#cache.clear());
  }

  /**
   * A page of the chatbots that an operator may use.
   *
   * @param cursor of the page before; of the same sort
   * @returns `cursor` of the next page; null if this is the last
   * @throws CodedError `bad-request` for a cursor that is none of this list
   */
  async list(
    { tenantId, chatbots: only }: Operator,
    { sort = 'created', limit = PAGE, cursor, ...filter }: ListOptions = {},
  ): Promise<{ readonly chatbots: readonly ChatbotSummary[]; readonly cursor: string | null }> {
    const after = cursor === undefined ? null : decodeChatbotCursor(sort, cursor);
    const query = { ...filter, sort, limit, after };
    const { chatbots, next } = await this.#repository.list(tenantId, only, query);
    return { chatbots, cursor: next && encodeChatbotCursor(sort, next) };
  }

  /** @throws CodedError `not-found` */
  async get(operator: Operator, chatbotId: string): Promise<Chatbot> {
    if (!mayUse(operator, chatbotId)) throw notFound();
    return found(await this.#repository.find(operator.tenantId, chatbotId));
  }

  /** @throws CodedError `not-found`; `stale-revision` where the draft has another fingerprint */
  async draftLike(operator: Operator, chatbotId: string, fingerprint: string): Promise<Chatbot> {
    const draft = await this.get(operator, chatbotId);
    if (draft.fingerprint !== fingerprint) throw stale(draft);
    return draft;
  }

  /** @throws CodedError `forbidden` for operators of certain chatbots: it would not be one of them */
  async create(operator: Operator, config: ChatbotConfig): Promise<Chatbot> {
    if (operator.chatbots !== null) throw new CodedError('forbidden');
    refuseSecrets(config);
    const chatbotId = `bot_${randomBytes(12).toString('hex')}`;
    const first = {
      tenantId: operator.tenantId,
      chatbotId,
      config,
      configuration: configurationHash(config),
      createdBy: operator.operatorId,
    };
    const deeds = deedsOn(operator, 'chatbot.create', chatbotId);
    const created = await this.#repository.create(first, deeds);
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
    const configuration = configurationHash(config);
    if (configuration === draft.parts.configuration) return draft;
    const { tenantId, operatorId: createdBy } = operator;
    const next = { tenantId, chatbotId, config, configuration, createdBy };
    const deeds = deedsOn(operator, 'chatbot.save', chatbotId);
    const saved = await this.#repository.saveDraft(next, revision, deeds);
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
   * Makes a draft of what an earlier revision was, its documents included.
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
    await this.getRevision(operator, chatbotId, revision);
    const before = await this.get(operator, chatbotId);
    if (before.revision !== draft) throw stale(before);
    const { tenantId, operatorId: by } = operator;
    const deeds = deedsOn(operator, 'chatbot.restore', chatbotId);
    const options = { after: draft, by };
    const restored = await this.#repository.restore(tenantId, chatbotId, revision, options, deeds);
    if (!restored) throw stale(await this.get(operator, chatbotId));
    this.#hasChanged('test', restored);
    return restored;
  }

  /**
   * Brings visitors back to an earlier revision, its documents included, as a new revision. The draft as
   * it was stays in the history.
   *
   * @throws CodedError as `restore` and `publish` do
   */
  async rollBack(
    operator: Operator,
    chatbotId: string,
    revision: number,
    answer: PublishAnswer = {},
  ): Promise<Chatbot> {
    const draft = await this.get(operator, chatbotId);
    const { config, fingerprint, parts } = await this.getRevision(operator, chatbotId, revision);
    // Asked before as well, so that what is refused leaves the draft as it is.
    await this.#pass(operator, { ...draft, config, fingerprint, parts }, answer);
    await this.restore(operator, chatbotId, revision, draft.revision);
    return this.publish(operator, chatbotId, answer);
  }

  /**
   * Makes the draft what visitors get.
   *
   * @param answer `acceptContrast`: whether colours that are hard to tell apart are meant to be
   * @throws CodedError `not-found`, `poor-contrast`, what the policy of the tenant refuses, and
   *   `stale-revision` if the draft was changed in this very moment
   */
  async publish(
    operator: Operator,
    chatbotId: string,
    answer: PublishAnswer = {},
  ): Promise<Chatbot> {
    const draft = await this.get(operator, chatbotId);
    const override = await this.#pass(operator, draft, answer);
    const { tenantId, operatorId } = operator;
    const deeds = deedsOn(operator, 'chatbot.publish', chatbotId, override ? [override] : []);
    const published = await this.#repository.publish(tenantId, chatbotId, operatorId, deeds, {
      overridden: override !== null,
      fingerprint: draft.fingerprint,
    });
    if (!published) throw stale(await this.get(operator, chatbotId));
    // As it is read, not as it was stored: with its receipt.
    await this.knowledgeHasChanged('live', chatbotId);
    announcePublished(this.#liveStore, published);
    return published;
  }

  /** @returns the deed of publishing against the policy; null: it is not */
  async #pass(
    operator: Operator,
    chatbot: Chatbot,
    { acceptContrast = false, ...answer }: PublishAnswer,
  ): Promise<Deed | null> {
    if (!acceptContrast) refusePoorContrast(chatbot.config.appearance);
    return (await this.#gate?.pass(operator, chatbot, answer)) ?? null;
  }

  /**
   * Takes a document out of what visitors are answered from at once, and out of the draft; whatever
   * is published or restored later is without it.
   *
   * @throws CodedError `not-found`
   */
  async withdrawDocument(operator: Operator, chatbotId: string, documentId: string): Promise<void> {
    const { tenantId } = operator;
    await this.get(operator, chatbotId);
    const object = { type: 'chatbot', id: chatbotId } as const;
    const after = { document: documentId };
    const isGone = await this.#repository.withdrawDocument(tenantId, chatbotId, documentId, () => [
      { actor: operator, entry: { action: 'document.unpublish', object, after } },
    ]);
    if (!isGone) throw new CodedError('not-found', { what: 'document' });
    await this.knowledgeHasChanged('live', chatbotId);
    await this.knowledgeHasChanged('test', chatbotId);
  }

  /**
   * Takes a chatbot from visitors: open conversations are closed. Its draft stays.
   *
   * @throws CodedError `not-found`
   */
  async unpublish(operator: Operator, chatbotId: string): Promise<Chatbot> {
    const draft = await this.get(operator, chatbotId);
    const before = await this.#repository.findRevision(chatbotId, 'live');
    if (!before) return draft;
    const deeds = deedsOn(operator, 'chatbot.unpublish', chatbotId);
    const withdrawn = found(await this.#repository.unpublish(operator.tenantId, chatbotId, deeds));
    announceGone(this.#liveStore, chatbotId, ['live']);
    return withdrawn;
  }

  /**
   * Archives a chatbot: it leaves the list, and visitors get nothing any more. Or brings it back, as
   * a draft.
   *
   * @throws CodedError `not-found`
   */
  async archive(operator: Operator, chatbotId: string, archived: boolean): Promise<void> {
    const before = await this.get(operator, chatbotId);
    const { tenantId } = operator;
    const deeds = deedsOn(operator, archived ? 'chatbot.archive' : 'chatbot.unarchive', chatbotId);
    const isThere = await this.#repository.archive(tenantId, chatbotId, archived, deeds);
    if (!isThere) throw notFound();
    if (archived && before.live !== null) announceGone(this.#liveStore, chatbotId, ['live']);
  }

  /**
   * Deletes a chatbot with its revisions, documents, secrets, conversations and reports, for good.
   * Whoever is talking to it is closed.
   *
   * @throws CodedError `not-found`
   */
  async delete(operator: Operator, chatbotId: string): Promise<void> {
    await this.get(operator, chatbotId);
    const deeds = deedsOn(operator, 'chatbot.delete', chatbotId);
    const isDeleted = await this.#repository.delete(operator.tenantId, chatbotId, deeds);
    if (!isDeleted) throw notFound();
    announceGone(this.#liveStore, chatbotId, ['test', 'live']);
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

  /** Finds the revision of a review link; null where the link is not open. */
  reviewed(linkId: string): Promise<ChatbotRevision | null> {
    return this.#repository.findReviewed(linkId);
  }

  /** Tells open sessions that a chatbot's knowledge has changed. */
  async knowledgeHasChanged(mode: SessionMode, chatbotId: string): Promise<void> {
    const revision = await this.#repository.findRevision(chatbotId, mode);
    if (revision) this.#hasChanged(mode, revision);
  }

  #hasChanged(mode: SessionMode, revision: ChatbotRevision): void {
    announce(this.#liveStore, mode, revision);
  }
}

/**
 * Part of a change that the audit log keeps. Configurations name their secrets and have none.
 *
 * @param also other deeds that it is not done without
 */
function deedsOn(
  actor: Operator,
  action: Change,
  id: string,
  also: readonly Deed[] = [],
): ChatbotDeeds {
  const told = (revision: ChatbotRevision | null) =>
    revision && {
      revision: revision.revision,
      fingerprint: revision.fingerprint,
      config: revision.config,
    };
  return ({ before, after }) => [
    ...also,
    {
      actor,
      entry: {
        action,
        object: { type: 'chatbot', id },
        before: told(before),
        after: told(after),
      },
    },
  ];
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
