import { Worker } from 'node:worker_threads';
import type { FromWorker, ThreadOptions, ToWorker } from './embedding-messages.js';
import { EmbeddingsUnavailable, type Embedding } from './sentence-embedder.js';

/** A text takes 20 to 50 ms, ten times as long on a busy machine: after so long it is stuck. */
const STUCK_MS = 30_000;
/** One that gives way may wait for its turn. */
const GIVING_WAY_STUCK_MS = 300_000;

/** A text that waits for its vector. */
export interface EmbeddingJob {
  readonly text: string;
  readonly resolve: (vector: Embedding) => void;
  readonly reject: (error: Error) => void;
}

export interface EmbeddingThreadEvents {
  /** It has become free, having done something unless it has only just loaded the model. */
  onFree(hasEmbedded: boolean): void;
  /** It ended of itself, or was stuck; the texts that it was at are lost. */
  onDeath(reason: string): void;
}

/** A thread with a model of its own. It does not keep the process alive. */
export class EmbeddingThread {
  readonly #worker: Worker;
  readonly #events: EmbeddingThreadEvents;
  readonly #stuckMs: number;
  #jobs: readonly EmbeddingJob[] = [];
  #isReady = false;
  #isOver = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(file: URL, options: ThreadOptions, events: EmbeddingThreadEvents) {
    this.#events = events;
    this.#stuckMs = options.givesWay ? GIVING_WAY_STUCK_MS : STUCK_MS;
    this.#worker = new Worker(file, { workerData: options });
    this.#worker.unref();
    this.#watch();
    this.#worker.on('message', (message: FromWorker) => this.#hear(message));
    this.#worker.on('error', (error) => this.#die(String(error)));
    this.#worker.on('exit', (code) => this.#die(`its thread ended with code ${code}`));
  }

  get isFree(): boolean {
    return this.#isReady && this.#jobs.length === 0;
  }

  /** Works at some texts; to be called when it is free. */
  take(jobs: readonly EmbeddingJob[]): void {
    this.#jobs = jobs;
    const texts = jobs.map(({ text }) => text);
    this.#worker.postMessage({ id: 0, texts } satisfies ToWorker);
    this.#watch();
  }

  /** Ends it; the texts that it was at are refused. */
  async end(reason: EmbeddingsUnavailable): Promise<void> {
    this.#over(reason);
    await this.#worker.terminate();
  }

  #hear(message: FromWorker): void {
    if (this.#isOver) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#isReady = true;
    const jobs = this.#jobs;
    this.#jobs = [];
    if (message.type === 'embedded') {
      jobs.forEach((job, index) => {
        const vector = message.vectors[index];
        if (vector) job.resolve(vector);
        else job.reject(new EmbeddingsUnavailable('The model left a text out.'));
      });
    } else if (message.type === 'failed') {
      const failed = new EmbeddingsUnavailable(`The model failed: ${message.reason}`);
      for (const job of jobs) job.reject(failed);
    }
    this.#events.onFree(message.type === 'embedded');
  }

  #watch(): void {
    this.#timer = setTimeout(() => {
      this.#die(`nothing came for ${this.#stuckMs / 1_000} s`);
      void this.#worker.terminate();
    }, this.#stuckMs);
    this.#timer.unref();
  }

  #die(reason: string): void {
    if (this.#isOver) return;
    this.#over(new EmbeddingsUnavailable(`The model failed: ${reason}`));
    this.#events.onDeath(reason);
  }

  #over(reason: EmbeddingsUnavailable): void {
    this.#isOver = true;
    if (this.#timer) clearTimeout(this.#timer);
    for (const job of this.#jobs) job.reject(reason);
  }
}
