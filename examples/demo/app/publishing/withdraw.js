import { client, orThrow } from '../api.js';
import { ask } from '../notice.js';

/**
 * Takes a document from visitors at once, after asking: what a document says reaches them until the
 * next publication otherwise.
 *
 * @param {string} chatbotId @param {string} documentId @param {string} title
 * @returns {Promise<boolean>} false: better not
 */
export async function withdrawDocument(chatbotId, documentId, title) {
  const sure = await ask({
    title: `Unpublish “${title}” now?`,
    text: 'It is removed from visitors’ answers at once, and from the draft too.',
    yes: 'Unpublish now',
    no: 'Keep it',
  });
  if (!sure) return false;
  const params = { path: { chatbotId, documentId } };
  const path = '/v1/chatbots/{chatbotId}/documents/{documentId}/unpublish';
  await orThrow(client.POST(path, { params }));
  return true;
}
