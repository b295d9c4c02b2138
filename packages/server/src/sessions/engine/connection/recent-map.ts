/**
 * Remembers what was used lately: at most `size` values of now and as many of before, and nothing
 * for longer than two periods. Costs nothing while nobody asks.
 */
export class RecentMap<Value> {
  readonly #size: number;
  readonly #periodMs: number;
  readonly #create: () => Value;
  #current = new Map<string, Value>();
  #before = new Map<string, Value>();
  #since: number;

  /** @param periodMs time without use after which a value may be forgotten, in ms */
  constructor(size: number, periodMs: number, create: () => Value, now = performance.now()) {
    this.#size = size;
    this.#periodMs = periodMs;
    this.#create = create;
    this.#since = now;
  }

  /** The value of this key, which is made where it is not remembered. */
  get(key: string, now = performance.now()): Value {
    const age = now - this.#since;
    if (age > this.#periodMs || this.#current.size >= this.#size) {
      this.#before = age > 2 * this.#periodMs ? new Map<string, Value>() : this.#current;
      this.#current = new Map();
      this.#since = now;
    }
    const value = this.#current.get(key) ?? this.#before.get(key) ?? this.#create();
    this.#current.set(key, value);
    return value;
  }
}
