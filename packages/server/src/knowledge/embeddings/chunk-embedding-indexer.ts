import { setTimeout as after } from 'node:timers/promises';
import type { Scope } from '../knowledge-queries.js';
import type { ChunkEmbeddingRepository } from './chunk-embedding-repository.js';
import { embeddedTexts } from './embedded-texts.js';
import type { SentenceEmbedder } from './sentence-embedder.js';

/** Chunks that are embedded before they are stored: what a stop loses at most. */
const BATCH = 16;
/** How long it waits before it begins, in ms: a start, or a rush of changes, goes first. */
const DELAY_MS = 1_000;

/** Vectors that are remembered while it works, 2 KB each. */
const MOST_MADE = 4_000;

/** Which vectors a chatbot has of those it should have. */
export interface EmbeddingProgress {
  readonly chunks: number;
  readonly embedded: number;
  /** Whether more are being made just now, by this process. */
  readonly working: boolean;
  /** Why it was given up; null if it was not. */
  readonly failure: string | null;
}

/**
 * Makes the vectors that chunks lack: those of new documents, and all when the model has changed.
 * It works in the background, chatbot after chatbot, and gives way to questions.
 */
export class ChunkEmbeddingIndexer {
  readonly #repository: ChunkEmbeddingRepository;
  readonly #embedder: SentenceEmbedder;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Map<string, Scope>();
  readonly #failures = new Map<string, string>();
  /** Of one run: chatbots often share documents. */
  readonly #made = new Map<string, Float32Array>();
  #current: string | null = null;
  #work: Promise<void> = Promise.resolve();
  readonly #closing = new AbortController();

  /** @param onError told what it gave up for; the next request tries again */
  constructor(
    repository: ChunkEmbeddingRepository,
    embedder: SentenceEmbedder,
    onError: (error: unknown) => void,
  ) {
    this.#repository = repository;
    this.#embedder = embedder;
    this.#onError = onError;
  }

  /** Sees to it that a chatbot gets the vectors that it lacks; returns at once. */
  request({ tenantId, chatbotId }: Scope): void {
    const key = keyOf({ tenantId, chatbotId });
    if (this.#closing.signal.aborted || this.#waiting.has(key)) return;
    // One that is at work already looks again: documents may have come since it last did.
    this.#waiting.set(key, { tenantId, chatbotId });
    if (this.#waiting.size === 1 && this.#current === null) this.#work = this.#run();
  }

  async progress(scope: Scope): Promise<EmbeddingProgress> {
    const { chunks, embedded } = await this.#repository.state(scope, this.#embedder.model);
    const key = keyOf(scope);
    const working = this.#current === key || this.#waiting.has(key);
    return { chunks, embedded, working, failure: this.#failures.get(key) ?? null };
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
      this.#failures.delete(key);
      try {
        await this.#embedAll(scope);
      } catch (error) {
        if (this.#closing.signal.aborted) continue;
        this.#failures.set(key, error instanceof Error ? error.message : String(error));
        this.#onError(error);
      }
    }
    this.#current = null;
    this.#made.clear();
  }

  async #vectorOf(text: string): Promise<Float32Array> {
    const known = this.#made.get(text);
    if (known) return known;
    const vector = await this.#embedder.embed(text);
    if (this.#made.size < MOST_MADE) this.#made.set(text, vector);
    return vector;
  }

  async #embedAll(scope: Scope): Promise<void> {
    const { model } = this.#embedder;
    let last = '';
    while (!this.#closing.signal.aborted) {
      const chunks = await this.#repository.findUnembedded(scope, model, BATCH);
      const names = chunks.map(({ chunkId, contentHash }) => chunkId + contentHash).join();
      // What was just stored and is still missing would be missing for ever.
      if (names === last || chunks.length === 0) return;
      last = names;
      const embeddings = [];
      for (const chunk of chunks) {
        if (this.#closing.signal.aborted) return;
        const texts = embeddedTexts(chunk);
        const parts = await Promise.all(texts.map((text) => this.#vectorOf(text)));
        embeddings.push({ ...chunk, vectors: joined(parts) });
      }
      await this.#repository.save(scope, model, embeddings);
    }
  }
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

const keyOf = ({ tenantId, chatbotId }: Scope) => JSON.stringify([tenantId, chatbotId]);
