import { client, orThrow } from '../api.js';

/**
 * Test sessions, over the API.
 *
 * @typedef {import('../../client.js').Schema<'TestSession'>} TestSession
 * @typedef {import('../../client.js').Schema<'Message'>} Message
 * @typedef {{ chatbot: string, state: '' | TestSession['state'], days: number }} SessionQuery `days`:
 *   how long ago they may have begun; 0: whenever
 */

const DAY_MS = 86_400_000;
/** Place beyond the end of any log: the last page. */
const END = 2_147_483_647;

/** @param {string} sessionId */
const path = (sessionId) => ({ params: { path: { sessionId } } });

/** @param {SessionQuery} query @param {string | null} cursor of the page before */
export function listSessions({ chatbot, state, days }, cursor) {
  const since = new Date(Date.now() - days * DAY_MS).toISOString();
  const query = {
    limit: 50,
    ...(chatbot && { chatbot }),
    ...(state && { state }),
    ...(days > 0 && { since }),
    ...(cursor && { cursor }),
  };
  return orThrow(client.GET('/v1/test-sessions', { params: { query } }));
}

/** @param {string} id */
export const readSession = (id) => orThrow(client.GET('/v1/test-sessions/{sessionId}', path(id)));

/** @param {string} sessionId @param {number} epoch @param {number} [before] */
export const listMessages = (sessionId, epoch, before = END) =>
  orThrow(
    client.GET('/v1/test-sessions/{sessionId}/messages', {
      params: { path: { sessionId }, query: { epoch, before } },
    }),
  );

/** @param {string} id */
export const endSession = (id) =>
  orThrow(client.POST('/v1/test-sessions/{sessionId}/end', path(id)));

/** @param {string} sessionId @param {'json' | 'markdown'} format @returns {Promise<Blob>} */
export const exportSession = (sessionId, format) =>
  orThrow(
    client.GET('/v1/test-sessions/{sessionId}/export', {
      params: { path: { sessionId }, query: { format } },
      parseAs: 'blob',
    }),
  );
