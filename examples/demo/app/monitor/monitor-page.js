import { onToken, renewToken, token } from '../api.js';
import { h } from '../dom.js';
import { problemNotice } from '../notice.js';
import { aboutAddress, MONITOR, USAGE } from '../router.js';

/**
 * @typedef {HTMLElement & { token: string, view: 'monitor' | 'usage' }} Sessions
 * @typedef {Event & { chatbotId: string, question: string }} QuestionEvent
 */

/** Sessions as they happen, and usage over time: all of it is in the element. */
export class MonitorPage {
  title = 'Monitor';
  #sessions = /** @type {Sessions} */ (document.createElement('chatbot-sessions'));
  #notices = h('div', { class: 'list-notices' });
  element = h(
    'section',
    { class: 'page is-wide' },
    h(
      'div',
      { class: 'page-head' },
      h(
        'div',
        {},
        h('h1', { tabIndex: -1 }, 'Monitor'),
        h('p', { class: 'muted' }, 'Sessions as they happen, and how much chatbots are used.'),
      ),
    ),
    this.#notices,
    this.#sessions,
  );
  #left = new AbortController();

  /** @param {import('../router.js').Router} router */
  constructor(router) {
    this.#sessions.setAttribute('keeps-tests', '');
    const { signal } = this.#left;
    signal.addEventListener(
      'abort',
      onToken((value) => (this.#sessions.token = value)),
    );
    this.#sessions.addEventListener(
      'chatbot-sessions-token',
      () => void renewToken().catch((error) => this.#say(error)),
    );
    const goes = /** @type {const} */ ([
      ['chatbot-sessions-add-knowledge', 'knowledge'],
      ['chatbot-sessions-save-test', 'tests'],
    ]);
    for (const [type, section] of goes) {
      this.#sessions.addEventListener(type, (event) => {
        const { chatbotId, question } = /** @type {QuestionEvent} */ (event);
        router.go(aboutAddress(chatbotId, section, question));
      });
    }
    // What the admin chooses in it is in the address.
    const watch = new MutationObserver(() =>
      router.replace(this.#sessions.view === 'usage' ? USAGE : MONITOR),
    );
    watch.observe(this.#sessions, { attributeFilter: ['view'] });
    signal.addEventListener('abort', () => watch.disconnect());
    token().then(
      (value) => (this.#sessions.token = value),
      (error) => this.#say(error),
    );
  }

  /** @param {Extract<import('../router.js').Route, { view: 'monitor' }>} route */
  show({ usage }) {
    const view = usage ? 'usage' : 'monitor';
    if (this.#sessions.view !== view) this.#sessions.view = view;
  }

  mayLeave() {
    return true;
  }

  end() {
    this.#left.abort();
  }

  /** @param {Error} error */
  #say(error) {
    this.#notices.replaceChildren(problemNotice(error));
  }
}
