import type { ChunkEmbeddingRepository } from '../chunk-embedding-repository.js';
import { EmbeddingIndex } from './embedding-index.js';
import type { AskedVectors, VectorRanking, VectorSearch } from './vector-search.js';

/** Memory for the vectors of the chatbots asked last, in bytes; more only for a single one. */
const CACHE_BYTES = 64 * 1024 * 1024;

interface CachedIndex {
  readonly chatbot: string;
  readonly version: string;
  readonly index: EmbeddingIndex;
}

/**
 * Compares with every vector, in memory. They are held there as long as the database has the same, so a
 * change made by any process is seen.
 */
export class MemoryVectorSearch implements VectorSearch {
  readonly #repository: ChunkEmbeddingRepository;
  readonly #cacheBytes: number;
  /** Least recently used first. */
  readonly #cache = new Map<string, CachedIndex>();
  readonly #loading = new Map<string, Promise<EmbeddingIndex>>();

  constructor(repository: ChunkEmbeddingRepository, cacheBytes = CACHE_BYTES) {
    this.#repository = repository;
    this.#cacheBytes = cacheBytes;
  }

  async rank(asked: AskedVectors): Promise<VectorRanking> {
    const index = await this.#index(asked);
    const nearest = index.rank(asked.question);
    const scores = new Map(nearest.map(({ id, score }) => [id, score]));
    return { nearest, scores: () => Promise.resolve(scores) };
  }

  async #index({ scope, space, version }: AskedVectors): Promise<EmbeddingIndex> {
    const load = async () => new EmbeddingIndex(await this.#repository.load(scope, space));
    // Of one document they are few, and seldom asked for.
    if (scope.documentId !== undefined) return load();
    const chatbot = JSON.stringify([scope.tenantId, scope.chatbotId]);
    const key = `${chatbot}${scope.snapshot ?? ''}`;
    // Draft and published documents mostly have the same vectors: those are held once.
    const cached = [...this.#cache.values()].find(
      (entry) => entry.chatbot === chatbot && entry.version === version,
    );
    this.#cache.delete(key);
    if (cached) {
      this.#cache.set(key, cached);
      return cached.index;
    }
    const name = `${chatbot}${version}`;
    const loading = this.#loading.get(name) ?? load();
    this.#loading.set(name, loading);
    try {
      const index = await loading;
      this.#keep(key, { chatbot, version, index });
      return index;
    } finally {
      this.#loading.delete(name);
    }
  }

  #keep(key: string, entry: CachedIndex): void {
    this.#cache.delete(key);
    this.#cache.set(key, entry);
    for (const [oldest] of this.#cache) {
      const held = new Set([...this.#cache.values()].map(({ index }) => index));
      const bytes = [...held].reduce((sum, index) => sum + index.bytes, 0);
      // One that is larger by itself stays until another is asked for: to load it takes seconds.
      if (bytes <= this.#cacheBytes || held.size === 1) break;
      this.#cache.delete(oldest);
    }
  }
}
