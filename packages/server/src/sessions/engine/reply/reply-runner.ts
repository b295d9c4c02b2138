import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { EndedReply, ReplyEnd } from '../../storage/reply-queue.js';
import { revisionOf } from '../chatbot-directory.js';
import type { EngineParts } from '../engine-parts.js';
import { withPreview, type Overrides } from '../overrides.js';
import type { Release, ReplySlots } from './reply-slots.js';
import { RunningReply } from './running-reply.js';

/** A question that has just been stored, and when it arrived (`performance.now()`). */
export interface Question {
  readonly replyId: string;
  readonly at: number;
  readonly tenantId: string;
}

/** A question that waits for its answer. */
interface Arrival {
  readonly at: number;
  /** It waits no more. */
  readonly begin: Release;
}

/** The work on one session: its unanswered messages, one after the other. */
interface Work {
  /** Something may have been queued since the last look. */
  again: boolean;
  /** Empty where it is not known: what others have left. */
  tenantId: string;
  readonly arrivals: Map<string, Arrival>;
  /** A look into the queue that is under way. */
  claiming: Promise<void>;
  current: RunningReply | null;
  done: Promise<void>;
}

/** Number of attempts to store the end of a reply before it is left to the next start. */
const STORE_ATTEMPTS = 60;

/**
 * Answers what is queued: one reply of a session at a time, in order, any number of sessions at
 * once. The queue is the database's; what is in memory here may be lost.
 */
export class ReplyRunner {
  readonly #parts: EngineParts;
  readonly #overridesOf: (sessionId: string) => Overrides;
  readonly #owner = randomUUID();
  readonly #work = new Map<string, Work>();
  readonly #slots: ReplySlots;
  /** Promises by reply that resolve when its question has been told to everybody here. */
  readonly #untold = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();
  /** Nothing waits for its turn any more. */
  readonly #leaving = new AbortController();
  /** Has another process answer a session; null while this one does. */
  #handOver: ((sessionId: string) => void) | null = null;

  constructor(
    parts: EngineParts,
    slots: ReplySlots,
    overridesOf: (sessionId: string) => Overrides,
  ) {
    this.#parts = parts;
    this.#slots = slots;
    this.#overridesOf = overridesOf;
  }

  /** It begins nothing any more. */
  get isHandingOver(): boolean {
    return this.#handOver !== null;
  }

  /** Replies that are given here. */
  get running(): number {
    let running = 0;
    for (const { current } of this.#work.values()) if (current) running += 1;
    return running;
  }

  /** Messages of a session that came here and that nobody has begun to answer. */
  unanswered(sessionId: string): number {
    return this.#work.get(sessionId)?.arrivals.size ?? 0;
  }

  /**
   * A question is being stored here. Its reply, which a look into the queue may find at once, waits
   * until everybody has been told of the question: a client that hears of the reply first has to ask
   * what it missed.
   *
   * @returns has to be called when they have been told, or never will be
   */
  expect(replyId: string): () => void {
    let told = (): void => undefined;
    this.#untold.set(replyId, new Promise((resolve) => (told = resolve)));
    return () => {
      this.#untold.delete(replyId);
      told();
    };
  }

  /**
   * Something may be queued in this session. Never rejects.
   *
   * @returns resolves when nothing is queued any more
   */
  wake(sessionId: string, question?: Question): Promise<void> {
    if (this.#closing.signal.aborted) return Promise.resolve();
    if (this.#handOver && !this.#work.has(sessionId)) {
      this.#handOver(sessionId);
      return Promise.resolve();
    }
    let work = this.#work.get(sessionId);
    if (!work) {
      work = {
        again: false,
        tenantId: question?.tenantId ?? '',
        arrivals: new Map(),
        claiming: Promise.resolve(),
        current: null,
        done: Promise.resolve(),
      };
      this.#work.set(sessionId, work);
      if (question) this.#arrive(work, question);
      work.done = this.#answerAll(sessionId, work);
      return work.done;
    }
    work.again = true;
    if (question) {
      work.tenantId = question.tenantId;
      this.#arrive(work, question);
    }
    return work.done;
  }

  #arrive({ arrivals }: Work, { replyId, at, tenantId }: Question): void {
    arrivals.set(replyId, { at, begin: this.#slots.wait(tenantId) });
  }

  /** Stops this reply if it is being answered here. Its end comes as news. */
  async stop(sessionId: string, replyId: string): Promise<boolean> {
    const work = this.#work.get(sessionId);
    if (!work) return false;
    await work.claiming;
    if (work.current?.claim.replyId !== replyId) return false;
    work.current.interrupt('stopped');
    return true;
  }

  /** Stops what is answered here in a session that is over. What waits there is found stopped. */
  async stopAll(sessionId: string): Promise<void> {
    const work = this.#work.get(sessionId);
    await work?.claiming;
    work?.current?.interrupt('stopped');
  }

  /** Gives up a reply of before this epoch: its question is gone. */
  async clear(sessionId: string, epoch: number): Promise<void> {
    const work = this.#work.get(sessionId);
    await work?.claiming;
    const reply = work?.current;
    if (reply && reply.claim.epoch < epoch) reply.interrupt('cleared');
  }

  /**
   * Keeps what is answered here from being taken over; gives up what has been.
   *
   * @throws what the database throws; nothing is given up then
   */
  async renewLeases(): Promise<void> {
    const { storage, settings } = this.#parts;
    const running = [...this.#work.values()].flatMap(({ current }) => current ?? []);
    if (running.length === 0) return;
    const ids = running.map(({ claim }) => claim.replyId);
    const kept = await storage.queue.renewLeases(this.#owner, ids, settings.leaseMs);
    for (const reply of running) {
      const own = kept.find(({ replyId }) => replyId === reply.claim.replyId);
      if (!own) reply.interrupt('lost');
      // Whoever asked could not reach this process.
      else if (own.isStopping) reply.interrupt('stopped');
    }
  }

  /**
   * Begins nothing any more where there are others to do it. Never rejects.
   *
   * @param handOver called with each session that another process is to answer; null if there is
   *   none
   * @returns resolves when everything that was begun has ended
   */
  async drain(handOver: ((sessionId: string) => void) | null): Promise<void> {
    this.#handOver = handOver;
    if (handOver) this.#leaving.abort();
    await Promise.all([...this.#work.values()].map(({ done }) => done));
  }

  /**
   * Leaves what is not answered to others. Never rejects.
   *
   * @returns the sessions whose replies were given up
   */
  async close(): Promise<readonly string[]> {
    this.#closing.abort();
    this.#leaving.abort();
    const all = [...this.#work.values()];
    for (const { current } of all) current?.interrupt('shutdown');
    await Promise.all(all.map(({ done }) => done));
    if (all.length === 0) return [];
    try {
      return await this.#parts.storage.queue.release(this.#owner);
    } catch (err) {
      this.#parts.log.warn({ err }, 'unfinished replies stay taken until their leases end');
      return [];
    }
  }

  async #answerAll(sessionId: string, work: Work): Promise<void> {
    while (!this.#closing.signal.aborted && !this.#handOver) {
      const release = await this.#slots.take(work.tenantId, this.#leaving.signal);
      if (!release) break;
      try {
        const mayBeMore = await this.#answerOne(sessionId, work);
        // Asked again in the same step in which it is forgotten: a call to wake it is never lost.
        if (!mayBeMore && !work.again) break;
      } finally {
        release();
      }
    }
    this.#work.delete(sessionId);
    for (const { begin } of work.arrivals.values()) begin();
    this.#handOver?.(sessionId);
  }

  /** @returns whether there may be more to answer */
  async #answerOne(sessionId: string, work: Work): Promise<boolean> {
    work.again = false;
    work.claiming = this.#claim(sessionId, work);
    await work.claiming;
    if (!work.current) return false;
    const finished = await this.#finish(work.current);
    work.current = null;
    return finished;
  }

  /** Claims a reply. It becomes `current` before anybody who waits for it goes on. */
  async #claim(sessionId: string, work: Work): Promise<void> {
    const { storage, chatbots, mode, settings, log } = this.#parts;
    try {
      const [expected] = work.arrivals.keys();
      const { leaseMs } = settings;
      const claim = await storage.queue.claimNext(sessionId, this.#owner, leaseMs, expected);
      if (!claim) return;
      await this.#untold.get(claim.replyId);
      const saved = await revisionOf(chatbots, claim, mode);
      const { preview, simulation } = this.#overridesOf(sessionId);
      const chatbot = saved && withPreview(saved, preview);
      const arrival = work.arrivals.get(claim.replyId);
      work.arrivals.delete(claim.replyId);
      arrival?.begin();
      const since = arrival?.at;
      work.current = new RunningReply(this.#parts, claim, {
        chatbot,
        simulation,
        since,
        slots: this.#slots,
      });
      if (this.#closing.signal.aborted) work.current.interrupt('shutdown');
      else if (claim.isStopping) work.current.interrupt('stopped');
    } catch (err) {
      log.error({ err, sessionId }, 'the next message cannot be answered yet');
      await this.#pause();
      work.again = true;
    }
  }

  /** @returns whether it makes sense to go on in this session */
  async #finish(reply: RunningReply): Promise<boolean> {
    try {
      // Begun again where the database failed it; the claim that was left is our own.
      if ((await reply.run((end) => this.#store(end))) === 'again') await this.#pause();
      return true;
    } catch (err) {
      const { sessionId, replyId } = reply.claim;
      this.#parts.log.error({ err, correlationId: replyId, sessionId }, 'a reply was given up');
      return false;
    }
  }

  /** The database may be away for a while; the reply has been said and is not to be lost. */
  async #store(end: ReplyEnd): Promise<EndedReply | null> {
    const { storage, log } = this.#parts;
    for (let attempt = 1; ; attempt++) {
      try {
        return await storage.queue.endReply(end);
      } catch (err) {
        if (attempt === STORE_ATTEMPTS || this.#closing.signal.aborted) throw err;
        const details = { err, correlationId: end.replyId, sessionId: end.sessionId };
        log.error(details, 'the end of a reply cannot be stored yet');
        await this.#pause();
      }
    }
  }

  async #pause(): Promise<void> {
    const { signal } = this.#closing;
    await delay(this.#parts.settings.retryMs, undefined, { signal, ref: false }).catch(() => {
      // Closing: no need to wait.
    });
  }
}
