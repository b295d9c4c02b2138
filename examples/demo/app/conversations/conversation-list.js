import { listChatbots } from '../api.js';
import { h } from '../dom.js';
import { EVERYTHING } from '../list/list-query.js';
import { button, problemNotice } from '../notice.js';
import { sessionAddress } from '../router.js';
import { counted, exactTime, timeAgo } from '../words.js';
import { listSessions } from './sessions-api.js';

/** @typedef {import('./sessions-api.js').TestSession} TestSession */

const STATES = { active: 'Open', ended: 'Ended', expired: 'Expired' };

/** Conversations of operators with their drafts, the newest first. */
export class ConversationList {
  title = 'Conversations';
  element;
  #chatbot = select('Chatbot', [['', 'All chatbots']]);
  #state = select('State', [['', 'All states'], ...Object.entries(STATES)]);
  #days = select('Time', [
    ['0', 'Any time'],
    ['1', 'Last 24 hours'],
    ['7', 'Last 7 days'],
    ['30', 'Last 30 days'],
  ]);
  #body = h('div', { class: 'list-body' });
  #more = button('Show more', () => void this.#load(true));
  /** @type {Map<string, string>} */
  #names = new Map();
  /** @type {TestSession[]} */
  #sessions = [];
  /** @type {string | null} */
  #cursor = null;
  #asked = 0;

  constructor() {
    this.#more.hidden = true;
    for (const each of [this.#chatbot, this.#state, this.#days]) {
      each.addEventListener('change', () => void this.#load());
    }
    this.element = h(
      'section',
      { class: 'page' },
      h(
        'div',
        { class: 'page-head' },
        h(
          'div',
          {},
          h('h1', { tabIndex: -1 }, 'Conversations'),
          h('p', { class: 'muted' }, 'Your test sessions; an admin sees those of all operators.'),
        ),
      ),
      h('search', { class: 'list-tools' }, this.#chatbot, this.#state, this.#days),
      this.#body,
      this.#more,
    );
    void this.#load();
  }

  show() {}

  mayLeave() {
    return true;
  }

  end() {
    this.#asked = -1;
  }

  /** @param {boolean} [more] */
  async #load(more = false) {
    const asked = (this.#asked += 1);
    if (this.#sessions.length === 0) {
      this.#body.replaceChildren(h('p', { class: 'muted', role: 'status' }, 'Loading …'));
    }
    try {
      if (this.#names.size === 0) await this.#loadNames();
      const query = {
        chatbot: this.#chatbot.value,
        state: /** @type {'' | TestSession['state']} */ (this.#state.value),
        days: Number(this.#days.value),
      };
      const { sessions, cursor } = await listSessions(query, more ? this.#cursor : null);
      if (asked !== this.#asked) return;
      this.#sessions = more ? [...this.#sessions, ...sessions] : sessions;
      this.#cursor = cursor;
      this.#more.hidden = cursor === null;
      this.#show();
    } catch (error) {
      if (asked !== this.#asked) return;
      const again = button('Try again', () => void this.#load());
      this.#body.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
    }
  }

  async #loadNames() {
    const { chatbots } = await listChatbots({ ...EVERYTHING, sort: 'name' }, null, 100);
    for (const { id, name } of chatbots) {
      this.#names.set(id, name);
      this.#chatbot.append(h('option', { value: id }, name));
    }
  }

  #show() {
    if (this.#sessions.length === 0) {
      this.#body.replaceChildren(
        h(
          'div',
          { class: 'empty' },
          h('h2', {}, 'No conversations'),
          h('p', { class: 'muted' }, 'Press “Test” of a chatbot and ask it something.'),
        ),
      );
      return;
    }
    this.#body.replaceChildren(
      h(
        'div',
        { class: 'table-box', tabIndex: 0, role: 'region', 'aria-label': 'Conversations' },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h('tr', {}, ...['Chatbot', 'Began', 'Messages', 'Operator', 'State'].map(heading)),
          ),
          h('tbody', {}, ...this.#sessions.map((each) => this.#row(each))),
        ),
      ),
    );
  }

  /** @param {TestSession} session */
  #row({ id, chatbotId, createdAt, messages, operatorId, state }) {
    const name = this.#names.get(chatbotId) ?? chatbotId;
    return h(
      'tr',
      {},
      h('td', {}, h('a', { href: sessionAddress(id) }, name)),
      h(
        'td',
        {},
        h('time', { dateTime: createdAt, title: exactTime(createdAt) }, timeAgo(createdAt)),
      ),
      h('td', {}, counted(messages, 'message', 'messages')),
      h('td', {}, operatorId),
      h('td', {}, STATES[state]),
    );
  }
}

/** @param {string} text */
const heading = (text) => h('th', { scope: 'col' }, text);

/** @param {string} label @param {[value: string, text: string][]} options */
function select(label, options) {
  return h(
    'select',
    { class: 'control', 'aria-label': label },
    ...options.map(([value, text]) => h('option', { value }, text)),
  );
}
