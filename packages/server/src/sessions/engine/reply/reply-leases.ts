import type { EngineParts } from '../engine-parts.js';
import type { ReplyRunner } from './reply-runner.js';

/** Sessions of processes that are gone that are answered at the same time. */
const TAKEN_AT_ONCE = 32;

/**
 * Keeps the leases of the replies that are answered here, and finds those that nobody answers:
 * their process is gone, or has given up. Where several look at the same time, claiming decides.
 */
export class ReplyLeases {
  readonly #parts: EngineParts;
  readonly #runner: ReplyRunner;
  /** Sessions that wait for their turn. */
  readonly #waiting = new Set<string>();
  readonly #answering = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;

  constructor(parts: EngineParts, runner: ReplyRunner) {
    this.#parts = parts;
    this.#runner = runner;
  }

  /**
   * Answers what is left unanswered, now and from now on.
   *
   * @param isAlone no other process has this database: then nobody holds a lease
   * @returns how many sessions that concerns; they are answered in the background
   */
  async start(isAlone: boolean): Promise<number> {
    const { storage, settings, log } = this.#parts;
    const left = isAlone ? await storage.queue.releaseAll() : await storage.queue.findUnanswered();
    if (left.length > 0) log.info({ sessions: left.length }, 'answering what was left unanswered');
    this.#take(left);
    this.#timer = setInterval(() => void this.#look(), settings.leaseCheckMs).unref();
    return left.length;
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#waiting.clear();
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      await this.#runner.renewLeases();
      this.#take(await this.#parts.storage.queue.findUnanswered());
    } catch (err) {
      this.#parts.log.warn({ err }, 'leases cannot be looked after at the moment');
    } finally {
      this.#isLooking = false;
    }
  }

  #take(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) this.#waiting.add(sessionId);
    for (const sessionId of this.#waiting) {
      if (this.#answering.size >= TAKEN_AT_ONCE) return;
      this.#waiting.delete(sessionId);
      if (!this.#answering.has(sessionId)) void this.#answer(sessionId);
    }
  }

  async #answer(sessionId: string): Promise<void> {
    this.#answering.add(sessionId);
    await this.#runner.wake(sessionId);
    this.#answering.delete(sessionId);
    this.#take([]);
  }
}
