import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { ChatbotSummary } from '../chatbots/list-chatbots.js';
import type { ChatbotRevision, SessionMode } from '../chatbots/chatbot-revision.js';
import { endpointOf } from '../chatbot-service/providers/model/model-endpoint.js';
import type { ModelSettings } from '../chatbot-service/providers/model/model-settings.js';
import type { Operator } from '../operators/operator.js';
import type { ChatbotSecrets } from '../secrets/chatbot-secrets.js';
import { IDENTITY_SECRET } from '../secrets/secret-service.js';
import { originOf, withoutPlaces } from '../secrets/service-origins.js';

/** Reason why a chatbot cannot answer, from the catalogue of errors. */
export interface Obstacle {
  readonly code: string;
  readonly message: string;
  readonly action: string;
}

/** Obstacles to the answers of a chatbot's draft, and of what visitors get; null: none known. */
export interface ChatbotObstacles {
  readonly id: string;
  readonly draft: Obstacle | null;
  readonly live: Obstacle | null;
}

export interface ObstaclesOptions {
  /** A page of an operator's chatbots, and where the next one begins; null: nowhere. */
  readonly list: (
    operator: Operator,
    cursor: string | undefined,
  ) => Promise<{ readonly chatbots: readonly ChatbotSummary[]; readonly cursor: string | null }>;
  readonly revisionFor: (chatbotId: string, mode: SessionMode) => Promise<ChatbotRevision | null>;
  readonly reveal: (tenantId: string, chatbotId: string) => Promise<ChatbotSecrets>;
  readonly model: ModelSettings;
  /** Throws where an address that a person typed is never asked; names are not looked up. */
  readonly check: (address: URL) => void;
}

/** Parts of a configuration that may keep a chatbot from answering. */
type Answering = Pick<ChatbotConfig, 'provider' | 'identity'>;
type Identity = NonNullable<ChatbotConfig['identity']>;

/** `{{secrets.NAME}}` */
const SECRET = /\{\{\s*secrets\.([A-Za-z0-9_]+)\s*\}\}/g;

/**
 * Finds what keeps chatbots from answering, as far as that is known without asking anybody: no
 * documents, no key, an address that is never asked, nothing to verify visitors with.
 */
export class Obstacles {
  readonly #options: ObstaclesOptions;

  constructor(options: ObstaclesOptions) {
    this.#options = options;
  }

  /** Lists the operator's chatbots that cannot answer. */
  async list(operator: Operator): Promise<readonly ChatbotObstacles[]> {
    const found: ChatbotObstacles[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#options.list(operator, cursor);
      const all = await Promise.all(page.chatbots.map((chatbot) => this.#of(operator, chatbot)));
      found.push(...all.filter(({ draft, live }) => draft ?? live));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  }

  /** Keeps a configuration of a chatbot from answering, its documents aside; null: nothing known. */
  async ofConfig(tenantId: string, chatbotId: string, config: Answering): Promise<Obstacle | null> {
    return this.#obstacleOf(tenantId, chatbotId, config);
  }

  async #of(operator: Operator, summary: ChatbotSummary): Promise<ChatbotObstacles> {
    const { id, documents } = summary;
    const of = async (mode: SessionMode): Promise<Obstacle | null> => {
      const revision = await this.#options.revisionFor(id, mode);
      return revision && this.#obstacleOf(operator.tenantId, id, revision.config);
    };
    const empty = documents === 0 ? told(new CodedError('knowledge-empty')) : null;
    const draft = await this.#options.revisionFor(id, 'test');
    const isAlone = draft?.config.provider.type === 'knowledge';
    const isSame = summary.live?.fingerprint === summary.draft.fingerprint;
    const emptyDraft = isAlone ? empty : null;
    return {
      id,
      draft: emptyDraft ?? (await of('test')),
      live: (isSame ? emptyDraft : null) ?? (await of('live')),
    };
  }

  async #obstacleOf(
    tenantId: string,
    chatbotId: string,
    { provider, identity }: Answering,
  ): Promise<Obstacle | null> {
    if (provider.type === 'knowledge' && !identity) return null;
    try {
      const secrets = await this.#options.reveal(tenantId, chatbotId);
      this.#checkProvider(provider, secrets);
      if (identity) this.#checkIdentity(identity, secrets);
      return null;
    } catch (error) {
      if (error instanceof CodedError) return told(error);
      throw error;
    }
  }

  #checkProvider(provider: Answering['provider'], secrets: ChatbotSecrets): void {
    if (provider.type === 'model') {
      const { completionsUrl, isOwn } = endpointOf(provider, this.#options.model, secrets);
      if (!isOwn) this.#options.check(new URL(completionsUrl));
    } else if (provider.type === 'http') {
      this.#options.check(new URL(withoutPlaces(provider.url)));
      const origin = originOf(provider.url);
      for (const [, name = ''] of JSON.stringify(provider).matchAll(SECRET)) {
        // One for another request of the same reply has an origin of its own.
        if (!secrets.has(name)) secrets.get(name, origin);
      }
    }
  }

  /** Whom nothing can verify is not admitted, where it is required. */
  #checkIdentity({ required, jwksUrl }: Identity, secrets: ChatbotSecrets): void {
    if (jwksUrl !== undefined) this.#options.check(new URL(jwksUrl));
    else if (required && !secrets.own(IDENTITY_SECRET)) throw new CodedError('identity-unprovable');
  }
}

function told({ code, message, action }: CodedError): Obstacle {
  return { code, message, action };
}
