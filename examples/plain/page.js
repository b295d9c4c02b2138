import { SERVER } from './chat-server.js';
import { operatorToken, wordsOf } from './chatbots.js';

/**
 * An element of the page, which is there.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @overload
 * @param {ParentNode} root
 * @param {Name} selector
 * @returns {HTMLElementTagNameMap[Name]}
 */
/**
 * @overload
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
/** @param {ParentNode} root @param {string} selector */
export function part(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** @param {HTMLElement} main @param {unknown} error null: nothing is wrong any more */
export function showProblem(main, error) {
  const alert = part(main, '[role=alert]');
  alert.textContent = error === null ? '' : wordsOf(error);
  alert.hidden = error === null;
}

/**
 * Gives an element its server and the operator's token, and the next one when it asks.
 *
 * @param {HTMLElement} main
 * @param {import('@chatbot-test/widget').ChatbotTestElement |
 *   import('@chatbot-test/widget').ChatbotSessionsElement} element
 */
export async function signIn(main, element) {
  element.server = SERVER;
  const renew = async (/** @type {boolean} */ isRefused) => {
    try {
      element.token = await operatorToken(isRefused);
    } catch (error) {
      showProblem(main, error);
    }
  };
  for (const type of ['chatbot-test-token', 'chatbot-sessions-token']) {
    element.addEventListener(type, () => void renew(true));
  }
  await renew(false);
}
