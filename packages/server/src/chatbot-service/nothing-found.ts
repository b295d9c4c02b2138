import type { Retrieval } from '../knowledge/retrieval/knowledge-retriever.js';

/** Result of a search where there are no documents. */
export const NOTHING_FOUND: Retrieval = {
  hits: [],
  leftOut: [],
  documents: 0,
  matchedWords: new Map(),
  unknownWords: [],
  divided: [],
};
