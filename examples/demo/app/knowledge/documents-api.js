import { client, orThrow } from '../api.js';

/**
 * Documents of a chatbot, over the API.
 *
 * @typedef {import('../../client.js').Schema<'DocumentSummary'>} DocumentEntry
 * @typedef {import('../../client.js').Schema<'Document'>} WholeDocument
 * @typedef {import('../../client.js').Schema<'DocumentPage'>} DocumentPage
 * @typedef {import('../../client.js').Schema<'NewDocument'>} NewDocument
 */

const ONE = '/v1/chatbots/{chatbotId}/documents/{documentId}';

/** @param {string} chatbotId @param {string} documentId */
const path = (chatbotId, documentId) => ({ params: { path: { chatbotId, documentId } } });

/**
 * @param {string} chatbotId
 * @param {{ search?: string, after?: string | null, limit?: number }} query
 * @returns {Promise<DocumentPage>}
 */
export function listDocuments(chatbotId, { search = '', after = null, limit = 20 }) {
  const query = { limit, ...(search && { search }), ...(after && { after }) };
  return orThrow(
    client.GET('/v1/chatbots/{chatbotId}/documents', { params: { path: { chatbotId }, query } }),
  );
}

/** Pauses indexing and the reading of websites, or lets them go on. @param {string} chatbotId @param {boolean} paused */
export const pauseKnowledge = (chatbotId, paused) =>
  orThrow(
    client.PUT('/v1/chatbots/{chatbotId}/knowledge/paused', {
      ...{ params: { path: { chatbotId } }, body: { paused } },
    }),
  );

/** @param {string} chatbot @param {string} id */
export const readDocument = (chatbot, id) => orThrow(client.GET(ONE, path(chatbot, id)));

/**
 * Passages of a document, as searches find them.
 *
 * @param {string} chatbot @param {string} id @param {number | null} after
 * @returns {Promise<{ passages: { ordinal: number, heading: string, content: string,
 *   isEmbedded: boolean | null }[], next: number | null }>}
 */
export function listPassages(chatbot, id, after = null) {
  const { params } = path(chatbot, id);
  const query = after === null ? {} : { after };
  return orThrow(client.GET(`${ONE}/passages`, { params: { ...params, query } }));
}

/**
 * Questions that found it, in 100 conversations.
 *
 * @param {string} chatbot @param {string} id @param {'live' | 'test'} mode
 * @param {string | null} cursor of the page before
 */
export function documentQuestions(chatbot, id, mode, cursor) {
  const { params } = path(chatbot, id);
  const query = { mode, ...(cursor && { cursor }) };
  return orThrow(client.GET(`${ONE}/questions`, { params: { ...params, query } }));
}

/** @param {string} chatbot @param {string} id @param {string} question */
export const askDocument = (chatbot, id, question) =>
  orThrow(client.POST(`${ONE}/ask`, { ...path(chatbot, id), body: { question } }));

/** @param {string} chatbotId @param {NewDocument} body */
export const addDocument = (chatbotId, body) =>
  orThrow(
    client.POST('/v1/chatbots/{chatbotId}/documents', { params: { path: { chatbotId } }, body }),
  );

/**
 * @param {string} chatbot @param {string} id
 * @param {{ title: string, content: string, askedAs: string[] }} body
 */
export const changeDocument = (chatbot, id, body) =>
  orThrow(client.PUT(ONE, { ...path(chatbot, id), body }));

/**
 * Reads the address that it is from once more.
 *
 * @param {string} chatbot @param {string} id
 */
export const readAgain = (chatbot, id) =>
  orThrow(client.POST(`${ONE}/read-again`, path(chatbot, id)));

/** @param {string} chatbot @param {string} id */
export const deleteDocument = (chatbot, id) => orThrow(client.DELETE(ONE, path(chatbot, id)));

/**
 * @param {string} chatbot @param {File} file
 * @param {Pick<NewDocument, 'encoding' | 'ifKnown'>} [more]
 */
export async function addFile(chatbot, file, more = {}) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // A call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return addDocument(chatbot, { file: { name: file.name, base64: btoa(binary) }, ...more });
}
