import type { Retrieval } from '../knowledge/knowledge-retriever.js';

/** What is found where there is not one document. */
export const NOTHING_FOUND: Retrieval = {
  hits: [],
  leftOut: [],
  documents: 0,
  matchedWords: new Map(),
  unknownWords: [],
};
