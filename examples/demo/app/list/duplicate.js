import { createChatbot, readChatbot } from '../api.js';
import { addDocument, listDocuments, readDocument } from '../knowledge/documents-api.js';

/** Requests at a time while documents are copied. */
const AT_ONCE = 4;
const LONGEST_NAME = 60;

/**
 * Copies a chatbot with its documents, as a draft. Secrets stay with the original.
 *
 * @param {string} id
 * @param {(done: number, all: number) => void} progress
 * @returns {Promise<string>} the copy's id
 */
export async function duplicate(id, progress) {
  const { config } = await readChatbot(id);
  // A copy goes to no site before somebody says so.
  const name = `Copy of ${config.name}`.slice(0, LONGEST_NAME);
  const copy = await createChatbot({ ...config, name, allowedOrigins: [] });
  const ids = await documentIds(id);
  let done = 0;
  const work = ids.values();
  const copyNext = async () => {
    for (const documentId of work) {
      const { title, content, askedAs, sourceUrl } = await readDocument(id, documentId);
      await addDocument(copy.id, { title, content, askedAs, sourceUrl, ifKnown: 'add' });
      done += 1;
      progress(done, ids.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, copyNext));
  return copy.id;
}

/** @param {string} id */
async function documentIds(id) {
  const ids = [];
  /** @type {string | null} */
  let after = null;
  do {
    /** @type {import('../knowledge/documents-api.js').DocumentPage} */
    const page = await listDocuments(id, { after, limit: 100 });
    ids.push(...page.documents.map((each) => each.id));
    after = page.next;
  } while (after);
  return ids;
}
