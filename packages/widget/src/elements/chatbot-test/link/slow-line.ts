/** A line like a bad mobile connection: time on the way, and bytes a second. */
const LATENCY_MS = 800;
const BYTES_PER_MS = 50;

/** One direction of a link: what goes in comes out in order, late while the line is slow. */
export class SlowLine<Item> {
  readonly #deliver: (item: Item) => void;
  readonly #onItsWay: Item[] = [];
  /** Time at which the last item under way arrives, by `performance.now()`. */
  #busyUntil = 0;
  #closed = false;

  constructor(deliver: (item: Item) => void) {
    this.#deliver = deliver;
  }

  put(item: Item, bytes: number, isSlow: boolean): void {
    if (!isSlow && this.#onItsWay.length === 0) return this.#deliver(item);
    const now = performance.now();
    const arrival = isSlow ? now + LATENCY_MS + bytes / BYTES_PER_MS : now;
    this.#busyUntil = Math.max(this.#busyUntil, arrival);
    this.#onItsWay.push(item);
    // Timers count whole milliseconds and may change places: each brings whatever is the next.
    setTimeout(() => this.#arrive(), this.#busyUntil - now);
  }

  /** Closes the line; items still under way are lost. */
  close(): void {
    this.#closed = true;
  }

  #arrive(): void {
    const [item] = this.#onItsWay.splice(0, 1) as [Item];
    if (!this.#closed) this.#deliver(item);
  }
}
