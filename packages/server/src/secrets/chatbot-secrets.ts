import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';

/** A secret and the origin that it was given for; empty: that was never said. */
export interface BoundSecret {
  readonly value: string;
  readonly origin: string;
}

/**
 * The secrets of one chatbot. Each goes to the origin that it was given for and nowhere else: who
 * may change a service's address could otherwise have them sent to his own.
 */
export class ChatbotSecrets {
  readonly #secrets: ReadonlyMap<string, BoundSecret>;

  constructor(secrets: ReadonlyMap<string, BoundSecret> = new Map()) {
    this.#secrets = secrets;
  }

  /** All of them, to be taken out of what is shown. */
  get values(): string[] {
    return [...this.#secrets.values()].map(({ value }) => value);
  }

  has(name: string): boolean {
    return this.#secrets.has(name);
  }

  isFor(name: string, origin: string): boolean {
    return this.#secrets.get(name)?.origin === origin;
  }

  /** One that no service gets: the server itself works with it. */
  own(name: string): string | undefined {
    const secret = this.#secrets.get(name);
    return secret?.origin === '' ? secret.value : undefined;
  }

  /**
   * @param origin where the request goes
   * @throws CodedError `service-secret-missing`, `service-secret-elsewhere`
   */
  get(name: string, origin: string): string {
    const secret = this.#secrets.get(name);
    if (!secret) throw new CodedError('service-secret-missing', { name });
    if (secret.origin !== origin) {
      const given = secret.origin || 'another address';
      throw new CodedError('service-secret-elsewhere', { name, given, origin });
    }
    return secret.value;
  }
}
