/**
 * The dashboard's own client of the chatbot server. A real dashboard would ask its own backend for
 * the operator's token; this one asks the route that the server has in development only.
 *
 * @typedef {import('../../../packages/shared/src/config/chatbot-config.schema.js').ChatbotConfig} ChatbotConfig
 *
 * @typedef {import('../../../packages/shared/src/config/connector-presets.js').ConnectorPreset} ConnectorPreset
 *
 * @typedef {import('../../../packages/shared/src/config/appearance-presets.js').AppearancePreset} Look
 * @typedef {import('../../../packages/shared/src/config/contrast-issues.js').ContrastIssue} ContrastIssue
 *
 * @typedef {{ revision: number, fingerprint: string }} Revision
 *
 * @typedef {object} CheckStep
 * @property {string} name
 * @property {'ok' | 'failed' | 'skipped'} state
 * @property {string} message
 * @property {string | null} code
 *
 * @typedef {object} ChatbotSummary
 * @property {string} id
 * @property {string} name
 * @property {string} avatar
 * @property {string} primary
 * @property {Revision} draft
 * @property {(Revision & { publishedAt: string }) | null} live
 * @property {string} updatedAt
 * @property {number} documents
 *
 * @typedef {object} Chatbot
 * @property {string} id
 * @property {number} revision
 * @property {string} fingerprint
 * @property {number | null} live   revision that visitors get
 * @property {ChatbotConfig} config
 * @property {string} updatedAt
 */

/** What the server, or the way to it, said no with. */
export class ApiError extends Error {
  /**
   * @param {{ code: string, message: string, action: string, correlationId?: string,
   *   fields?: { path: string, message: string }[] }} problem
   */
  constructor({ code, message, action, correlationId = '', fields = [] }) {
    super(message);
    this.code = code;
    this.action = action;
    this.correlationId = correlationId;
    this.fields = fields;
  }
}

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

async function fetchToken() {
  const { token: value, expiresIn } = await fetchJson('/dev/token', { method: 'POST' });
  const life = expiresIn * 1000 * REFRESH_AT;
  held = { token: value, refreshAt: Date.now() + life };
  for (const listener of listeners) listener(value);
  schedule(life);
  return /** @type {string} */ (value);
}

/** @param {number} ms */
function schedule(ms) {
  clearTimeout(timer);
  // A server that is away for the moment is asked again soon; an open session keeps its socket.
  timer = setTimeout(() => {
    if (listeners.size > 0) token().catch(() => schedule(5_000));
  }, ms);
}

/** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} */
export async function request(path, init = {}) {
  const send = async () =>
    fetchJson(path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${await token()}` },
    });
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'unauthorized') throw error;
    await renewToken();
    return send();
  }
}

/** @param {string} path @param {RequestInit} init @returns {Promise<any>} */
async function fetchJson(path, init) {
  let response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ApiError({
      code: 'unreachable',
      message: 'The server did not answer.',
      action: 'Check that it is running, then try again.',
    });
  }
  if (response.status === 204) return null;
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  if (body?.error?.code) throw new ApiError(body.error);
  throw new ApiError({
    code: `http-${response.status}`,
    message: `The server answered with status ${response.status}.`,
    action: 'Try again; if it happens again, look at the log of the server.',
  });
}

/** @param {string} method @param {unknown} body @returns {RequestInit} */
export const json = (method, body) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** @param {string} id */
export const path = (id) => `/v1/chatbots/${encodeURIComponent(id)}`;

/** @returns {Promise<ChatbotSummary[]>} */
export const listChatbots = async () => (await request('/v1/chatbots')).chatbots;

/** @param {string} id @returns {Promise<Chatbot>} */
export const readChatbot = (id) => request(path(id));

/** @param {ChatbotConfig} config @returns {Promise<Chatbot>} */
export const createChatbot = (config) => request('/v1/chatbots', json('POST', { config }));

/**
 * Saves a draft. Refused with `stale-revision` if `revision` is not the draft any more.
 *
 * @param {string} id @param {ChatbotConfig} config @param {number} revision
 * @returns {Promise<Chatbot>}
 */
export const saveChatbot = (id, config, revision) =>
  request(path(id), json('PUT', { config, revision }));

/**
 * @param {string} id
 * @param {boolean} [acceptContrast] although colours of it are hard to tell apart
 * @returns {Promise<Chatbot>}
 */
export const publishChatbot = (id, acceptContrast = false) =>
  request(`${path(id)}/publish${acceptContrast ? '?acceptContrast=true' : ''}`, { method: 'POST' });

/** @returns {Promise<Look[]>} */
export const listLooks = async () => (await request('/v1/appearance-presets')).presets;

/** @param {ChatbotConfig['appearance']} appearance @returns {Promise<ContrastIssue[]>} */
export const checkContrast = async (appearance) =>
  (await request('/v1/contrast', json('POST', { appearance }))).issues;

/** @returns {Promise<ConnectorPreset[]>} */
export const listPresets = async () => (await request('/v1/connector-presets')).presets;

/** @param {string} id @returns {Promise<{ name: string, origin: string, updatedAt: string }[]>} */
export const listSecrets = async (id) => (await request(`${path(id)}/secrets`)).secrets;

/**
 * Sets those secrets, forgets those that are null, keeps all others.
 *
 * @param {string} id @param {Record<string, string | null>} values
 * @param {string} origin of the service that alone gets them; empty: that of what is saved
 * @returns {Promise<{ name: string, origin: string, updatedAt: string }[]>}
 */
export const setSecrets = async (id, values, origin) =>
  (await request(`${path(id)}/secrets`, json('PUT', { values, ...(origin && { origin }) })))
    .secrets;

/**
 * Asks a chatbot's service one question, by a provider that need not be saved.
 *
 * @param {string} id @param {ChatbotConfig['provider']} provider
 * @returns {Promise<CheckStep[]>}
 */
export const checkConnection = async (id, provider) =>
  (await request(`${path(id)}/check`, json('POST', { provider }))).steps;
