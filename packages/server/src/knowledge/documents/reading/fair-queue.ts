/** Limits of what one key may have waiting. */
export interface QueueLimits {
  readonly count: number;
  /** Sum of the sizes, in the unit in which they are given. */
  readonly size: number;
}

interface Entry<T> {
  readonly item: T;
  readonly size: number;
}

/**
 * Work that waits, by whose it is: served in turn, so that one who brings much delays himself; and by
 * what it has cost, so that one whose work is hard gets no more of it done than others.
 *
 * Start-time fair queueing (Goyal, Vin and Cheng, 1996), with costs that are known only afterwards:
 * whoever has had least goes first, and who has waited for nothing has saved nothing up.
 */
export class FairQueue<T> {
  readonly #limits: QueueLimits;
  /** Work by key, in the order in which keys that have had as much time are served next. */
  readonly #waiting = new Map<string, Entry<T>[]>();
  /** Time that each key has had. */
  readonly #had = new Map<string, number>();
  /** Time of the key that was served last: others begin there. */
  #now = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Puts work at the end of its key's; false, and nothing is kept, where the key has too much. */
  add(key: string, item: T, size = 0): boolean {
    const entries = this.#waiting.get(key) ?? [];
    const waiting = entries.reduce((sum, entry) => sum + entry.size, 0);
    const isAlone = entries.length === 0;
    if (!isAlone && entries.length >= this.#limits.count) return false;
    if (!isAlone && waiting + size > this.#limits.size) return false;
    this.#waiting.set(key, [...entries, { item, size }]);
    return true;
  }

  /** Work of a key has cost so much, in whatever unit. */
  charge(key: string, cost: number): void {
    this.#had.set(key, (this.#had.get(key) ?? this.#now) + cost);
  }

  /** Forgets what a key has had. */
  forgive(key: string): void {
    this.#had.delete(key);
  }

  /**
   * Takes the first work of the key that has had least.
   *
   * @param mayGo false for keys that wait on, whatever they have had
   * @returns null where none may go
   */
  take(mayGo: (key: string) => boolean): { key: string; item: T } | null {
    const able = [...this.#waiting.keys()].filter(mayGo);
    const least = Math.min(...able.map((key) => this.#hadBy(key)));
    const key = able.find((each) => this.#hadBy(each) === least);
    if (key === undefined) return null;
    this.#now = least;
    this.#had.set(key, least);
    return this.#serve(key);
  }

  /** Empties the queue. */
  clear(): T[] {
    const items = [...this.#waiting.values()].flat().map(({ item }) => item);
    this.#waiting.clear();
    return items;
  }

  #serve(key: string): { key: string; item: T } | null {
    const [first, ...rest] = this.#waiting.get(key) ?? [];
    if (!first) return null;
    this.#waiting.delete(key);
    if (rest.length > 0) this.#waiting.set(key, rest);
    return { key, item: first.item };
  }

  #hadBy(key: string): number {
    return Math.max(this.#now, this.#had.get(key) ?? 0);
  }
}
