import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { AuditEntry, Change } from '../audit/audit-entry.js';
import type { Operator } from '../operators/operator.js';
import { ChatbotSecrets, type BoundSecret } from './chatbot-secrets.js';
import type { SecretBox } from './secret-box.js';
import type { SecretRepository } from './secret-repository.js';

/** The readable part of a secret: that it is set, for which origin, and since when. */
export interface SecretInfo {
  readonly name: string;
  /**
   * Origin of the service that the secret was given for, and the only one that gets it; empty: not
   * known.
   */
  readonly origin: string;
  readonly updatedAt: Date;
}

/**
 * Origin of the saved chatbot's requests; null: it sends none.
 *
 * @throws CodedError `not-found` for a chatbot that is not this operator's
 */
export type OriginOf = (operator: Operator, chatbotId: string) => Promise<string | null>;

/** Signs who visitors are. The server checks it, and no service ever gets it. */
export const IDENTITY_SECRET = 'VISITOR_IDENTITY';
/** Shortest secret for HS256 (RFC 7518, 3.2), in characters. */
const LEAST_IDENTITY_SECRET = 32;

/** Most secrets of one chatbot. */
const MOST = 20;

/** Keeps the keys and passwords of chatbots. They go in, and out only to the services they are for. */
export class SecretService {
  readonly #repository: SecretRepository;
  readonly #box: SecretBox;
  readonly #originOf: OriginOf;

  constructor(repository: SecretRepository, box: SecretBox, originOf: OriginOf) {
    this.#repository = repository;
    this.#box = box;
    this.#originOf = originOf;
  }

  /** @throws CodedError `not-found` */
  async list(operator: Operator, chatbotId: string): Promise<SecretInfo[]> {
    await this.#originOf(operator, chatbotId);
    const stored = await this.#repository.list(operator.tenantId, chatbotId);
    return stored.map(({ name, sealed, updatedAt }) => {
      const origin = this.#open(chatbotId, name, sealed)?.origin ?? '';
      return { name, origin, updatedAt };
    });
  }

  /**
   * Sets these, forgets those whose value is null, and keeps all that are not named.
   *
   * @param origin of the service that they are for; without it, that of the saved configuration
   * @throws CodedError `not-found`; `bad-request` for more than a chatbot may have, and where it is
   *   not known which service they are for
   */
  async change(
    operator: Operator,
    chatbotId: string,
    values: Readonly<Record<string, string | null>>,
    origin?: string,
  ): Promise<SecretInfo[]> {
    const saved = await this.#originOf(operator, chatbotId);
    const bound = origin === undefined ? saved : new URL(origin).origin;
    const names = new Set((await this.list(operator, chatbotId)).map(({ name }) => name));
    for (const [name, value] of Object.entries(values)) {
      if (value === null) names.delete(name);
      else names.add(name);
    }
    if (names.size > MOST) {
      throw new CodedError('bad-request', { reason: `a chatbot has at most ${MOST} secrets` });
    }
    const forService = Object.entries(values).filter(([name]) => name !== IDENTITY_SECRET);
    if (bound === null && forService.some(([, value]) => value !== null)) {
      const reason = 'the chatbot asks no service, so origin has to say which one they are for';
      throw new CodedError('bad-request', { reason });
    }
    const identity = values[IDENTITY_SECRET];
    if (typeof identity === 'string' && identity.length < LEAST_IDENTITY_SECRET) {
      const reason = `values.${IDENTITY_SECRET} is shorter than ${LEAST_IDENTITY_SECRET} characters`;
      throw new CodedError('bad-request', { reason });
    }
    const originOf = (name: string) => (name === IDENTITY_SECRET ? '' : (bound ?? ''));
    const sealed = Object.entries(values).map(([name, value]): [string, string | null] => [
      name,
      value === null ? null : this.#seal(chatbotId, name, { value, origin: originOf(name) }),
    ]);
    const changed = sealed.map(([name, value]) => [name, value === null ? 'forgotten' : 'set']);
    const entry: AuditEntry<Change> = {
      action: 'secrets.change',
      object: { type: 'chatbot', id: chatbotId },
      after: { origin: bound, secrets: Object.fromEntries(changed) as Record<string, string> },
    };
    const deed = { actor: operator, entry };
    await this.#repository.change(chatbotId, Object.fromEntries(sealed), deed);
    return this.list(operator, chatbotId);
  }

  /**
   * The secrets themselves, for requests to the services that they are for.
   *
   * @throws CodedError `secrets-unreadable` where the server's key is another one by now
   */
  async reveal(tenantId: string, chatbotId: string): Promise<ChatbotSecrets> {
    const stored = await this.#repository.list(tenantId, chatbotId);
    return new ChatbotSecrets(
      new Map(
        stored.map(({ name, sealed }) => {
          const secret = this.#open(chatbotId, name, sealed);
          if (!secret) throw new CodedError('secrets-unreadable');
          return [name, secret];
        }),
      ),
    );
  }

  /** The origin is sealed with the value: what is stored cannot be given another one. */
  #seal(chatbotId: string, name: string, secret: BoundSecret): string {
    return this.#box.seal(JSON.stringify(secret), contextOf(chatbotId, name));
  }

  /** Null where the server's key is another one by now. */
  #open(chatbotId: string, name: string, sealed: string): BoundSecret | null {
    const text = this.#box.open(sealed, contextOf(chatbotId, name));
    return text === null ? null : (JSON.parse(text) as BoundSecret);
  }
}

/** The number is that of what is sealed: values of before it had no origin, and are entered anew. */
function contextOf(chatbotId: string, name: string): string {
  return `secret-2/${chatbotId}/${name}`;
}
