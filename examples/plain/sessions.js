import { part, signIn } from './page.js';

/** @param {HTMLElement} main */
export function showSessions(main) {
  void signIn(main, part(main, 'chatbot-sessions'));
}
