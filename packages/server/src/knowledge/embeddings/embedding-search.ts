import type { Scope } from '../knowledge-queries.js';
import type { ChunkEmbeddingIndexer } from './chunk-embedding-indexer.js';
import type { ChunkEmbeddingRepository } from './chunk-embedding-repository.js';
import { EmbeddingIndex, type SimilarChunk } from './embedding-index.js';
import type { SentenceEmbedder } from './sentence-embedder.js';

export interface SimilarChunks {
  /** All of the chatbot's, best first. */
  readonly ranked: readonly SimilarChunk[];
  /** Chunks that have no vector yet: they cannot be found. */
  readonly missing: number;
}

/** Memory for the vectors of the chatbots asked last, in bytes; the largest index that is held. */
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
  speaks(language: string): boolean {
    return this.#embedder.speaks(language);
  }

  /** @throws EmbeddingsUnavailable if the question cannot be embedded in time */
  async search(scope: Scope, question: string, signal?: AbortSignal): Promise<SimilarChunks> {
    const asked = this.#embedder.embed(question, { urgent: true, signal });
    // Its failure is reported below, when the other has settled.
    asked.catch(() => undefined);
    const { chunks, embedded, version } = await this.#repository.state(scope, this.#embedder.model);
    const missing = chunks - embedded;
    if (missing > 0) this.#indexer.request(scope);
    if (embedded === 0) return { ranked: [], missing };
    const index = await this.#index(scope, version);
    return { ranked: index.rank(await asked), missing };
  }

  async #index(scope: Scope, version: string): Promise<EmbeddingIndex> {
    const key = JSON.stringify([scope.tenantId, scope.chatbotId]);
    const cached = this.#cache.get(key);
    this.#cache.delete(key);
    if (cached?.version === version) {
      this.#cache.set(key, cached);
      return cached.index;
    }
    const name = `${key}${version}`;
    const loading = this.#loading.get(name) ?? this.#load(scope);
    this.#loading.set(name, loading);
    try {
      const index = await loading;
      this.#keep(key, { version, index });
      return index;
    } finally {
      this.#loading.delete(name);
    }
  }

  async #load(scope: Scope): Promise<EmbeddingIndex> {
    const { model, dimensions } = this.#embedder;
    return new EmbeddingIndex(await this.#repository.load(scope, model, dimensions), dimensions);
  }

  #keep(key: string, entry: CachedIndex): void {
    this.#cache.delete(key);
    this.#cache.set(key, entry);
    let bytes = [...this.#cache.values()].reduce((sum, { index }) => sum + index.bytes, 0);
    for (const [oldest, { index }] of this.#cache) {
      if (bytes <= this.#cacheBytes) break;
      this.#cache.delete(oldest);
      bytes -= index.bytes;
    }
  }
}
