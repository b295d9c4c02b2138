import type { Rate } from '../settings.js';

/** Lets through `burst` at once and `perSecond` a second. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #clock: () => number;
  #tokens: number;
  #at: number;

  /** @param clock gives the time, in ms; by default `performance.now()` */
  constructor(rate: Rate, clock = (): number => performance.now()) {
    this.#rate = rate;
    this.#clock = clock;
    this.#tokens = rate.burst;
    this.#at = clock();
  }

  take(now = this.#clock()): boolean {
    if (this.waitMs(now) > 0) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Time until the next is let through, in ms. */
  waitMs(now = this.#clock()): number {
    const { burst, perSecond } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    return this.#tokens < 1 ? ((1 - this.#tokens) / perSecond) * 1_000 : 0;
  }
}
