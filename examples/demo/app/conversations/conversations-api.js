import { client, orThrow } from '../api.js';

/**
 * Conversations of visitors and of tests, over the API.
 *
 * @typedef {import('../../client.js').Schema<'Conversation'>} Conversation
 * @typedef {import('../../client.js').Schema<'ReadMessagePage'>['messages'][number]} Message
 * @typedef {import('./conversation-query.js').ConversationQuery} ConversationQuery
 */

const DAY_MS = 86_400_000;

/** @param {string} conversationId */
const path = (conversationId) => ({ params: { path: { conversationId } } });

/** @param {ConversationQuery} query */
function filterOf({ mode, chatbot, kind, state, days, origin, operator }) {
  const since = new Date(Date.now() - Number(days) * DAY_MS).toISOString();
  return {
    mode,
    ...(chatbot && { chatbot }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(days && { since }),
    ...(mode === 'live' && origin && { origin }),
    ...(mode === 'test' && operator && { operator }),
  };
}

/** @param {ConversationQuery} query @param {string | null} cursor of the page before */
export const listConversations = (query, cursor) =>
  orThrow(
    client.GET('/v1/conversations', {
      params: { query: { ...filterOf(query), limit: 50, ...(cursor && { cursor }) } },
    }),
  );

/** The list as a file. @param {ConversationQuery} query @returns {Promise<Blob>} */
export const exportConversations = (query) =>
  orThrow(
    client.GET('/v1/conversations/export', {
      params: { query: filterOf(query) },
      parseAs: 'blob',
    }),
  );

/** @param {string} id */
export const readConversation = (id) =>
  orThrow(client.GET('/v1/conversations/{conversationId}', path(id)));

/** @param {string} conversationId @param {number} [before] default: the end */
export const listMessages = (conversationId, before) =>
  orThrow(
    client.GET('/v1/conversations/{conversationId}/messages', {
      params: { path: { conversationId }, query: { ...(before && { before }) } },
    }),
  );

/** @param {string} conversationId @param {'json' | 'markdown'} format @returns {Promise<Blob>} */
export const exportConversation = (conversationId, format) =>
  orThrow(
    client.GET('/v1/conversations/{conversationId}/export', {
      params: { path: { conversationId }, query: { format } },
      parseAs: 'blob',
    }),
  );
