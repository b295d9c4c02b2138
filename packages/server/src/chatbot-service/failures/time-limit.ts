import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { SilenceTimer } from '../../silence-timer.js';

/** Time limits of a service, each in ms. */
export interface TimeLimits {
  /** Time from the request to the headers of its response, in ms. */
  readonly connectMs: number;
  /** Time from the headers to the first word, or between signs of life until then, in ms. */
  readonly firstTokenMs: number;
  /** Time from one piece of text to the next, in ms. */
  readonly silenceMs: number;
  /** The whole of it. */
  readonly totalMs: number;
}

/** Limits below the engine's own limit of silence, so that errors say what was waited for. */
export const TIME_LIMITS: TimeLimits = {
  connectMs: 25_000,
  firstTokenMs: 25_000,
  silenceMs: 25_000,
  totalMs: 180_000,
};

const WAITED_FOR: Readonly<Record<keyof TimeLimits, string>> = {
  connectMs: 'It did not begin to answer',
  firstTokenMs: 'It began to answer, but sent no text',
  silenceMs: 'After a part of the text, no more came',
  totalMs: 'The reply did not come to an end',
};

/** Too long, as an error, and in words what was waited for. */
export interface Exceeded {
  readonly error: CodedError;
  readonly words: string;
}

/** Aborts its signal when what is waited for takes too long. */
export class TimeLimit {
  readonly #limits: TimeLimits;
  readonly #host: string;
  readonly #abort = new AbortController();
  readonly #total: NodeJS.Timeout;
  #silence: SilenceTimer | null = null;
  #waitedFor: keyof TimeLimits | null = null;
  #exceeded: keyof TimeLimits | null = null;

  constructor(limits: TimeLimits, host: string) {
    this.#limits = limits;
    this.#host = host;
    this.#total = setTimeout(() => this.#expire('totalMs'), limits.totalMs);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Waits for this from now on, instead of what came before. */
  waitFor(what: Exclude<keyof TimeLimits, 'totalMs'>): void {
    if (this.#exceeded) return;
    if (what === this.#waitedFor) {
      this.#silence?.heard();
      return;
    }
    this.#silence?.end();
    this.#waitedFor = what;
    this.#silence = new SilenceTimer(this.#limits[what], () => this.#expire(what));
  }

  /** Something has come that says nothing: the time that is waited begins again. */
  heard(): void {
    this.#silence?.heard();
  }

  end(): void {
    this.#silence?.end();
    clearTimeout(this.#total);
  }

  /** Limit that was exceeded; null: none. */
  get exceeded(): Exceeded | null {
    const what = this.#exceeded;
    if (!what) return null;
    const seconds = this.#limits[what] / 1_000;
    const code = what === 'silenceMs' ? 'service-stalled' : 'service-timeout';
    const words = `${WAITED_FOR[what]} within ${seconds} s.`;
    return { error: new CodedError(code, { seconds, host: this.#host }, new Error(words)), words };
  }

  #expire(what: keyof TimeLimits): void {
    this.#exceeded ??= what;
    this.end();
    this.#abort.abort();
  }
}
