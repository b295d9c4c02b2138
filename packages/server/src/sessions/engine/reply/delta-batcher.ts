import { toPostgresText } from '../../storage/postgres-text.js';

/**
 * Turns the pieces that a chatbot service says into those that are sent: the first at once, and
 * then at most one each `intervalMs`. Pieces never split a surrogate pair.
 */
export class DeltaBatcher {
  readonly #intervalMs: number;
  readonly #emit: (text: string) => void;
  #waiting = '';
  #timer: NodeJS.Timeout | null = null;
  #emittedAt = -Infinity;

  constructor(intervalMs: number, emit: (text: string) => void) {
    this.#intervalMs = intervalMs;
    this.#emit = emit;
  }

  add(text: string): void {
    this.#waiting += text;
    if (this.#timer) return;
    const now = performance.now();
    const wait = this.#emittedAt + this.#intervalMs - now;
    if (wait <= 0) this.#flush(now);
    else this.#timer = setTimeout(() => this.#flush(performance.now()), wait);
  }

  /** Emits all that waits, half a pair too: its other half will not come. */
  end(): void {
    this.cancel();
    if (this.#waiting) this.#emit(toPostgresText(this.#waiting));
    this.#waiting = '';
  }

  /** Emits nothing more by itself. */
  cancel(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #flush(now: number): void {
    this.#timer = null;
    const whole = endsInHalfAPair(this.#waiting) ? this.#waiting.slice(0, -1) : this.#waiting;
    if (!whole) return;
    this.#waiting = this.#waiting.slice(whole.length);
    this.#emittedAt = now;
    this.#emit(toPostgresText(whole));
  }
}

function endsInHalfAPair(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
