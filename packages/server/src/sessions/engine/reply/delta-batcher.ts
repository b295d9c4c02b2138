import { toPostgresText } from '../../storage/postgres-text.js';
import type { EngineSettings } from '../settings.js';

type Gathering = Pick<EngineSettings, 'deltaMs' | 'deltaMsPerReply' | 'mostDeltaMs'>;

/**
 * Time for which pieces of a reply are gathered, in ms. Sending one costs more than adding to one that
 * waits, so that a process that gives many replies sends fewer and longer pieces.
 */
export function gatheringMs(
  { deltaMs, deltaMsPerReply, mostDeltaMs }: Gathering,
  repliesAtOnce: number,
): number {
  return Math.max(deltaMs, Math.min((repliesAtOnce - 1) * deltaMsPerReply, mostDeltaMs));
}

/**
 * Turns the pieces that a chatbot service says into those that are sent: the first at once, and
 * then at most one in each interval. Pieces never split a surrogate pair.
 */
export class DeltaBatcher {
  readonly #intervalMs: () => number;
  readonly #emit: (text: string) => void;
  #waiting = '';
  #timer: NodeJS.Timeout | null = null;
  #emittedAt = -Infinity;

  /** @param intervalMs asked for at each piece, since it may change while a reply is given */
  constructor(intervalMs: () => number, emit: (text: string) => void) {
    this.#intervalMs = intervalMs;
    this.#emit = emit;
  }

  add(text: string): void {
    this.#waiting += text;
    if (this.#timer) return;
    const now = performance.now();
    const wait = this.#emittedAt + this.#intervalMs() - now;
    // Node keeps a list of timers for each duration, so that whole ms are cheaper.
    if (wait <= 0) this.#flush(now);
    else this.#timer = setTimeout(() => this.#flush(performance.now()), Math.ceil(wait));
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
