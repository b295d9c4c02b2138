import { listChatbots } from '../api.js';
import { stateOf } from '../words.js';

/** Rows that are asked for at once where few of them are wanted. */
const MANY = 100;

/**
 * A page of the list, filled with rows that are in the state that is asked for, as their rows say it:
 * whether a chatbot answers is asked for apart, so that the server's pages may have others too.
 *
 * @param {import('./list-query.js').ListQuery} query
 * @param {Map<string, import('../api.js').Obstacles>} obstacles
 * @param {string | null} cursor of the page before
 * @param {number} limit
 * @returns {Promise<import('../../client.js').Schema<'ChatbotPage'>>} a few more rows than `limit`, perhaps
 */
export async function listPage(query, obstacles, cursor, limit) {
  const { state } = query;
  if (state === 'all' || state === 'archived') return listChatbots(query, cursor, limit);
  const isStuck = state === 'stuck';
  const asked = isStuck ? { ...query, state: /** @type {const} */ ('all') } : query;
  const found = [];
  let next = cursor;
  do {
    const page = await listChatbots(asked, next, isStuck ? MANY : limit);
    next = page.cursor;
    found.push(
      ...page.chatbots.filter((each) => stateOf(each, obstacles.get(each.id)).mark === state),
    );
  } while (next && found.length < limit);
  return { chatbots: found, cursor: next };
}
