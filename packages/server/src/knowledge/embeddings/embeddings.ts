import type { Sql } from 'postgres';
import { ChunkEmbeddingIndexer, type Backoff } from './chunk-embedding-indexer.js';
import { EmbeddingSearch } from './embedding-search.js';
import { PostgresChunkEmbeddingRepository } from './postgres-chunk-embedding-repository.js';
import type { SentenceEmbedder } from './sentence-embedder.js';
import type { VectorSpace } from './vector-space.js';
import { WorkerSentenceEmbedder } from './worker-sentence-embedder.js';

/** One model and the vectors in one database: what makes them, and what searches them. */
export class Embeddings {
  readonly indexer: ChunkEmbeddingIndexer;
  readonly search: EmbeddingSearch;
  /** What the vectors are of. */
  readonly space: VectorSpace;
  readonly #embedder: SentenceEmbedder;

  /** @param onError told what the making of vectors was given up for */
  constructor(
    sql: Sql,
    onError: (error: unknown) => void,
    embedder: SentenceEmbedder = new WorkerSentenceEmbedder(),
    backoff?: Backoff,
  ) {
    const repository = new PostgresChunkEmbeddingRepository(sql);
    this.#embedder = embedder;
    this.space = embedder;
    this.indexer = new ChunkEmbeddingIndexer(repository, embedder, onError, backoff);
    this.search = new EmbeddingSearch(repository, embedder, this.indexer);
  }

  /** Stops the model's thread, or ends its requests; to be called before the database is closed. */
  async close(): Promise<void> {
    const stopped = this.indexer.close();
    await this.#embedder.close();
    await stopped;
  }
}
