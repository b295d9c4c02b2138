import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { DocumentIndex, DocumentToIndex } from '../chunks/index-document.js';
import { BoundedProcess, type ProcessLimits } from './bounded-process.js';
import { FairQueue } from './fair-queue.js';
import type { ReadingJob, ReadingResult } from './reading-messages.js';
import { SpentTime } from './spent-time.js';

/** Time after which a document is given up; most take less than a second. */
const LIMITS: ProcessLimits = { ms: 30_000, memory: 512 };
/** Each tenant has one process at most. */
const PROCESSES = 2;
/**
 * A tenant that has spent more CPU time in an hour, in ms, is a heavy one: all heavy tenants together
 * leave one process to the others, so that whoever brings a page does not wait for a hard file.
 */
const HEAVY_MS = 60_000;
/** Limits of what one tenant may have waiting, as documents and in bytes. */
const WAITING = { count: 20, size: 64 * 1024 * 1024 };
/** Delay after which a tenant with too many waiting may retry, in ms. */
const RETRY_MS = 5_000;

export interface ReadingOptions extends Partial<ProcessLimits> {
  /** CPU time that documents of one tenant may take in an hour, in ms; null: any. Default: null. */
  readonly msPerHour?: number | null;
  readonly heavyMs?: number;
  readonly processes?: number;
  /** Gives the time, in ms. */
  readonly clock?: () => number;
}

interface Waiting {
  readonly job: ReadingJob;
  readonly resolve: (result: ReadingResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Pool that reads and cuts up documents: a few processes of their own, bounded in time and memory,
 * shared by tenants in turn and by the CPU time that they take. Whatever a file does there, this
 * process answers everybody else.
 */
export class ReadingPool {
  readonly #queue = new FairQueue<Waiting>(WAITING);
  readonly #spent: SpentTime;
  readonly #msPerHour: number | null;
  readonly #heavyMs: number;
  readonly #all: readonly BoundedProcess<ReadingJob, ReadingResult>[];
  readonly #free: BoundedProcess<ReadingJob, ReadingResult>[];
  /** Tenants whose documents are being read. */
  readonly #busy = new Set<string>();
  #isClosed = false;

  constructor({
    msPerHour = null,
    heavyMs = HEAVY_MS,
    processes = PROCESSES,
    clock = () => performance.now(),
    ...limits
  }: ReadingOptions = {}) {
    const program = new URL('./reading.worker.js', import.meta.url);
    this.#spent = new SpentTime(clock);
    this.#msPerHour = msPerHour;
    this.#heavyMs = heavyMs;
    this.#all = Array.from(
      { length: processes },
      () => new BoundedProcess(program, { ...LIMITS, ...limits }),
    );
    this.#free = [...this.#all];
  }

  /**
   * @throws CodedError `too-many-waiting`, `reading-time-spent`; Error where the document took too
   *   much time or memory
   */
  run(tenantId: string, job: ReadingJob): Promise<ReadingResult> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new CodedError('stopping'));
      const refusal = this.#refusal(tenantId);
      if (refusal) return reject(refusal);
      if (!this.#queue.add(tenantId, { job, resolve, reject }, sizeOf(job))) {
        return reject(new CodedError('too-many-waiting', { retryAfterMs: RETRY_MS }));
      }
      this.#next();
    });
  }

  /**
   * Cuts a document up.
   *
   * @throws CodedError `too-many-waiting`, `reading-time-spent`, or `document-unreadable` if it takes
   *   too much to do so
   */
  async index(tenantId: string, document: DocumentToIndex): Promise<DocumentIndex> {
    const called = { name: document.title.slice(0, 60) };
    const result = await this.run(tenantId, { kind: 'index', document }).catch((error: unknown) => {
      throw error instanceof CodedError
        ? error
        : new CodedError('document-unreadable', called, error);
    });
    if (result.type === 'indexed') return result.index;
    const reason = result.type === 'refused' ? result.reason : 'it was not cut up';
    throw new CodedError('document-unreadable', called, new Error(reason));
  }

  /** Ends the processes; what waits is refused. */
  close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#queue.clear()) reject(new CodedError('stopping'));
    for (const process of this.#all) process.stop();
  }

  #next(): void {
    const process = this.#free.at(-1);
    const next = process && this.#queue.take((key) => this.#mayGo(key));
    if (!process || !next) return;
    const { key, item } = next;
    const refusal = this.#refusal(key);
    if (refusal) {
      item.reject(refusal);
      return this.#next();
    }
    this.#free.pop();
    this.#busy.add(key);
    process
      .run(item.job, (ms) => this.#charge(key, ms))
      .then(item.resolve, item.reject)
      .finally(() => {
        this.#busy.delete(key);
        this.#free.push(process);
        this.#next();
      });
    this.#next();
  }

  #mayGo(tenantId: string): boolean {
    if (this.#busy.has(tenantId)) return false;
    if (!this.#isHeavy(tenantId)) return true;
    const heavy = [...this.#busy].filter((key) => this.#isHeavy(key)).length;
    return heavy < Math.max(1, this.#all.length - 1);
  }

  #isHeavy(tenantId: string): boolean {
    return this.#spent.of(tenantId) > this.#heavyMs;
  }

  #charge(tenantId: string, ms: number): void {
    // What was spent in an hour before says nothing of this one.
    if (this.#spent.of(tenantId) === 0) this.#queue.forgive(tenantId);
    this.#spent.add(tenantId, ms);
    this.#queue.charge(tenantId, ms);
  }

  #refusal(tenantId: string): CodedError | null {
    const most = this.#msPerHour;
    if (most === null || this.#spent.of(tenantId) < most) return null;
    const retryAfterMs = this.#spent.forgottenInMs(tenantId);
    const minutes = Math.round(most / 6_000) / 10;
    return new CodedError('reading-time-spent', { minutes, retryAfterMs });
  }
}

function sizeOf(job: ReadingJob): number {
  return job.kind === 'read' ? job.bytes.byteLength : 2 * job.document.content.length;
}
