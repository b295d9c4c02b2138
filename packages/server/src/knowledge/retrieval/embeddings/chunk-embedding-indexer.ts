import { setTimeout as after } from 'node:timers/promises';
import type { Scope } from '../scope.js';
import type { ChunkEmbeddingRepository } from './chunk-embedding-repository.js';
import type { PgvectorCopy } from './search/pgvector-copy.js';
import { embeddedTexts } from './embedded-texts.js';
import {
  EmbeddingsUnavailable,
  type Embedding,
  type SentenceEmbedder,
} from './sentence-embedder.js';

/** Chunks that are embedded before they are stored: what a stop loses at most. */
const BATCH = 16;
/**
 * Texts that are little: a few seconds' work, which is done at once. What is more gives way to all
 * else.
 */
const LITTLE = 32;
/** Chunks whose vectors are stored at a time, by a statement of some 3 ms: messages wait for it. */
const STORED = 4;
/** Delay before it begins, in ms: a start, or a rush of changes, goes first. */
const DELAY_MS = 1_000;

/** Letters of a token, as a rule of thumb, in English: what is set aside need not be exact. */
const TOKEN_LENGTH = 4;

/** A look at all of a chatbot's chunks is good for so many times as long as it took: looks take a hundredth of the time. */
const LOOK_SHARE = 100;

/** Numbers of the vectors that are remembered while it works: 8 MB. */
const MOST_MADE = 2_000_000;

/** Limit of attempts in a row at what may pass, after pauses that double. */
const MOST_ATTEMPTS = 10;

/** Length of the first pause and of the longest, in ms, unless a service asks for more. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

const BACKOFF: Backoff = { firstMs: 2_000, longestMs: 300_000 };

/** State of the work at a chatbot's vectors in this process. */
export interface EmbeddingStatus {
  /** True if this process is making more of them now. */
  readonly working: boolean;
  /** Reason of the last failure, whether it is tried again or not; null if there was none. */
  readonly failure: string | null;
}

/** Number of vectors that a chatbot has, and should have. */
export interface EmbeddingProgress extends EmbeddingStatus {
  readonly chunks: number;
  readonly embedded: number;
}

export interface ChunkEmbeddingIndexerOptions {
  readonly repository: ChunkEmbeddingRepository;
  readonly embedder: SentenceEmbedder;
  readonly copy: PgvectorCopy;
  /** Told each failure; when it has given up, the next request tries again. */
  readonly onError: (error: unknown) => void;
  readonly backoff?: Backoff | undefined;
  /** Keeps what it costs within budgets; left out: it costs nothing. */
  readonly spending?: EmbeddingSpending | undefined;
}

/** Sets aside what embedding is about to cost; rejects with a sentence where the budget is spent. */
export type EmbeddingSpending = (
  scope: Scope,
  tokens: number,
) => Promise<{ settle(tokens: number): void }>;

/** Counts of the draft's chunks, as of a moment ago. */
interface Counted {
  readonly chunks: number;
  readonly embedded: number;
  /** Time from which they are no good any more, by `performance.now()`. */
  readonly until: number;
}

/**
 * Makes the vectors that chunks lack: those of new documents, and all when the model has changed.
 * It works in the background, chatbot after chatbot, and gives way to questions. What fails and may
 * pass is tried again.
 */
export class ChunkEmbeddingIndexer {
  readonly #repository: ChunkEmbeddingRepository;
  readonly #embedder: SentenceEmbedder;
  readonly #copy: PgvectorCopy;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Map<string, Scope>();
  readonly #failures = new Map<string, string>();
  /** Embeddings made in one run: chatbots often share documents. */
  readonly #made = new Map<string, Embedding>();
  readonly #backoff: Backoff;
  readonly #spending: EmbeddingSpending | undefined;
  /** Counts of chatbots that are being worked at. */
  readonly #counted = new Map<string, Counted>();
  #current: string | null = null;
  #attempts = 0;
  #work: Promise<void> = Promise.resolve();
  readonly #closing = new AbortController();

  constructor(options: ChunkEmbeddingIndexerOptions) {
    this.#repository = options.repository;
    this.#embedder = options.embedder;
    this.#copy = options.copy;
    this.#onError = options.onError;
    this.#backoff = options.backoff ?? BACKOFF;
    this.#spending = options.spending;
  }

  /** Sees to it that a chatbot gets the vectors that it lacks; returns at once. */
  request({ tenantId, chatbotId }: Scope): void {
    const key = keyOf({ tenantId, chatbotId });
    if (this.#closing.signal.aborted || this.#waiting.has(key)) return;
    // One that is at work already looks again: documents may have come since it last did.
    this.#waiting.set(key, { tenantId, chatbotId });
    if (this.#waiting.size === 1 && this.#current === null) this.#work = this.#run();
  }

  status(scope: Scope): EmbeddingStatus {
    const key = keyOf(scope);
    const working = this.#current === key || this.#waiting.has(key);
    return { working, failure: this.#failures.get(key) ?? null };
  }

  /** Counts; while it works, as of its last look, as counting takes the longer the more there are. */
  async progress(scope: Scope): Promise<EmbeddingProgress> {
    const status = this.status(scope);
    const key = keyOf(scope);
    let counted = this.#counted.get(key);
    if (!counted || !status.working || performance.now() >= counted.until) {
      const begun = performance.now();
      const { chunks, embedded } = await this.#repository.state(scope, this.#embedder);
      counted = { chunks, embedded, until: untilNextLook(begun) };
      this.#counted.set(key, counted);
    }
    const { chunks, embedded } = counted;
    return { chunks, embedded, ...status };
  }

  /** Resolves when all that was asked for is done, or given up. */
  idle(): Promise<void> {
    return this.#work;
  }

  /** Stops after the text at hand. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiting.clear();
    await this.#work;
  }

  async #run(): Promise<void> {
    await after(DELAY_MS, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    for (;;) {
      const [next] = this.#waiting;
      if (!next) break;
      const [key, scope] = next;
      this.#waiting.delete(key);
      this.#current = key;
      try {
        await this.#embedAll(scope);
        await this.#copyAll(scope);
        this.#succeeded(key);
      } catch (error) {
        if (this.#closing.signal.aborted) continue;
        this.#failures.set(key, error instanceof Error ? error.message : String(error));
        this.#onError(error);
        if (await this.#pauseAfter(error)) this.#waiting.set(key, scope);
      }
    }
    this.#current = null;
    this.#made.clear();
    this.#counted.clear();
  }

  async #copyAll(scope: Scope): Promise<void> {
    const { model, languages, dimensions } = this.#embedder;
    if (dimensions === null) return;
    const { embedded } = await this.#repository.state(scope, this.#embedder);
    if (!(await this.#copy.isFor(embedded, dimensions))) return;
    await this.#copy.copy(scope, { model, languages, dimensions }, this.#closing.signal);
  }

  #succeeded(key: string): void {
    this.#failures.delete(key);
    this.#attempts = 0;
  }

  /** Waits until it makes sense to try again; false if that is not to be. */
  async #pauseAfter(error: unknown): Promise<boolean> {
    const wanted = error instanceof EmbeddingsUnavailable ? error.retryAfterMs : null;
    if (wanted === null || (this.#attempts += 1) >= MOST_ATTEMPTS) {
      this.#attempts = 0;
      return false;
    }
    const { firstMs, longestMs } = this.#backoff;
    const pause = Math.max(wanted, Math.min(longestMs, firstMs * 2 ** (this.#attempts - 1)));
    const { signal } = this.#closing;
    await after(pause, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }

  async #vectorsOf(
    scope: Scope,
    texts: readonly string[],
    givesWay: boolean,
  ): Promise<Map<string, Embedding>> {
    const wanted = [...new Set(texts)];
    const unknown = wanted.filter((text) => !this.#made.has(text));
    const made = await this.#make(scope, unknown, givesWay);
    const vectors = new Map(
      wanted.flatMap((text) => {
        const vector = this.#made.get(text);
        return vector ? [[text, vector] as const] : [];
      }),
    );
    unknown.forEach((text, index) => {
      const vector = made[index];
      if (!vector) return;
      vectors.set(text, vector);
      if ((this.#made.size + 1) * vector.length <= MOST_MADE) this.#made.set(text, vector);
    });
    return vectors;
  }

  /** Set aside before it is asked for, given back where it was not done. */
  async #make(scope: Scope, texts: readonly string[], givesWay: boolean): Promise<Embedding[]> {
    const tokens = texts.reduce((sum, { length }) => sum + Math.ceil(length / TOKEN_LENGTH), 0);
    const reserved = texts.length === 0 ? undefined : await this.#spending?.(scope, tokens);
    let used = 0;
    try {
      const made = await this.#embedder.embedAll(texts, this.#closing.signal, givesWay);
      used = tokens;
      return made;
    } finally {
      reserved?.settle(used);
    }
  }

  async #embedAll(scope: Scope): Promise<void> {
    const key = keyOf(scope);
    const tried = new Set<string>();
    while (!this.#closing.signal.aborted) {
      const begun = performance.now();
      const { drafted, missing } = await this.#repository.findUnembedded(scope, this.#embedder);
      const until = untilNextLook(begun);
      // What was just stored and is still missing would be missing for ever.
      const wanted = missing.filter(({ chunkId }) => !tried.has(chunkId));
      if (wanted.length === 0) return;
      let left = missing.filter(({ isDraft }) => isDraft).length;
      const count = () => {
        // All are done that were seen by then: others may have come.
        const isOver = left === 0;
        const embedded = drafted - left;
        this.#counted.set(key, { chunks: drafted, embedded, until: isOver ? 0 : Infinity });
      };
      for (let at = 0; at < wanted.length; at += BATCH) {
        count();
        if (this.#closing.signal.aborted || (at > 0 && performance.now() >= until)) break;
        if (await this.#repository.isPaused(scope)) return;
        const some = wanted.slice(at, at + BATCH);
        const ids = some.map(({ chunkId }) => chunkId);
        await this.#embedSome(scope, ids, wanted.length > LITTLE);
        for (const id of ids) tried.add(id);
        left -= some.filter(({ isDraft }) => isDraft).length;
        this.#succeeded(key);
      }
      count();
    }
  }

  async #embedSome(scope: Scope, chunkIds: readonly string[], givesWay: boolean): Promise<void> {
    const chunks = await this.#repository.read(scope, chunkIds);
    const { model, languages, passageLength } = this.#embedder;
    const texts = chunks.map((chunk) => embeddedTexts(chunk, passageLength));
    const all = texts.flatMap(({ pieces, askedAs }) => [...pieces, ...askedAs]);
    const made = await this.#vectorsOf(scope, all, givesWay);
    const vectorsOf = (some: readonly string[] = []) =>
      some.flatMap((text) => made.get(text) ?? []);
    const embeddings = chunks.map((chunk, index) => {
      const passage = meanOf(vectorsOf(texts[index]?.pieces));
      return { ...chunk, vectors: joined([passage, ...vectorsOf(texts[index]?.askedAs)]) };
    });
    const [dimensions = 0] = [...made.values()].map(({ length }) => length);
    const space = { model, languages, dimensions };
    for (let at = 0; at < embeddings.length; at += STORED) {
      await this.#repository.save(scope, space, embeddings.slice(at, at + STORED));
    }
  }
}

/** The mean direction: of length 1. */
function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array()] = vectors;
  if (vectors.length < 2) return first;
  const sum = new Float32Array(first.length);
  for (const vector of vectors) vector.forEach((value, i) => (sum[i] = (sum[i] ?? 0) + value));
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0)) || 1;
  return sum.map((value) => value / length);
}

function joined(vectors: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(vectors.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const vector of vectors) {
    all.set(vector, at);
    at += vector.length;
  }
  return all;
}

/** Time until which what was looked at since `begun` is good. */
function untilNextLook(begun: number): number {
  const now = performance.now();
  return now + LOOK_SHARE * (now - begun);
}

const keyOf = ({ tenantId, chatbotId }: Scope) => JSON.stringify([tenantId, chatbotId]);
