import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';

export interface HeartbeatOptions {
  readonly ping: () => void;
  readonly dead: () => void;
  /** Interval between two pings, in ms. */
  readonly everyMs?: number;
  /** Time from a ping to the latest moment for an answer, in ms. */
  readonly answerMs?: number;
}

/**
 * Silence after a ping that means a dead link, in ms: with the interval it is `LIMITS.silenceMs`.
 */
const ANSWER_MS = LIMITS.silenceMs - LIMITS.heartbeatMs;
/** The same for a page that was asleep, where somebody is looking and waits. */
const PROBE_MS = 5_000;

/**
 * Says something at least every `LIMITS.heartbeatMs`, and notices when nothing comes back. Silence
 * counts from a ping, never from a clock alone: in a hidden page timers may be a minute late.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #interval: ReturnType<typeof setInterval> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    const { everyMs = LIMITS.heartbeatMs, answerMs = ANSWER_MS } = this.#options;
    this.#interval = setInterval(() => this.#ping(answerMs), everyMs);
  }

  /** Asks now whether the link is alive, and gives it little time to answer. */
  probe(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    this.#ping(PROBE_MS);
  }

  /** Any received byte counts as life. */
  received(): void {
    if (this.#deadline === undefined) return;
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  stop(): void {
    clearInterval(this.#interval);
    this.received();
  }

  #ping(answerMs: number): void {
    this.#options.ping();
    this.#deadline ??= setTimeout(() => this.#options.dead(), answerMs);
  }
}
