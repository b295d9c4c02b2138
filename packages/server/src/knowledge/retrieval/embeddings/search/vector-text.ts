import type { Embedding } from '../sentence-embedder.js';

/** As pgvector reads it. */
export const vectorText = (vector: Embedding): string => `[${vector.join(',')}]`;
