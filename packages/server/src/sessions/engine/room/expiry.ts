/** The longest that a timer of Node can wait, in ms: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** Tells once when a token has ended, unless it was replaced by a later one. */
export class Expiry {
  readonly #onEnd: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** @param end null if the token never ends */
  set(end: Date | null): void {
    this.cancel();
    if (!end) return;
    const left = end.getTime() - Date.now();
    if (left > LONGEST_MS) this.#timer = setTimeout(() => this.set(end), LONGEST_MS).unref();
    else this.#timer = setTimeout(this.#onEnd, Math.max(left, 0)).unref();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
