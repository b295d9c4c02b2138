import type { Counted, RateCounter } from './rate-counter.js';

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Keys that are remembered: what one machine can make up is not to fill the memory. */
const MOST_KEYS = 50_000;

/** Counts in this process. The oldest window is forgotten where there are too many. */
export class MemoryRateCounter implements RateCounter {
  readonly #windows = new Map<string, Window>();
  readonly #now: () => number;

  /** @param now in ms */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  count(key: string, windowMs: number): Promise<Counted> {
    const now = this.#now();
    let window = this.#windows.get(key);
    if (!window || window.endsAt <= now) {
      // Again at the end: the map is in the order in which windows began.
      this.#windows.delete(key);
      window = { count: 0, endsAt: now + windowMs };
      this.#windows.set(key, window);
      this.#forget();
    }
    window.count += 1;
    return Promise.resolve({ count: window.count, endsInMs: window.endsAt - now });
  }

  #forget(): void {
    if (this.#windows.size <= MOST_KEYS) return;
    for (const oldest of this.#windows.keys()) {
      this.#windows.delete(oldest);
      return;
    }
  }
}
