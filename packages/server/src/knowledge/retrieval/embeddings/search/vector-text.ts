import type { Embedding } from '../sentence-embedder.js';

/** Writes a vector as pgvector reads it. */
export const vectorText = (vector: Embedding): string => `[${vector.join(',')}]`;
