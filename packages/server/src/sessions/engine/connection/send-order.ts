import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { SendFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { TokenBucket } from './token-bucket.js';

/** Messages of which a connection knows that they were held back; a client has fewer on the way. */
const MOST_HELD = 256;
/** A client that was held back asks again within a minute, in ms. */
const LONGEST_HOLD_MS = 60_000;

/** Keeps what was sent behind a refused message from getting before it (P-SEND-4). */
export class SendOrder {
  /** `cid`s of messages that were refused for a while, and what follows on them. */
  readonly #held = new Set<string>();
  /** Those of messages that could not be stored, and what follows on them. */
  readonly #unstored = new Set<string>();

  /**
   * Stores a message when it is its turn.
   *
   * @param sends what the session may send; without it, nothing
   * @throws CodedError `rate-limited`, with when to try again; `database-unavailable`; what `store`
   *   rejects with
   */
  async store(
    { cid, after = '' }: SendFrame,
    sends: TokenBucket | undefined,
    store: () => Promise<void>,
  ): Promise<void> {
    if (this.#held.has(after) || !sends?.take()) {
      if (this.#held.size < MOST_HELD) this.#held.add(cid);
      const retryAfterMs = Math.min(sends?.waitMs() ?? 0, LONGEST_HOLD_MS);
      throw new CodedError('rate-limited', { retryAfterMs });
    }
    this.#held.delete(cid);
    try {
      if (this.#unstored.has(after)) throw new CodedError('database-unavailable');
      this.#unstored.delete(cid);
      await store();
    } catch (error) {
      // It is sent again after a while: what follows on it is not to get before it.
      if (isCoded(error, 'busy') && this.#held.size < MOST_HELD) this.#held.add(cid);
      if (isCoded(error, 'database-unavailable') && this.#unstored.size < MOST_HELD)
        this.#unstored.add(cid);
      throw error;
    }
  }
}

function isCoded(error: unknown, code: ErrorCode): boolean {
  return error instanceof CodedError && error.code === code;
}
