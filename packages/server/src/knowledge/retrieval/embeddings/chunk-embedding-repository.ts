import type { Scope } from '../scope.js';
import type { KnownSpace, VectorSpace } from './vector-space.js';

/** A chunk without a vector, and what a vector is to be made of. */
export interface UnembeddedChunk {
  readonly chunkId: string;
  /** Hash of the document's content that the text comes from. */
  readonly contentHash: string;
  readonly title: string;
  readonly heading: string;
  readonly plain: string;
  /** Other ways to ask for the document; none but with its first chunk. */
  readonly askedAs: readonly string[];
}

/** Chunks of a chatbot in languages that the model knows, of the draft and of every snapshot. */
export interface ChunksToEmbed {
  /** Number of the draft's, with a vector or without. */
  readonly drafted: number;
  /** Those without a vector: first passages first, so that soon something of each document is found. */
  readonly missing: readonly { readonly chunkId: string; readonly isDraft: boolean }[];
}

export interface ChunkEmbedding {
  readonly chunkId: string;
  readonly contentHash: string;
  /** The passage's, then one for each other way to ask, one after the other. */
  readonly vectors: Float32Array;
}

/** State of a chatbot's vectors. */
export interface EmbeddingState {
  /** Chunks in languages that the model knows. */
  readonly chunks: number;
  /** Those of them that have a vector of the model, of the size that it makes now. */
  readonly embedded: number;
  /** Differs whenever the vectors do. */
  readonly version: string;
}

/** All vectors of a chatbot, one after the other. */
export interface EmbeddingMatrix {
  /** Numbers in each. */
  readonly dimensions: number;
  readonly chunkIds: readonly string[];
  /** The document of each chunk. */
  readonly documentIds: readonly string[];
  readonly vectors: Float32Array;
  /** Vectors of the other ways to ask for each document, one after the other, by document. */
  readonly askedAs: ReadonlyMap<string, Float32Array>;
}

/**
 * Stores the vectors of chunks, of one vector space: those of another are as good as missing. A chunk
 * that is replaced or deleted takes its vector along.
 */
export interface ChunkEmbeddingRepository {
  state(scope: Scope, space: VectorSpace): Promise<EmbeddingState>;
  /** Tells whether none is to be made. */
  isPaused(scope: Scope): Promise<boolean>;
  /** Looks for chunks without a vector. */
  findUnembedded(scope: Scope, space: VectorSpace): Promise<ChunksToEmbed>;
  /** Reads some of them; those that are gone by now are left out. */
  read(scope: Scope, chunkIds: readonly string[]): Promise<UnembeddedChunk[]>;
  /** Stores vectors, save those of documents that have changed in the meantime. */
  save(scope: Scope, space: KnownSpace, embeddings: readonly ChunkEmbedding[]): Promise<void>;
  /** All of them, or those of some documents. */
  load(scope: Scope, space: KnownSpace, onlyOf?: readonly string[]): Promise<EmbeddingMatrix>;
}
