import type { Log } from '../engine/log.js';
import type { SessionCleaning } from './session-cleaning.js';

export interface CleanedSessions {
  readonly cleaning: SessionCleaning;
  /** Sessions that ended or expired longer ago than that are deleted, in ms; null: never. */
  readonly retentionMs: number | null;
}

export interface SessionCleanerParts {
  readonly test: CleanedSessions;
  readonly live: CleanedSessions;
  /** Age at which cleared messages are deleted, in ms: longer than a reset can be undone. */
  readonly clearedMs: number;
  readonly log: Log;
  /** Messages that a step deletes. Default 500. */
  readonly batch?: number;
}

/** Report of a clean-up. */
export interface CleaningReport {
  /** Test sessions whose retention time was over, deleted whole. */
  readonly sessions: number;
  /** Number of their messages. */
  readonly messages: number;
  /** Messages that resets had cleared. */
  readonly cleared: number;
  readonly ms: number;
}

const BATCH = 500;

/**
 * Deletes what is not to be kept: old test sessions, and what resets have cleared. Works in small
 * steps, so that others get their turn between them; all processes may do it at the same time.
 */
export class SessionCleaner {
  readonly #parts: SessionCleanerParts;
  #stopped = false;
  #running: Promise<CleaningReport> | null = null;

  constructor(parts: SessionCleanerParts) {
    this.#parts = parts;
  }

  /** Cleans until nothing is left. While it does, all callers wait for the same. */
  run(): Promise<CleaningReport> {
    this.#running ??= this.#clean().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Resolves when the step that runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => {
      // Whoever runs it is told.
    });
  }

  async #clean(): Promise<CleaningReport> {
    const { test, live, log } = this.#parts;
    const at = performance.now();
    const old = [await this.#deleteOld(test), await this.#deleteOld(live)];
    const cleared = (await this.#purge(test)) + (await this.#purge(live));
    const report: CleaningReport = {
      sessions: old.reduce((sum, { sessions }) => sum + sessions, 0),
      messages: old.reduce((sum, { messages }) => sum + messages, 0),
      cleared,
      ms: Math.round(performance.now() - at),
    };
    const { sessions, messages } = report;
    if (sessions + messages + cleared > 0) log.info({ ...report }, 'sessions were cleaned up');
    return report;
  }

  async #deleteOld({ cleaning, retentionMs }: CleanedSessions) {
    const sum = { sessions: 0, messages: 0 };
    while (retentionMs !== null && !this.#stopped) {
      const { sessions, messages } = await cleaning.deleteOld(retentionMs, this.#batch);
      if (sessions + messages === 0) break;
      sum.sessions += sessions;
      sum.messages += messages;
    }
    return sum;
  }

  async #purge({ cleaning }: CleanedSessions): Promise<number> {
    let sum = 0;
    while (!this.#stopped) {
      const { sessions, messages } = await cleaning.purgeCleared(
        this.#parts.clearedMs,
        this.#batch,
      );
      if (sessions + messages === 0) break;
      sum += messages;
    }
    return sum;
  }

  get #batch(): number {
    return this.#parts.batch ?? BATCH;
  }
}
