import { client, orThrow } from '../api.js';

/**
 * Websites of a chatbot, over the API.
 *
 * @typedef {import('../../client.js').Schema<'Website'>} Website
 * @typedef {import('../../client.js').Schema<'NewWebsite'>} NewWebsite
 * @typedef {import('../../client.js').Schema<'WebsiteChange'>} WebsiteChange
 * @typedef {import('../../client.js').Schema<'WebsitePageList'>} WebsitePageList
 */

const ALL = '/v1/chatbots/{chatbotId}/websites';
const ONE = '/v1/chatbots/{chatbotId}/websites/{websiteId}';

/** @param {string} chatbotId @param {string} websiteId */
const path = (chatbotId, websiteId) => ({ params: { path: { chatbotId, websiteId } } });

/** @param {string} chatbotId @returns {Promise<Website[]>} */
export async function listWebsites(chatbotId) {
  return (await orThrow(client.GET(ALL, { params: { path: { chatbotId } } }))).websites;
}

/** @param {string} chatbotId @param {NewWebsite} body */
export const addWebsite = (chatbotId, body) =>
  orThrow(client.POST(ALL, { params: { path: { chatbotId } }, body }));

/** @param {string} chatbot @param {string} id @param {WebsiteChange} body */
export const changeWebsite = (chatbot, id, body) =>
  orThrow(client.PUT(ONE, { ...path(chatbot, id), body }));

/** @param {string} chatbot @param {string} id */
export const readWebsiteAgain = (chatbot, id) =>
  orThrow(client.POST(`${ONE}/read-again`, path(chatbot, id)));

/** @param {string} chatbot @param {string} id */
export const stopWebsite = (chatbot, id) => orThrow(client.POST(`${ONE}/stop`, path(chatbot, id)));

/** @param {string} chatbot @param {string} id @param {boolean} documents whether those of its pages go too */
export function deleteWebsite(chatbot, id, documents) {
  const { params } = path(chatbot, id);
  return orThrow(client.DELETE(ONE, { params: { ...params, query: { documents } } }));
}

/**
 * @param {string} chatbot @param {string} id @param {string | null} after
 * @returns {Promise<WebsitePageList>}
 */
export function listWebsitePages(chatbot, id, after) {
  const { params } = path(chatbot, id);
  const query = after === null ? {} : { after };
  return orThrow(client.GET(`${ONE}/pages`, { params: { ...params, query } }));
}
