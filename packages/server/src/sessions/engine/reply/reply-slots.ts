import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';

/** Lets go of what was taken; again does nothing. */
export type Release = () => void;

export interface SlotSettings {
  /** Replies that are given at once by one process. */
  readonly repliesAtOnce: number;
  /** Number of replies that may always wait for their turn. */
  readonly leastWaiting: number;
  /** Time within which the turn of further replies has to come, or they are refused, in ms. */
  readonly mostWaitMs: number;
  /** Messages that are being stored at once by one process. */
  readonly storesAtOnce: number;
}

interface Waiting {
  readonly since: number;
  readonly begin: (release: Release) => void;
}

/** The rate of replies is taken over so many seconds. */
const SECONDS = 10;
const RETRY_MS = { least: 1_000, most: 30_000 };

/**
 * Slots of replies when there is more to do than can be done: so many replies at once, the rest in
 * turn, one tenant after the other. What could not be answered in time is refused as `busy` before
 * it is stored; each tenant has its share of what waits, so that one that floods is refused first.
 */
export class ReplySlots {
  readonly #settings: SlotSettings;
  readonly #now: () => number;
  #running = 0;
  /** Waiting replies by tenant, the next one first. */
  readonly #waiting = new Map<string, Waiting[]>();
  #waits = 0;
  /** Messages by tenant whose replies have not begun: those behind others of their session, too. */
  readonly #unanswered = new Map<string, number>();
  readonly #storing = new Map<string, number>();
  #stores = 0;
  /** Replies that ended in each of the last seconds. */
  readonly #ended = new Array<number>(SECONDS).fill(0);
  #second = 0;

  /** @param now in ms */
  constructor(settings: SlotSettings, now: () => number = () => performance.now()) {
    this.#settings = settings;
    this.#now = now;
    this.#second = this.#secondNow();
  }

  /** Replies that are being given. */
  get running(): number {
    return this.#running;
  }

  /** Replies that wait for their turn. */
  get waiting(): number {
    return this.#waits;
  }

  /**
   * A message is about to be stored, to be answered after that.
   *
   * @returns to be called when it is stored
   * @throws CodedError `busy`, with when to try again
   */
  admit(tenantId: string): Release {
    const { storesAtOnce } = this.#settings;
    const storing = this.#storing.get(tenantId) ?? 0;
    const others = this.#storing.size + (storing === 0 ? 1 : 0);
    const isFull = this.#stores >= storesAtOnce;
    if (isFull && storing >= storesAtOnce / others) throw busy(RETRY_MS.least);
    this.#checkTurn(tenantId);
    this.#stores += 1;
    const isStored = counted(this.#storing, tenantId);
    return once(() => {
      this.#stores -= 1;
      isStored();
    });
  }

  /**
   * A message waits for its answer: for its turn, or behind another of its session.
   *
   * @returns to be called when its answer begins, or never will
   */
  wait(tenantId: string): Release {
    return counted(this.#unanswered, tenantId);
  }

  /**
   * Waits until a reply may begin.
   *
   * @returns to be called when it has ended; null if `signal` aborts before
   */
  take(tenantId: string, signal: AbortSignal): Promise<Release | null> {
    if (signal.aborted) return Promise.resolve(null);
    if (this.#running < this.#settings.repliesAtOnce) return Promise.resolve(this.#begin());
    return new Promise((resolve) => {
      const onAbort = () => {
        this.#remove(tenantId, waiting);
        resolve(null);
      };
      const begin = (release: Release) => {
        signal.removeEventListener('abort', onAbort);
        resolve(release);
      };
      const waiting: Waiting = { since: this.#now(), begin };
      signal.addEventListener('abort', onAbort, { once: true });
      const queue = this.#waiting.get(tenantId);
      if (queue) queue.push(waiting);
      else this.#waiting.set(tenantId, [waiting]);
      this.#waits += 1;
    });
  }

  #checkTurn(tenantId: string): void {
    const queue = this.#waiting.get(tenantId);
    if (!queue?.[0]) return;
    const { leastWaiting, mostWaitMs } = this.#settings;
    const perSecond = this.#perSecond();
    const inTime = Math.floor((perSecond * mostWaitMs) / 1_000);
    const share = Math.max(leastWaiting, inTime) / this.#waiting.size;
    const waiting = Math.max(queue.length, this.#unanswered.get(tenantId) ?? 0);
    const isStuck = this.#now() - queue[0].since > mostWaitMs && waiting >= leastWaiting;
    if (waiting < share && !isStuck) return;
    const all = this.#waits - queue.length + waiting;
    throw busy(perSecond === 0 ? RETRY_MS.most : (all / perSecond) * 1_000);
  }

  #begin(): Release {
    this.#running += 1;
    return once(() => {
      this.#running -= 1;
      this.#perSecond();
      const index = this.#second % SECONDS;
      this.#ended[index] = (this.#ended[index] ?? 0) + 1;
      this.#beginNext();
    });
  }

  /** The tenant whose turn it was goes to the end. */
  #beginNext(): void {
    const [next] = this.#waiting;
    if (!next || this.#running >= this.#settings.repliesAtOnce) return;
    const [tenantId, queue] = next;
    const waiting = queue.shift();
    this.#waiting.delete(tenantId);
    if (queue.length > 0) this.#waiting.set(tenantId, queue);
    if (!waiting) return;
    this.#waits -= 1;
    waiting.begin(this.#begin());
  }

  #remove(tenantId: string, waiting: Waiting): void {
    const queue = this.#waiting.get(tenantId);
    const index = queue?.indexOf(waiting) ?? -1;
    if (!queue || index < 0) return;
    queue.splice(index, 1);
    this.#waits -= 1;
    if (queue.length === 0) this.#waiting.delete(tenantId);
  }

  /** Replies that ended a second, lately. */
  #perSecond(): number {
    const now = this.#secondNow();
    for (let second = Math.max(this.#second + 1, now - SECONDS + 1); second <= now; second++) {
      this.#ended[second % SECONDS] = 0;
    }
    this.#second = now;
    return this.#ended.reduce((sum, count) => sum + count, 0) / SECONDS;
  }

  #secondNow(): number {
    return Math.floor(this.#now() / 1_000);
  }
}

/** Counts one more until it is let go of. */
function counted(counts: Map<string, number>, key: string): Release {
  counts.set(key, (counts.get(key) ?? 0) + 1);
  return once(() => {
    const left = (counts.get(key) ?? 1) - 1;
    if (left === 0) counts.delete(key);
    else counts.set(key, left);
  });
}

function once(release: () => void): Release {
  let isReleased = false;
  return () => {
    if (isReleased) return;
    isReleased = true;
    release();
  };
}

/** Spread a little, so that those who were refused together do not come back together. */
function busy(ms: number): CodedError {
  const retryAfterMs = Math.min(Math.max(ms, RETRY_MS.least), RETRY_MS.most);
  return new CodedError('busy', { retryAfterMs: retryAfterMs * (1 + Math.random() / 2) });
}
