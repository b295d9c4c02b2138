import type { Sql } from 'postgres';
import { within } from '../../scope.js';
import type { ChunkEmbeddingRepository } from '../chunk-embedding-repository.js';
import { isComparable } from '../vector-space.js';
import { EmbeddingIndex, type SimilarChunk } from './embedding-index.js';
import { vectorText } from './vector-text.js';
import type { AskedVectors, VectorRanking, VectorSearch } from './vector-search.js';

/** Documents that are looked at more closely: those with the passage or phrase that is nearest. */
const DOCUMENTS = 40;

/**
 * Compares with every vector in the database, by the extension pgvector: of large knowledge bases, which
 * would fill the server's memory, and hold up its sockets for as long as it compares. The database names
 * the documents with the nearest vectors; their chunks are then scored as in memory.
 */
export class PgvectorSearch implements VectorSearch {
  readonly #sql: Sql;
  readonly #repository: ChunkEmbeddingRepository;

  constructor(sql: Sql, repository: ChunkEmbeddingRepository) {
    this.#sql = sql;
    this.#repository = repository;
  }

  /** @param asked of a chatbot whose vectors have been copied */
  async rank(asked: AskedVectors): Promise<VectorRanking> {
    const documentIds = await this.#nearestDocuments(asked);
    const nearest = await this.#rankDocuments(asked, documentIds);
    const scores = async (more: readonly string[]) => {
      const known = new Set(documentIds);
      const others = await this.#rankDocuments(
        asked,
        more.filter((id) => !known.has(id)),
      );
      return new Map([...nearest, ...others].map(({ id, score }) => [id, score]));
    };
    return { nearest, scores };
  }

  async #nearestDocuments({ scope, space, question }: AskedVectors): Promise<string[]> {
    const sql = this.#sql;
    // The vectors are of length 1: their inner product is the cosine.
    const rows = await sql<{ id: string }[]>`
      select e.document_id as id from embedding_vectors e
      where ${within(sql, scope, 'e')}
        and ${isComparable(sql, space)}
      group by e.document_id
      order by min(e.embedding <#> ${vectorText(question)}::vector), e.document_id
      limit ${DOCUMENTS}::int`;
    return rows.map(({ id }) => id);
  }

  async #rankDocuments(
    { scope, space, question }: AskedVectors,
    documentIds: readonly string[],
  ): Promise<SimilarChunk[]> {
    if (documentIds.length === 0) return [];
    const matrix = await this.#repository.load(scope, space, documentIds);
    return new EmbeddingIndex(matrix).rank(question);
  }
}
