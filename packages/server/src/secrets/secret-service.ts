import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Operator } from '../operators/operator.js';
import type { SecretBox } from './secret-box.js';
import type { SecretRepository } from './secret-repository.js';

/** What people may know of a secret: that it is set, and since when. */
export interface SecretInfo {
  readonly name: string;
  readonly updatedAt: Date;
}

/** Throws `not-found` for a chatbot that is not this operator's. */
export type CheckAccess = (operator: Operator, chatbotId: string) => Promise<unknown>;

/** Most secrets of one chatbot. */
const MOST = 20;

/** Keeps the keys and passwords of chatbots. They go in, and out only to the services they are for. */
export class SecretService {
  readonly #repository: SecretRepository;
  readonly #box: SecretBox;
  readonly #checkAccess: CheckAccess;

  constructor(repository: SecretRepository, box: SecretBox, checkAccess: CheckAccess) {
    this.#repository = repository;
    this.#box = box;
    this.#checkAccess = checkAccess;
  }

  /** @throws CodedError `not-found` */
  async list(operator: Operator, chatbotId: string): Promise<SecretInfo[]> {
    await this.#checkAccess(operator, chatbotId);
    const stored = await this.#repository.list(operator.tenantId, chatbotId);
    return stored.map(({ name, updatedAt }) => ({ name, updatedAt }));
  }

  /**
   * Sets these, forgets those whose value is null, and keeps all that are not named.
   *
   * @throws CodedError `not-found`; `bad-request` for more than a chatbot may have
   */
  async change(
    operator: Operator,
    chatbotId: string,
    values: Readonly<Record<string, string | null>>,
  ): Promise<SecretInfo[]> {
    const names = new Set((await this.list(operator, chatbotId)).map(({ name }) => name));
    for (const [name, value] of Object.entries(values)) {
      if (value === null) names.delete(name);
      else names.add(name);
    }
    if (names.size > MOST) {
      throw new CodedError('bad-request', { reason: `a chatbot has at most ${MOST} secrets` });
    }
    const sealed = Object.entries(values).map(([name, value]): [string, string | null] => [
      name,
      value === null ? null : this.#box.seal(value, contextOf(chatbotId, name)),
    ]);
    await this.#repository.change(operator.tenantId, chatbotId, Object.fromEntries(sealed));
    return this.list(operator, chatbotId);
  }

  /**
   * The secrets themselves, for requests to the services that they are for.
   *
   * @throws CodedError `secrets-unreadable` where the server's key is another one by now
   */
  async reveal(tenantId: string, chatbotId: string): Promise<ReadonlyMap<string, string>> {
    const stored = await this.#repository.list(tenantId, chatbotId);
    return new Map(
      stored.map(({ name, sealed }) => {
        const value = this.#box.open(sealed, contextOf(chatbotId, name));
        if (value === null) throw new CodedError('secrets-unreadable');
        return [name, value];
      }),
    );
  }
}

function contextOf(chatbotId: string, name: string): string {
  return `secret/${chatbotId}/${name}`;
}
