import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ALLOCATOR_OF_CHILDREN } from '../../../allocator-of-children.js';
import type { FromProcess, ProcessOptions, ToProcess } from './embedding-messages.js';
import type { Engine } from './encoder/encoder.js';
import { EmbeddingsUnavailable, type Embedding } from './sentence-embedder.js';

/** Time after which a text is stuck. It takes 4 to 60 ms, and ten times that on a busy machine. */
const STUCK_MS = 30_000;
/** One that starts loads code and the model, and one that gives way may wait for its turn. */
const PATIENT_MS = 300_000;

/** A text that waits for its vector. */
export interface EmbeddingJob {
  readonly text: string;
  readonly resolve: (vector: Embedding) => void;
  readonly reject: (error: Error) => void;
  /** Its process died: it waits for another one, but once. */
  readonly lose: (error: Error) => void;
}

export interface EmbeddingProcessEvents {
  /** It has loaded the model, and is free. */
  onReady(engine: Engine): void;
  /** It has done something, and is free. */
  onFree(): void;
  /**
   * It ended of itself, or was stuck; the texts that it was at wait again, or are refused.
   *
   * @param isUnfit true if it ended while it loaded the model
   */
  onDeath(reason: string, isUnfit: boolean): void;
}

/**
 * A child process with a model of its own. Not a thread: native code that fails, or that is stopped in
 * the middle, takes its process along. It keeps this one alive only while it is at work.
 */
export class EmbeddingProcess {
  readonly #child: ChildProcess;
  readonly #events: EmbeddingProcessEvents;
  readonly #stuckMs: number;
  #jobs: readonly EmbeddingJob[] = [];
  #isReady = false;
  #isOver = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(program: URL, options: ProcessOptions, events: EmbeddingProcessEvents) {
    this.#events = events;
    this.#stuckMs = options.givesWay ? PATIENT_MS : STUCK_MS;
    this.#child = fork(program, [JSON.stringify(options)], {
      serialization: 'advanced',
      // One arena of the C library: V8's compilers, which have a thread each, leave 100 MB in others.
      env: { ...process.env, ...ALLOCATOR_OF_CHILDREN, MALLOC_ARENA_MAX: '1' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#watch(PATIENT_MS);
    this.#child.on('message', (message: FromProcess) => this.#hear(message));
    this.#child.on('error', (error) => this.#die(String(error)));
    this.#child.on('exit', (code, signal) =>
      this.#die(`its process ended with ${signal ?? `code ${code}`}`, !this.#isReady),
    );
  }

  get isFree(): boolean {
    return this.#isReady && this.#jobs.length === 0;
  }

  /** Works at some texts; to be called when it is free. */
  take(jobs: readonly EmbeddingJob[]): void {
    this.#jobs = jobs;
    this.#child.send({ texts: jobs.map(({ text }) => text) } satisfies ToProcess);
    this.#watch(this.#stuckMs);
  }

  /** Ends it; the texts that it was at are refused. */
  async end(reason: EmbeddingsUnavailable): Promise<void> {
    this.#over();
    for (const job of this.#jobs) job.reject(reason);
    const { exitCode, signalCode, pid } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.ref();
    this.#child.kill('SIGKILL');
    await ended;
  }

  #hear(message: FromProcess): void {
    if (this.#isOver) return;
    this.#rest();
    if (message.type === 'ready') {
      this.#isReady = true;
      return this.#events.onReady(message.engine);
    }
    const jobs = this.#jobs;
    this.#jobs = [];
    if (message.type === 'embedded') {
      jobs.forEach((job, index) => {
        const vector = message.vectors[index];
        if (vector) job.resolve(vector);
        else job.reject(new EmbeddingsUnavailable('The model left a text out.'));
      });
    } else {
      const failed = new EmbeddingsUnavailable(`The model failed: ${message.reason}`);
      for (const job of jobs) job.reject(failed);
    }
    this.#events.onFree();
  }

  /** Watches the process until it answers. */
  #watch(longestMs: number): void {
    this.#child.ref();
    this.#child.channel?.ref();
    this.#timer = setTimeout(() => {
      this.#die(`nothing came for ${longestMs / 1_000} s`);
      this.#child.kill('SIGKILL');
    }, longestMs);
    this.#timer.unref();
  }

  #rest(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#child.unref();
    this.#child.channel?.unref();
  }

  #die(reason: string, isUnfit = false): void {
    if (this.#isOver) return;
    this.#over();
    const failed = new EmbeddingsUnavailable(`The model failed: ${reason}`);
    for (const job of [...this.#jobs].reverse()) job.lose(failed);
    this.#events.onDeath(reason, isUnfit);
  }

  #over(): void {
    this.#isOver = true;
    this.#rest();
  }
}
