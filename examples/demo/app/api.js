import { ApiError, createChatbotClient, orThrow } from '../client.js';

/**
 * The dashboard's way to the chatbot server, by its typed client. A real dashboard would ask its own
 * backend for the operator's token; this one asks the route that the server has in development only.
 *
 * @typedef {import('../../../packages/shared/src/config/connector-presets.js').ConnectorPreset} ConnectorPreset
 *
 * @typedef {import('../../../packages/shared/src/config/appearance-presets.js').AppearancePreset} Look
 *
 * @typedef {import('../client.js').Schema<'ChatbotConfig'>} ChatbotConfig
 * @typedef {import('../client.js').Schema<'ChatbotSummary'>} ChatbotSummary
 * @typedef {import('../client.js').Schema<'Chatbot'>} Chatbot
 * @typedef {'viewer' | 'operator' | 'admin'} Role
 * @typedef {{ code: string, message: string, action: string }} Obstacle
 * @typedef {{ id: string, draft: Obstacle | null, live: Obstacle | null }} Obstacles
 * @typedef {import('../client.js').Schema<'ContrastReport'>['issues'][number]} ContrastIssue
 * @typedef {import('../client.js').Schema<'ConnectionReport'>['steps'][number]} CheckStep
 */

export { ApiError, orThrow };

/** The server that this dashboard came from; it may live under a path of its host. */
const SERVER = new URL('..', import.meta.url);

/** @param {string} path as in `/avatars/fernway.svg` */
export const onServer = (path) => new URL(path.replace(/^\//, ''), SERVER).href;

export const client = createChatbotClient({
  server: SERVER.href,
  token: (isRefused) => (isRefused ? renewToken() : token()),
});
/** Client without a sign-in: it gets one. */
const gate = createChatbotClient({ server: SERVER.href });

/** Part of a token's life after which the next one is fetched. */
const REFRESH_AT = 0.75;

/** @type {{ token: string, refreshAt: number } | null} */
let held = null;
/** @type {Promise<string> | null} */
let fetching = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Set<(token: string) => void>} */
const listeners = new Set();

/**
 * A token that is good for a while yet.
 *
 * @returns {Promise<string>}
 */
export function token() {
  if (held && Date.now() < held.refreshAt) return Promise.resolve(held.token);
  fetching ??= fetchToken().finally(() => {
    fetching = null;
  });
  return fetching;
}

/**
 * A token to take the place of one that the server refused.
 *
 * @returns {Promise<string>}
 */
export function renewToken() {
  held = null;
  return token();
}

/**
 * Tells of every new token. While somebody listens, the next one is fetched before this one ends.
 *
 * @param {(token: string) => void} listener
 * @returns {() => void} ends it
 */
export function onToken(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Reads the code of the demo from the address. In production the server has written the address
 * into its log; in development there is no code.
 */
function demoCode() {
  const { hash, pathname, search } = location;
  const [, code] = /^#demo=([\w-]+)$/.exec(hash) ?? [];
  if (code) {
    localStorage.setItem('demo-code', code);
    history.replaceState(history.state, '', pathname + search);
  }
  return localStorage.getItem('demo-code');
}

/**
 * Role to see the dashboard in, as it was chosen in this tab.
 *
 * @returns {Role}
 */
export function chosenRole() {
  const role = sessionStorage.getItem('demo-role');
  return role === 'viewer' || role === 'admin' ? role : 'operator';
}

/** Signs in anew with another role. @param {string} role */
export function chooseRole(role) {
  sessionStorage.setItem('demo-role', role);
  location.reload();
}

async function fetchToken() {
  const code = demoCode();
  /** @type {Record<string, string>} */
  const headers = code ? { authorization: `Bearer ${code}` } : {};
  const role = chosenRole();
  const query = role === 'operator' ? {} : { role };
  const asked = orThrow(gate.POST('/dev/token', { headers, params: { query } }));
  const { token: value, expiresIn } = await asked.catch((error) => {
    if (!(error instanceof ApiError) || error.code !== 'unauthorized') throw error;
    localStorage.removeItem('demo-code');
    const problem = {
      code: 'demo-closed',
      message: 'The demo of this server is open only to who runs it.',
      action: 'Open it by the path with #demo= that the server writes into its log when it starts.',
      retryable: false,
    };
    throw new ApiError(problem, error.status, error);
  });
  const life = expiresIn * 1000 * REFRESH_AT;
  held = { token: value, refreshAt: Date.now() + life };
  for (const listener of listeners) listener(value);
  schedule(life);
  return value;
}

/** @param {number} ms */
function schedule(ms) {
  clearTimeout(timer);
  // A server that is away for the moment is asked again soon; an open session keeps its socket.
  timer = setTimeout(() => {
    if (listeners.size > 0) token().catch(() => schedule(5_000));
  }, ms);
}

/** @param {string} chatbotId */
const path = (chatbotId) => ({ params: { path: { chatbotId } } });

/**
 * @typedef {import('./list/list-query.js').ListQuery} ListQuery
 *
 * @param {ListQuery} query any state but `stuck`
 * @param {string | null} cursor of the page before
 * @param {number} limit
 * @returns {Promise<import('../client.js').Schema<'ChatbotPage'>>}
 */
export function listChatbots({ q, state, sort }, cursor, limit) {
  const query = {
    sort,
    limit,
    ...(q && { q }),
    ...(state === 'archived' && { archived: true }),
    ...((state === 'draft' || state === 'changed' || state === 'live') && { state }),
    ...(cursor && { cursor }),
  };
  return orThrow(client.GET('/v1/chatbots', { params: { query } }));
}

/** @param {string} id @param {boolean} archived */
export const archiveChatbot = (id, archived) =>
  orThrow(
    client.PUT('/v1/chatbots/{chatbotId}/archived', {
      ...path(id),
      body: { archived },
      keepalive: true,
    }),
  );

/** Deletes a chatbot for good. @param {string} id */
export const deleteChatbot = (id) =>
  orThrow(client.DELETE('/v1/chatbots/{chatbotId}', { ...path(id), keepalive: true }));

/**
 * Lists what keeps chatbots from answering, by id. Empty where the server does not tell.
 *
 * @returns {Promise<Map<string, Obstacles>>}
 */
export async function listObstacles() {
  const { chatbots } = await orThrow(client.GET('/v1/obstacles')).catch(() => ({ chatbots: [] }));
  return new Map(chatbots.map((/** @type {Obstacles} */ each) => [each.id, each]));
}

/** @param {string} id */
export const readChatbot = (id) => orThrow(client.GET('/v1/chatbots/{chatbotId}', path(id)));

/** @param {ChatbotConfig} config */
export const createChatbot = (config) => orThrow(client.POST('/v1/chatbots', { body: { config } }));

/**
 * Saves a draft. Refused with `stale-revision` if `revision` is not the draft any more.
 *
 * @param {string} id @param {ChatbotConfig} config @param {number} revision
 */
export const saveChatbot = (id, config, revision) =>
  orThrow(client.PUT('/v1/chatbots/{chatbotId}', { ...path(id), body: { config, revision } }));

/**
 * @param {string} chatbotId
 * @param {import('./publishing/answer-gate.js').GateAnswer} query
 */
export const publishChatbot = (chatbotId, query) =>
  orThrow(
    client.POST('/v1/chatbots/{chatbotId}/publish', { params: { path: { chatbotId }, query } }),
  );

/** @param {string} id @returns who saved last, and when */
export const latestRevision = async (id) =>
  (
    await orThrow(
      client.GET('/v1/chatbots/{chatbotId}/revisions', {
        params: { path: { chatbotId: id }, query: { limit: 1 } },
      }),
    )
  ).revisions[0];

/** @param {string} chatbotId @param {number} revision */
export const readRevision = (chatbotId, revision) =>
  orThrow(
    client.GET('/v1/chatbots/{chatbotId}/revisions/{revision}', {
      params: { path: { chatbotId, revision } },
    }),
  );

/** @returns {Promise<Look[]>} */
export const listLooks = async () => (await orThrow(client.GET('/v1/appearance-presets'))).presets;

/** @param {ChatbotConfig['appearance']} appearance */
export const checkContrast = async (appearance) =>
  (await orThrow(client.POST('/v1/contrast', { body: { appearance } }))).issues;

/** @returns {Promise<ConnectorPreset[]>} */
export const listPresets = async () => (await orThrow(client.GET('/v1/connector-presets'))).presets;

/** @param {string} id */
export const listSecrets = async (id) =>
  (await orThrow(client.GET('/v1/chatbots/{chatbotId}/secrets', path(id)))).secrets;

/**
 * Sets those secrets, forgets those that are null, keeps all others.
 *
 * @param {string} id @param {Record<string, string | null>} values
 * @param {string} origin of the service that alone gets them; empty: that of what is saved
 */
export async function setSecrets(id, values, origin) {
  const body = { values, ...(origin && { origin }) };
  const asked = client.PUT('/v1/chatbots/{chatbotId}/secrets', { ...path(id), body });
  return (await orThrow(asked)).secrets;
}

/**
 * Asks a chatbot's service one question, by a provider that need not be saved.
 *
 * @param {string} id @param {ChatbotConfig['provider']} provider
 */
export async function checkConnection(id, provider) {
  const asked = client.POST('/v1/chatbots/{chatbotId}/check', { ...path(id), body: { provider } });
  return (await orThrow(asked)).steps;
}
