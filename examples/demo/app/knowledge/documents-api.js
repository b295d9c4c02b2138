import { json, path, request } from '../api.js';

/**
 * What a chatbot knows, over the API.
 *
 * @typedef {object} DocumentEntry
 * @property {string} id
 * @property {string} title
 * @property {string | null} sourceUrl
 * @property {number} length   characters
 * @property {number} passages
 * @property {'indexing' | 'ready' | 'failed'} status
 * @property {number} progress 0 to 1
 * @property {string} [reason] why it failed
 * @property {string} updatedAt
 *
 * @typedef {DocumentEntry & { content: string, askedAs: string[] }} WholeDocument
 *
 * @typedef {object} DocumentPage
 * @property {DocumentEntry[]} documents
 * @property {number} total
 * @property {string | null} next
 * @property {{ passages: number, done: number, failure: string | null } | null} indexing
 *
 * @typedef {{ title?: string, content?: string, askedAs?: string[], url?: string,
 *   sourceUrl?: string | null,
 *   file?: { name: string, base64: string } }} NewDocument
 */

/** @param {string} chatbot @param {string} [document] */
const address = (chatbot, document = '') =>
  `${path(chatbot)}/documents${document && `/${encodeURIComponent(document)}`}`;

/**
 * @param {string} chatbot
 * @param {{ search?: string, after?: string | null, limit?: number }} query
 * @returns {Promise<DocumentPage>}
 */
export function listDocuments(chatbot, { search = '', after = null, limit = 20 }) {
  const query = new URLSearchParams({ limit: String(limit) });
  if (search) query.set('search', search);
  if (after) query.set('after', after);
  return request(`${address(chatbot)}?${query}`);
}

/** @param {string} chatbot @param {string} id @returns {Promise<WholeDocument>} */
export const readDocument = (chatbot, id) => request(address(chatbot, id));

/** @param {string} chatbot @param {NewDocument} document @returns {Promise<WholeDocument>} */
export const addDocument = (chatbot, document) => request(address(chatbot), json('POST', document));

/**
 * @param {string} chatbot @param {string} id
 * @param {{ title: string, content: string, askedAs: string[] }} change
 * @returns {Promise<WholeDocument>}
 */
export const changeDocument = (chatbot, id, change) =>
  request(address(chatbot, id), json('PUT', change));

/**
 * Reads the address that it is from once more.
 *
 * @param {string} chatbot @param {string} id
 * @returns {Promise<WholeDocument & { changed: boolean }>}
 */
export const readAgain = (chatbot, id) =>
  request(`${address(chatbot, id)}/read-again`, { method: 'POST' });

/** @param {string} chatbot @param {string} id @returns {Promise<null>} */
export const deleteDocument = (chatbot, id) => request(address(chatbot, id), { method: 'DELETE' });

/** @param {string} chatbot @param {File} file @returns {Promise<WholeDocument>} */
export async function addFile(chatbot, file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // A call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return addDocument(chatbot, { file: { name: file.name, base64: btoa(binary) } });
}
