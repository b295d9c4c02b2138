import { createHmac, randomUUID } from 'node:crypto';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import {
  LIMIT_NAMES,
  UNLIMITED,
  type HeldKind,
  type LimitSettings,
  type RateKind,
} from './limit-settings.js';
import { MemoryRateCounter } from './memory-rate-counter.js';
import type { RateCounter } from './rate-counter.js';

/** Lets go of what was held; again does nothing. */
export type LetGo = () => void;

const PSEUDONYM_BYTES = 12;

/** Retry time of an address that has too much open, in ms. */
const HELD_RETRY_MS = 5_000;

/** Limits of one network address, so that none can use up the server. */
export class AddressLimits {
  readonly #settings: LimitSettings;
  readonly #counter: RateCounter;
  readonly #secret: string;
  readonly #open = new Map<string, number>();
  readonly #onHit: (kind: RateKind | HeldKind) => void;

  /**
   * Sets no limits if called without arguments.
   *
   * @param secret of all processes that share a database
   * @param onHit told of each refusal
   */
  constructor(
    settings: LimitSettings = UNLIMITED,
    counter: RateCounter = new MemoryRateCounter(),
    secret: string = randomUUID(),
    onHit: (kind: RateKind | HeldKind) => void = () => undefined,
  ) {
    this.#settings = settings;
    this.#counter = counter;
    this.#secret = secret;
    this.#onHit = onHit;
  }

  /** Hashes an address with a key: stable, and no way back. */
  pseudonymOf(address: string): string {
    const digest = createHmac('sha256', this.#secret).update(`address ${address}`).digest();
    return digest.subarray(0, PSEUDONYM_BYTES).toString('base64url');
  }

  /**
   * Counts something that an address does.
   *
   * @param address as by `addressKey`
   * @throws CodedError `address-limited`, with when to try again
   */
  async count(kind: RateKind, address: string): Promise<void> {
    const limit = this.#settings[kind];
    if (!limit) return;
    const { count, endsInMs } = await this.#counter.count(`${kind}:${address}`, limit.windowMs);
    if (count > limit.most) throw this.refusal(kind, endsInMs);
  }

  /**
   * Counts something until it is let go of.
   *
   * @throws CodedError `address-limited`, with when to try again
   */
  hold(kind: HeldKind, address: string): LetGo {
    const most = this.#settings[kind];
    if (most === null) return () => undefined;
    const key = `${kind}:${address}`;
    const count = this.#open.get(key) ?? 0;
    if (count >= most) throw this.refusal(kind, HELD_RETRY_MS);
    this.#open.set(key, count + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left === 0) this.#open.delete(key);
      else this.#open.set(key, left);
    };
  }

  /**
   * The error that a client is to hear instead of this one: who has come with too many tokens that
   * are not valid hears that. A valid token is never refused for it.
   */
  async ofFailure(error: unknown, address: string): Promise<unknown> {
    if (!(error instanceof CodedError) || error.code !== 'unauthorized') return error;
    try {
      await this.count('badTokens', address);
      return error;
    } catch (limitedError) {
      return limitedError;
    }
  }

  /** Makes the error for an address over its limit. */
  refusal(kind: RateKind | HeldKind, retryAfterMs: number): CodedError {
    this.#onHit(kind);
    const [what, setting] = LIMIT_NAMES[kind];
    const seconds = Math.ceil(retryAfterMs / 1_000);
    return new CodedError('address-limited', { what, setting, seconds, retryAfterMs });
  }
}
