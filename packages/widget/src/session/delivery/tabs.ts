import { randomId } from '../random-id.js';
import type { PageStorage } from '../visitor/visitor-token.js';

/** The part of `navigator.locks` that is used. */
export type Locks = Pick<LockManager, 'request' | 'query'>;

const PREFIX = 'chatbot-test:tab:';
/**
 * Interval at which a page without locks says that it is there, and its silence before it counts as
 * gone, in ms.
 */
const [STAMP_MS, GONE_MS] = [10_000, 90_000];

/**
 * The open pages that share this browser's storage. Each holds a lock of its own that the browser
 * releases when the page goes; without locks, each leaves a time stamp now and then.
 */
export class Tabs {
  readonly id = randomId();
  readonly #locks: Locks | null | undefined;
  readonly #storage: PageStorage;
  readonly #left = new AbortController();

  /** @param locks not there on pages without HTTPS */
  constructor(storage: PageStorage, locks: Locks | null | undefined) {
    this.#storage = storage;
    this.#locks = locks;
    if (locks) this.#hold(locks);
    else this.#stamp();
  }

  /**
   * Runs a function when a page is gone. Of several pages that wait for it, one after the other is
   * told.
   */
  whenGone(id: string, run: () => void): void {
    const { signal } = this.#left;
    this.#locks?.request(PREFIX + id, { signal }, run).catch(ignore);
  }

  async isGone(id: string): Promise<boolean> {
    if (this.#locks) {
      const { held = [] } = await this.#locks.query();
      return !held.some(({ name }) => name === PREFIX + id);
    }
    try {
      return Date.now() - Number(this.#storage.getItem(PREFIX + id) ?? 0) > GONE_MS;
    } catch {
      return true;
    }
  }

  leave(): void {
    this.#left.abort();
  }

  #hold(locks: Locks): void {
    const { signal } = this.#left;
    const held = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    locks.request(PREFIX + this.id, () => held).catch(ignore);
  }

  #stamp(): void {
    const { signal } = this.#left;
    const stamp = (): void =>
      this.#try((storage) => storage.setItem(PREFIX + this.id, `${Date.now()}`));
    const remove = (): void => this.#try((storage) => storage.removeItem(PREFIX + this.id));
    stamp();
    const timer = setInterval(stamp, STAMP_MS);
    window.addEventListener('pagehide', remove, { signal });
    window.addEventListener('pageshow', stamp, { signal });
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      remove();
    });
  }

  #try(use: (storage: PageStorage) => void): void {
    try {
      use(this.#storage);
    } catch {
      // Then nothing is kept there that somebody else could wait for either.
    }
  }
}

/** The wait was given up, or the page may not have locks. */
const ignore = (): void => undefined;
