import { client, orThrow } from '../api.js';

/**
 * Saved tests of a chatbot, over the API.
 *
 * @typedef {import('../../client.js').Schema<'SavedTest'>} SavedTest
 * @typedef {import('../../client.js').Schema<'SavedTestBody'>} SavedTestBody
 */

const ALL = '/v1/chatbots/{chatbotId}/tests';
const ONE = '/v1/chatbots/{chatbotId}/tests/{testId}';

/** @param {string} chatbotId */
const ofChatbot = (chatbotId) => ({ params: { path: { chatbotId } } });

/** @param {string} chatbotId @param {string} testId */
const ofTest = (chatbotId, testId) => ({ params: { path: { chatbotId, testId } } });

/** @param {string} chatbot @returns {Promise<SavedTest[]>} */
export const listTests = async (chatbot) =>
  (await orThrow(client.GET(ALL, ofChatbot(chatbot)))).tests;

/** @param {string} chatbot @param {SavedTestBody} body */
export const createTest = (chatbot, body) =>
  orThrow(client.POST(ALL, { ...ofChatbot(chatbot), body }));

/** @param {string} chatbot @param {string} id @param {SavedTestBody} body */
export const changeTest = (chatbot, id, body) =>
  orThrow(client.PUT(ONE, { ...ofTest(chatbot, id), body }));

/** @param {string} chatbot @param {string} id */
export const deleteTest = (chatbot, id) =>
  orThrow(client.DELETE(ONE, { ...ofTest(chatbot, id), keepalive: true }));

/**
 * Begins to run tests against the draft.
 *
 * @param {string} chatbot @param {string[]} [ids] these alone
 * @returns {Promise<SavedTest[]>}
 */
export const runTests = async (chatbot, ids) =>
  (
    await orThrow(
      client.POST(`${ALL}/run`, { ...ofChatbot(chatbot), body: { ...(ids && { ids }) } }),
    )
  ).tests;
