import { createChatbotClient, orThrow } from '@chatbot-test/client';
import { SERVER } from './chat-server.js';

/**
 * @typedef {import('@chatbot-test/client').Schema<'ChatbotConfig'>} Config
 * @typedef {import('@chatbot-test/client').Schema<'Chatbot'>} Chatbot
 * @typedef {import('@chatbot-test/client').Schema<'ChatbotSummary'>} Summary
 */

/** @type {Promise<string> | null} */
let held = null;

/**
 * Token of the signed-in operator, from this dashboard's own backend.
 *
 * @param {boolean} [isRefused] the last one has ended, or ends soon: get another
 * @returns {Promise<string>}
 */
export function operatorToken(isRefused = false) {
  if (isRefused) held = null;
  held ??= fetchToken().catch((error) => {
    held = null;
    throw error;
  });
  return held;
}

/** @returns {Promise<string>} */
async function fetchToken() {
  const response = await fetch('/chatbot-token', { method: 'POST' });
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  return (await response.json()).token;
}

const client = createChatbotClient({ server: SERVER, token: operatorToken });

/** @returns {Promise<Summary[]>} */
export async function listChatbots() {
  const query = /** @type {const} */ ({ sort: 'name', limit: 100 });
  return (await orThrow(client.GET('/v1/chatbots', { params: { query } }))).chatbots;
}

/** @param {string} chatbotId @returns {Promise<Chatbot>} */
export function readChatbot(chatbotId) {
  return orThrow(client.GET('/v1/chatbots/{chatbotId}', { params: { path: { chatbotId } } }));
}

/**
 * @param {string} name
 * @param {string} knowledge what it answers from, as text
 * @returns {Promise<Chatbot>}
 */
export async function createChatbot(name, knowledge) {
  const chatbot = await orThrow(client.POST('/v1/chatbots', { body: { config: newConfig(name) } }));
  const params = { path: { chatbotId: chatbot.id } };
  const body = { title: name, content: knowledge };
  await orThrow(client.POST('/v1/chatbots/{chatbotId}/documents', { params, body }));
  return chatbot;
}

/**
 * Saves a draft. Refused with `stale-revision` if somebody else has saved since it was read.
 *
 * @param {Chatbot} chatbot @param {Config} config
 * @returns {Promise<Chatbot>}
 */
export function saveChatbot({ id, revision }, config) {
  const params = { path: { chatbotId: id } };
  return orThrow(client.PUT('/v1/chatbots/{chatbotId}', { params, body: { config, revision } }));
}

/** Makes the draft what visitors get. @param {string} chatbotId */
export async function publishChatbot(chatbotId) {
  const params = { path: { chatbotId } };
  await orThrow(client.POST('/v1/chatbots/{chatbotId}/publish', { params }));
  return readChatbot(chatbotId);
}

/** @param {number} draft @param {number | null} live */
export function stateOf(draft, live) {
  if (live === null) return 'Draft';
  return live === draft ? 'Live' : 'Unpublished changes';
}

/** @param {string} chatbotId */
export function embedCode(chatbotId) {
  return [
    `<link rel="preload" as="fetch" crossorigin href="${SERVER}/v1/chatbots/${chatbotId}/public">`,
    `<script type="module" src="${SERVER}/chatbot.js"></script>`,
    `<chatbot-widget chatbot-id="${chatbotId}"></chatbot-widget>`,
  ].join('\n');
}

/** @param {string} text */
export function linesOf(text) {
  return text.split(/\s+/).filter(Boolean);
}

/** Says what went wrong and what to do, as the server said it. @param {unknown} error */
export function wordsOf(error) {
  const { message, action = '' } = /** @type {{ message: string, action?: string }} */ (error);
  return `${message} ${action}`.trim();
}

/** @param {string} name @returns {Config} */
function newConfig(name) {
  return {
    name,
    language: 'en',
    provider: { type: 'knowledge', threshold: 0.5, fallback: '' },
    allowedOrigins: [],
    appearance: {
      avatar: '',
      title: '',
      subtitle: '',
      welcomeMessage: 'Hello! How can I help?',
      starters: [],
      placeholder: 'Ask a question',
      branding: true,
      theme: 'auto',
      light: { primary: '#4f46e5', surface: '#ffffff', text: '#1b1c22' },
      dark: { primary: '#8b8cff', surface: '#17181d', text: '#ecedf2' },
      font: 'system',
      radius: 16,
      density: 'comfortable',
      bubbles: 'plain',
      launcher: { icon: 'chat', position: 'end', label: '' },
      variables: {},
    },
  };
}
