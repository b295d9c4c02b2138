import type { Hit } from '@chatbot-test/shared/protocol/message.schema.js';

/** A document that came near a question, with the confidence of its best passage. */
export type NearestDocument = Pick<Hit, 'documentId' | 'title' | 'score'>;

const MOST = 3;

/** Finds the documents that came nearest, by their passages: the nearest first, each once. */
export function nearestDocuments(hits: readonly Hit[]): NearestDocument[] {
  const found = new Map<string, NearestDocument>();
  for (const { documentId, title, score } of [...hits].sort((a, b) => a.rank - b.rank)) {
    if (!found.has(documentId)) found.set(documentId, { documentId, title, score });
  }
  return [...found.values()].slice(0, MOST);
}
