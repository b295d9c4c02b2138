/** Queries of one batch that are on the way at the same time; later calls wait together. */
const AT_ONCE = 4;

interface Waiting<Value> {
  readonly resolve: (value: Value | null) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Reads many rows by one query where many are asked for at once, as when thousands of clients come
 * back in the same second. A read begins after it was asked for, so it sees what was stored before.
 */
export class Batch<Value> {
  readonly #readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  #waiting = new Map<string, Waiting<Value>[]>();
  #running = 0;
  #isScheduled = false;

  /** @param readAll what there is of these keys, by key */
  constructor(readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
    this.#readAll = readAll;
  }

  /** Null if there is none. Rejects with what the query of its batch rejects with. */
  read(key: string): Promise<Value | null> {
    return new Promise((resolve, reject) => {
      const known = this.#waiting.get(key);
      if (known) known.push({ resolve, reject });
      else this.#waiting.set(key, [{ resolve, reject }]);
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isScheduled || this.#running >= AT_ONCE || this.#waiting.size === 0) return;
    this.#isScheduled = true;
    setImmediate(() => void this.#run());
  }

  async #run(): Promise<void> {
    this.#isScheduled = false;
    const batch = this.#waiting;
    this.#waiting = new Map();
    this.#running += 1;
    try {
      const found = await this.#readAll([...batch.keys()]);
      for (const [key, all] of batch) {
        for (const { resolve } of all) resolve(found.get(key) ?? null);
      }
    } catch (error) {
      for (const all of batch.values()) for (const { reject } of all) reject(error);
    } finally {
      this.#running -= 1;
      this.#schedule();
    }
  }
}
