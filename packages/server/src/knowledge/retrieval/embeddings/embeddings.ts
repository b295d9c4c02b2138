import type { Sql } from 'postgres';
import {
  ChunkEmbeddingIndexer,
  type Backoff,
  type EmbeddingSpending,
} from './chunk-embedding-indexer.js';
import { PostgresChunkEmbeddingRepository } from './postgres-chunk-embedding-repository.js';
import { EmbeddingSearch } from './search/embedding-search.js';
import { MemoryVectorSearch } from './search/memory-vector-search.js';
import { PgvectorCopy } from './search/pgvector-copy.js';
import { PgvectorSearch } from './search/pgvector-search.js';
import type { Turns } from '../../../db/turns.js';
import type { SentenceEmbedder } from './sentence-embedder.js';
import type { VectorSpace } from './vector-space.js';
import { WorkerSentenceEmbedder } from './worker-sentence-embedder.js';

export interface EmbeddingsOptions {
  /** Default: the local model. */
  readonly embedder?: SentenceEmbedder;
  readonly backoff?: Backoff;
  /** Keeps what indexing costs within budgets; default: it costs nothing. */
  readonly spending?: EmbeddingSpending | undefined;
  /** Numbers in the vectors of a chatbot that the database is to compare, if it can. */
  readonly large?: number;
  /** Turns that work at vectors takes with other work in the background. */
  readonly turns?: Turns;
}

/** One model and the vectors in one database: what makes them, and what searches them. */
export class Embeddings {
  readonly indexer: ChunkEmbeddingIndexer;
  readonly search: EmbeddingSearch;
  /** Space of the vectors. */
  readonly space: VectorSpace;
  /** Compares questions with one another; null where each would cost. */
  readonly questions: SentenceEmbedder | null;
  readonly #embedder: SentenceEmbedder;

  /** @param onError told what the making of vectors failed for, and why pgvector cannot be used */
  constructor(sql: Sql, onError: (error: unknown) => void, options: EmbeddingsOptions = {}) {
    const { embedder = new WorkerSentenceEmbedder(), backoff, large, spending, turns } = options;
    const repository = new PostgresChunkEmbeddingRepository(sql, turns);
    const copy = new PgvectorCopy(sql, onError, large);
    this.#embedder = embedder;
    this.space = embedder;
    this.questions = spending ? null : embedder;
    const parts = { repository, embedder, copy, onError, backoff, spending };
    this.indexer = new ChunkEmbeddingIndexer(parts);
    this.search = new EmbeddingSearch({
      ...{ repository, embedder, indexer: this.indexer, copy },
      memory: new MemoryVectorSearch(repository),
      pgvector: new PgvectorSearch(sql, repository),
    });
  }

  /** Loads what the first question would wait for. Never rejects: a question tries again. */
  async warm(): Promise<void> {
    await this.#embedder.warm?.().catch(() => undefined);
  }

  /** Stops the model's thread, or ends its requests; to be called before the database is closed. */
  async close(): Promise<void> {
    const stopped = this.indexer.close();
    await this.#embedder.close();
    await stopped;
  }
}
