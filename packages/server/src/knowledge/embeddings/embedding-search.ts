import type { Scope } from '../knowledge-queries.js';
import type { ChunkEmbeddingIndexer } from './chunk-embedding-indexer.js';
import type { ChunkEmbeddingRepository } from './chunk-embedding-repository.js';
import { EmbeddingIndex, type SimilarChunk } from './embedding-index.js';
import type { SentenceEmbedder } from './sentence-embedder.js';
import { knowsLanguage, type KnownSpace } from './vector-space.js';

export interface SimilarChunks {
  /** All of the chatbot's, best first. */
  readonly ranked: readonly SimilarChunk[];
  /** Chunks that have no vector yet: they cannot be found. */
  readonly missing: number;
}

/** Memory for the vectors of the chatbots asked last, in bytes; more only for a single one. */
const CACHE_BYTES = 64 * 1024 * 1024;

interface CachedIndex {
  readonly version: string;
  readonly index: EmbeddingIndex;
}

/**
 * Finds the passages of a chatbot that are near in meaning to a question. The vectors are held in
 * memory as long as the database has the same, so a change made by any process is seen.
 */
export class EmbeddingSearch {
  readonly #repository: ChunkEmbeddingRepository;
  readonly #embedder: SentenceEmbedder;
  readonly #indexer: ChunkEmbeddingIndexer;
  readonly #cacheBytes: number;
  /** Least recently used first. */
  readonly #cache = new Map<string, CachedIndex>();
  readonly #loading = new Map<string, Promise<EmbeddingIndex>>();

  constructor(
    repository: ChunkEmbeddingRepository,
    embedder: SentenceEmbedder,
    indexer: ChunkEmbeddingIndexer,
    cacheBytes = CACHE_BYTES,
  ) {
    this.#repository = repository;
    this.#embedder = embedder;
    this.#indexer = indexer;
    this.#cacheBytes = cacheBytes;
  }

  /** Whether the model knows a BCP 47 language. */
  knowsLanguage(language: string): boolean {
    return knowsLanguage(this.#embedder, language);
  }

  /** @throws EmbeddingsUnavailable if the question cannot be embedded in time */
  async search(scope: Scope, question: string, signal?: AbortSignal): Promise<SimilarChunks> {
    const embedder = this.#embedder;
    const asked = embedder.embed(question, signal);
    // Its failure is reported below, when the other has settled.
    asked.catch(() => undefined);
    // Which vectors compare with it is not known before a model has made its first.
    if (embedder.dimensions === null) await asked;
    const { chunks, embedded, version } = await this.#repository.state(scope, embedder);
    const missing = chunks - embedded;
    if (missing > 0) this.#indexer.request(scope);
    if (embedded === 0) return { ranked: [], missing };
    const vector = await asked;
    const { model, languages } = embedder;
    const space = { model, languages, dimensions: vector.length };
    const index = await this.#index(scope, space, version);
    const ranked = index
      .rank(vector)
      .map(({ id, score }) => ({ id, score: embedder.likeness(score) }));
    return { ranked, missing };
  }

  async #index(scope: Scope, space: KnownSpace, version: string): Promise<EmbeddingIndex> {
    const key = JSON.stringify([scope.tenantId, scope.chatbotId]);
    const cached = this.#cache.get(key);
    this.#cache.delete(key);
    if (cached?.version === version) {
      this.#cache.set(key, cached);
      return cached.index;
    }
    const name = `${key}${version}`;
    const loading = this.#loading.get(name) ?? this.#load(scope, space);
    this.#loading.set(name, loading);
    try {
      const index = await loading;
      this.#keep(key, { version, index });
      return index;
    } finally {
      this.#loading.delete(name);
    }
  }

  async #load(scope: Scope, space: KnownSpace): Promise<EmbeddingIndex> {
    return new EmbeddingIndex(await this.#repository.load(scope, space));
  }

  #keep(key: string, entry: CachedIndex): void {
    this.#cache.delete(key);
    this.#cache.set(key, entry);
    let bytes = [...this.#cache.values()].reduce((sum, { index }) => sum + index.bytes, 0);
    for (const [oldest, { index }] of this.#cache) {
      // One that is larger by itself stays until another is asked for: to load it takes seconds.
      if (bytes <= this.#cacheBytes || this.#cache.size === 1) break;
      this.#cache.delete(oldest);
      bytes -= index.bytes;
    }
  }
}
