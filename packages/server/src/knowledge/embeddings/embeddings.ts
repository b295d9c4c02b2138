import type { Sql } from 'postgres';
import { ChunkEmbeddingIndexer } from './chunk-embedding-indexer.js';
import { EmbeddingSearch } from './embedding-search.js';
import { PostgresChunkEmbeddingRepository } from './postgres-chunk-embedding-repository.js';
import type { SentenceEmbedder } from './sentence-embedder.js';
import { WorkerSentenceEmbedder } from './worker-sentence-embedder.js';

/** One model and the vectors in one database: what makes them, and what searches them. */
export class Embeddings {
  readonly indexer: ChunkEmbeddingIndexer;
  readonly search: EmbeddingSearch;
  readonly #embedder: SentenceEmbedder;

  /** @param onError told what the making of vectors was given up for */
  constructor(
    sql: Sql,
    onError: (error: unknown) => void,
    embedder: SentenceEmbedder = new WorkerSentenceEmbedder(),
  ) {
    const repository = new PostgresChunkEmbeddingRepository(sql);
    this.#embedder = embedder;
    this.indexer = new ChunkEmbeddingIndexer(repository, embedder, onError);
    this.search = new EmbeddingSearch(repository, embedder, this.indexer);
  }

  /** Stops the model's thread; to be called before the database is closed. */
  async close(): Promise<void> {
    const stopped = this.indexer.close();
    await this.#embedder.close();
    await stopped;
  }
}
