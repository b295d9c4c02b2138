import type { Rate } from './settings.js';

/** Lets through `burst` at once and `perSecond` a second. Time is `performance.now()`, in ms. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now = performance.now()) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  take(now = performance.now()): boolean {
    if (this.waitMs(now) > 0) return false;
    this.#tokens -= 1;
    return true;
  }

  /** How long it takes until the next is let through, in ms. */
  waitMs(now = performance.now()): number {
    const { burst, perSecond } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    return this.#tokens < 1 ? ((1 - this.#tokens) / perSecond) * 1_000 : 0;
  }
}
