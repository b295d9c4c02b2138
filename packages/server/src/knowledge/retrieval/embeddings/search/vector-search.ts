import type { Scope } from '../../scope.js';
import type { Embedding } from '../sentence-embedder.js';
import type { KnownSpace } from '../vector-space.js';
import type { SimilarChunk } from './embedding-index.js';

/** A question put to the vectors of one chatbot. */
export interface AskedVectors {
  readonly scope: Scope;
  readonly space: KnownSpace;
  /** Differs whenever the vectors do. */
  readonly version: string;
  readonly question: Embedding;
}

export interface VectorRanking {
  /** Best first: all chunks, or those of the documents that are nearest. */
  readonly nearest: readonly SimilarChunk[];
  /** Scores of the chunks of these documents at least, by id; a chunk without a vector has none. */
  scores(documentIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Compares a question with the vectors of a chatbot's chunks. Scores are the same in whatever way. */
export interface VectorSearch {
  rank(asked: AskedVectors): Promise<VectorRanking>;
}
