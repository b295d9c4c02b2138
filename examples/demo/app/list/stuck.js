import { listChatbots } from '../api.js';
import { stateOf } from '../words.js';

/**
 * Chatbots that cannot answer: the server knows which, and the list has what their rows show.
 *
 * @param {import('./list-query.js').ListQuery} query @param {Map<string, import('../api.js').Obstacles>} obstacles
 * @returns {Promise<import('../api.js').ChatbotSummary[]>}
 */
export async function listStuckChatbots(query, obstacles) {
  const all = [];
  /** @type {string | null} */
  let cursor = null;
  do {
    /** @type {Awaited<ReturnType<typeof listChatbots>>} */
    const page = await listChatbots({ ...query, state: 'all' }, cursor, 100);
    all.push(...page.chatbots);
    cursor = page.cursor;
  } while (cursor);
  return all.filter((chatbot) => stateOf(chatbot, obstacles.get(chatbot.id)).mark === 'stuck');
}
