import { addDocument, deleteDocument, readDocument } from './documents-api.js';

/**
 * Deletes documents at once, and keeps them here, so that they can be added again.
 *
 * @param {string} chatbot
 * @param {{ id: string }[]} entries
 * @param {(done: number) => void} progress
 * @returns {Promise<{ titles: string[], problem: Error | null, restore: () => Promise<void> }>} titles of
 *   those that are gone; the rest is there yet, if there was a problem
 */
export async function removeDocuments(chatbot, entries, progress) {
  /** @type {import('./documents-api.js').NewDocument[]} */
  const gone = [];
  let problem = null;
  try {
    for (const { id } of entries) {
      const { title, content, askedAs, sourceUrl } = await readDocument(chatbot, id);
      await deleteDocument(chatbot, id);
      gone.push({ title, content, askedAs, sourceUrl, ifKnown: 'add' });
      progress(gone.length);
    }
  } catch (error) {
    problem = /** @type {Error} */ (error);
  }
  return {
    titles: gone.map(({ title }) => title ?? ''),
    problem,
    restore: async () => {
      while (gone[0]) {
        await addDocument(chatbot, gone[0]);
        gone.shift();
      }
    },
  };
}
