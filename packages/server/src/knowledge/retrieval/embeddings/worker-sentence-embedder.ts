import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { LOCAL_PASSAGE_LENGTH, TEXTS_VERSION } from './embedded-texts.js';
import { EmbeddingProcess, type EmbeddingJob } from './embedding-process.js';
import type { Engine } from './encoder/encoder.js';
import { DIMENSIONS, MODEL_NAME } from './encoder/model-files.js';
import { likeness, LOCAL } from './endpoint/calibration.js';
import {
  EmbeddingsUnavailable,
  type Embedding,
  type SentenceEmbedder,
} from './sentence-embedder.js';

/** Texts that may wait; more are refused, so that a crowd cannot fill the memory. */
const MOST_WAITING = 200;
/** Most code units of a text: the model reads 256 tokens, which are 1,200 letters of English. */
const LONGEST_TEXT = 1_500;
/** Begins a question, as the model was trained: with it, a question is like the passages that answer it. */
const QUESTION = 'Represent this sentence for searching relevant passages: ';
/** Texts of documents in one message to the process. An urgent text waits for no more than these. */
const TOGETHER = 4;
/** Time without work after which processes that give way end, since each has a model of its own. */
const IDLE_MS = 10_000;
/** Processes that give way: more gain little, as each wants a core. */
const MOST_GIVING_WAY = 2;
/** Texts of documents handed out at a time: less than may wait, and enough for two processes. */
const MOST_HANDED_OUT = 64;
/** Texts to compare with a question: 6 ms each, and only those that were not compared lately. */
const TEXTS_PER_QUESTION = 16;
/** A process that dies so often in a row is not started again for a while. */
const MOST_DEATHS = 3;
const PAUSE_MS = 60_000;

export interface WorkerSentenceEmbedderOptions {
  /** Program of its processes, for tests. */
  readonly program?: URL;
  /** Cores that may be used. Default: all. */
  readonly cores?: number;
  /** Engine to be used; default: the fastest that runs. */
  readonly engine?: Engine;
  /** Told which engine a process uses, each time one has started. */
  readonly onEngine?: (engine: Engine) => void;
}

/**
 * BGE small (Xiao et al. 2023) in a process of its own: English only. The process starts with the first
 * text, loads its model in less than a second, and starts anew after it died; if that was over the native
 * engine, without it. Large amounts are for others, one for each core and two at most, which work in time
 * that nobody else wants and end with the work: questions and conversations then are as fast as without.
 */
export class WorkerSentenceEmbedder implements SentenceEmbedder {
  readonly model = `${MODEL_NAME}#${TEXTS_VERSION}`;
  readonly dimensions = DIMENSIONS;
  readonly languages = ['en'];
  readonly passageLength = LOCAL_PASSAGE_LENGTH;
  readonly textsPerQuestion = TEXTS_PER_QUESTION;
  readonly #program: URL;
  readonly #mostGivingWay: number;
  readonly #onEngine: ((engine: Engine) => void) | undefined;
  readonly #urgent: EmbeddingJob[] = [];
  readonly #others: EmbeddingJob[] = [];
  /** Texts of large amounts. */
  readonly #patient: EmbeddingJob[] = [];
  /** Takes all but large amounts. */
  #first: EmbeddingProcess | null = null;
  /** Take large amounts. */
  readonly #givingWay = new Set<EmbeddingProcess>();
  #engine: Engine;
  #idle: NodeJS.Timeout | null = null;
  #deaths = 0;
  #pausedUntil = 0;
  #closed = false;

  constructor(options: WorkerSentenceEmbedderOptions = {}) {
    const { cores = availableParallelism() } = options;
    this.#program = options.program ?? new URL('./embeddings.worker.js', import.meta.url);
    this.#mostGivingWay = Math.min(MOST_GIVING_WAY, cores);
    this.#engine = options.engine ?? 'native';
    this.#onEngine = options.onEngine;
  }

  likeness(cosine: number): number {
    return likeness(cosine, LOCAL);
  }

  embed(text: string, signal?: AbortSignal): Promise<Embedding> {
    return this.#embed(text, this.#urgent, signal, QUESTION);
  }

  async embedAll(
    texts: readonly string[],
    signal?: AbortSignal,
    givesWay = false,
  ): Promise<Embedding[]> {
    const queue = givesWay ? this.#patient : this.#others;
    const vectors: Embedding[] = [];
    // Each text that waits listens to it.
    if (signal) setMaxListeners(0, signal);
    // Some at a time, as the queue has an end.
    for (let at = 0; at < texts.length; at += MOST_HANDED_OUT) {
      const some = texts.slice(at, at + MOST_HANDED_OUT);
      const made = some.map((text) => this.#embed(text, queue, signal));
      vectors.push(...(await Promise.all(made)));
    }
    return vectors;
  }

  async warm(): Promise<void> {
    await this.embedAll(['Hello.']);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#idle) clearTimeout(this.#idle);
    const stopping = new EmbeddingsUnavailable('The server is stopping.');
    const processes = [...(this.#first ? [this.#first] : []), ...this.#givingWay];
    this.#first = null;
    this.#givingWay.clear();
    this.#refuseAll(stopping);
    await Promise.all(processes.map((one) => one.end(stopping)));
  }

  /** @param start goes before a text that is not empty */
  #embed(
    text: string,
    queue: EmbeddingJob[],
    signal?: AbortSignal,
    start = '',
  ): Promise<Embedding> {
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
      let isSecond = false;
      const job: EmbeddingJob = {
        text: `${start}${clean}`,
        resolve: (vector) => (done(), resolve(vector)),
        reject: (error) => (done(), reject(error)),
        lose: (error) => {
          if (isSecond || this.#closed || signal?.aborted) return job.reject(error);
          isSecond = true;
          queue.unshift(job);
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      queue.push(job);
      if (queue === this.#urgent) this.#next();
      // When those that come along are there as well.
      else queueMicrotask(() => this.#next());
    });
  }

  #next(): void {
    if (this.#urgent.length + this.#others.length > 0) {
      this.#first ??= this.#start(false);
      if (this.#first.isFree) {
        const urgent = this.#urgent.shift();
        this.#first.take(urgent ? [urgent] : this.#others.splice(0, TOGETHER));
      }
    }
    for (const one of this.#givingWay) {
      if (this.#patient.length > 0 && one.isFree) one.take(this.#patient.splice(0, TOGETHER));
    }
    const isEnough = this.#givingWay.size >= this.#mostGivingWay;
    if (this.#patient.length > 0 && !isEnough) this.#givingWay.add(this.#start(true));
  }

  #start(givesWay: boolean): EmbeddingProcess {
    const started: EmbeddingProcess = new EmbeddingProcess(
      this.#program,
      { givesWay, engine: this.#engine },
      {
        onReady: (engine) => {
          this.#onEngine?.(engine);
          this.#next();
        },
        onFree: () => {
          this.#deaths = 0;
          this.#next();
          if (givesWay) this.#endWhenIdle();
        },
        onDeath: (reason, isUnfit) => {
          if (givesWay) this.#givingWay.delete(started);
          else this.#first = null;
          if (isUnfit) this.#engine = 'wasm';
          this.#died(reason);
        },
      },
    );
    return started;
  }

  /** Ends the processes that give way when all have been without work for a while. */
  #endWhenIdle(): void {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      const processes = [...this.#givingWay];
      if (processes.some(({ isFree }) => !isFree)) return;
      this.#givingWay.clear();
      const reason = new EmbeddingsUnavailable('Its process was not needed any more.');
      for (const one of processes) void one.end(reason);
    }, IDLE_MS);
    this.#idle.unref();
  }

  /** The texts that wait are for the next process, unless it happens again and again. */
  #died(reason: string): void {
    this.#deaths += 1;
    if (this.#deaths < MOST_DEATHS) return this.#next();
    this.#deaths = 0;
    this.#pausedUntil = performance.now() + PAUSE_MS;
    this.#refuseAll(new EmbeddingsUnavailable(`The model failed: ${reason}`));
  }

  #refuseAll(reason: EmbeddingsUnavailable): void {
    const all = [this.#urgent, this.#others, this.#patient].flatMap((queue) => queue.splice(0));
    for (const job of all) job.reject(reason);
  }
}

const gaveUp = () => new EmbeddingsUnavailable('The model was not ready in time.');
