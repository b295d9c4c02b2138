import { createChatbot, listChatbots } from './api.js';
import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { NEW_CHATBOT } from './new-chatbot.js';
import { button, problemNotice } from './notice.js';
import { editAddress, LIST, testAddress } from './router.js';
import { TestSession } from './test-session.js';
import { counted, exactTime, stateOf, timeAgo } from './words.js';

/** @typedef {import('./api.js').ChatbotSummary} ChatbotSummary */

/** The list of chatbots; the test session of one of them opens in front of it. */
export class ChatbotList {
  title = 'Chatbots';
  element = h('section', { class: 'page' });
  #router;
  #body = h('div', { class: 'list-body' });
  #session = new TestSession(this.element, () => this.#router.backTo(LIST));
  /** @type {string | null} */
  #tested = null;

  /** @param {import('./router.js').Router} router */
  constructor(router) {
    this.#router = router;
    this.element.append(
      h(
        'div',
        { class: 'page-head' },
        h(
          'div',
          {},
          h('h1', { tabIndex: -1 }, 'Chatbots'),
          h('p', { class: 'muted' }, 'Try a chatbot in the widget that visitors get.'),
        ),
        h(
          'button',
          { type: 'button', class: 'button', on: { click: () => void this.#create() } },
          icon('plus'),
          'New chatbot',
        ),
      ),
      this.#body,
    );
    void this.#load();
  }

  /** @param {Extract<import('./router.js').Route, { view: 'list' }>} route */
  show({ id, test }) {
    const wanted = test ? id : null;
    if (wanted === this.#tested) return;
    const left = this.#tested;
    this.#tested = wanted;
    if (wanted) void this.#session.open(wanted);
    else this.#session.close();
    // It gives the focus back to what had it; after a reload that was nothing.
    if (left && document.activeElement === document.body) this.#testButton(left)?.focus();
  }

  mayLeave() {
    return true;
  }

  end() {
    this.#session.end();
  }

  async #load() {
    this.#body.replaceChildren(loading());
    try {
      const chatbots = await listChatbots();
      this.#body.replaceChildren(
        chatbots.length > 0 ? h('ul', { class: 'chatbots' }, ...chatbots.map(row)) : empty(),
      );
    } catch (error) {
      const again = button('Try again', () => void this.#load());
      this.#body.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
    }
  }

  async #create() {
    try {
      const { id } = await createChatbot(NEW_CHATBOT);
      this.#router.go(editAddress(id));
    } catch (error) {
      this.#body.prepend(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {string} id */
  #testButton(id) {
    return [...this.#body.querySelectorAll('button')].find(({ dataset }) => dataset['test'] === id);
  }
}

/** @param {ChatbotSummary} chatbot */
function row(chatbot) {
  const { id, name, primary, documents, updatedAt } = chatbot;
  const state = stateOf(chatbot);
  return h(
    'li',
    { class: 'chatbot' },
    avatar({ src: chatbot.avatar, name, color: primary }),
    h(
      'div',
      { class: 'chatbot-name' },
      h('h2', {}, name),
      h('p', { class: 'muted' }, counted(documents, 'document', 'documents')),
    ),
    h('p', { class: `state is-${state.mark}` }, state.words),
    h(
      'p',
      { class: 'chatbot-changed muted' },
      'Changed ',
      h('time', { dateTime: updatedAt, title: exactTime(updatedAt) }, timeAgo(updatedAt)),
    ),
    h(
      'div',
      { class: 'chatbot-actions' },
      h(
        'a',
        { class: 'button', href: editAddress(id), 'aria-label': `Edit ${name}` },
        icon('edit'),
        'Edit',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'button is-main',
          'aria-label': `Test ${name}`,
          'data-test': id,
          on: { click: () => (location.hash = testAddress(id)) },
        },
        icon('test'),
        'Test',
      ),
    ),
  );
}

function loading() {
  const bones = [0, 1].map(() => h('li', { class: 'chatbot is-loading' }));
  return h(
    'div',
    { role: 'status' },
    h('span', { class: 'visually-hidden' }, 'Loading chatbots'),
    h('ul', { class: 'chatbots', 'aria-hidden': 'true' }, ...bones),
  );
}

function empty() {
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, 'No chatbots yet'),
    h('p', { class: 'muted' }, 'Create one, give it a name and a greeting, and try it here.'),
  );
}
