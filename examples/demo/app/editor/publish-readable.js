import { publishChatbot } from '../api.js';
import { ask } from '../notice.js';

/**
 * Publishes; poor contrast is asked about first.
 *
 * @param {string} id
 * @returns {Promise<import('../api.js').Chatbot | null>} null: better not
 */
export async function publishReadable(id) {
  try {
    return await publishChatbot(id);
  } catch (error) {
    const { code, message } = /** @type {import('../api.js').ApiError} */ (error);
    if (code !== 'poor-contrast') throw error;
    const title = 'Publish with poor contrast?';
    const wanted = await ask({ title, text: message, yes: 'Publish anyway', no: 'Keep editing' });
    return wanted ? publishChatbot(id, true) : null;
  }
}
