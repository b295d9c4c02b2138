import { h } from '../dom.js';
import { DAYS, KINDS, MODES, STATES } from './conversation-query.js';

/** @typedef {import('./conversation-query.js').ConversationQuery} ConversationQuery */

/** Filters of the list of conversations. */
export class ConversationTools {
  #mode = select('Whose', MODES);
  #chatbot = select('Chatbot', [['', 'All chatbots']]);
  #kind = select('What happened', KINDS);
  #days = select('Time', DAYS);
  #state = select('State', STATES);
  #origin = text('Site', 'https://shop.example');
  #operator = text('Operator', 'Operator');
  /** Has its place also where there is neither: the list below does not move. */
  #whose = h('div', { class: 'conversation-whose' }, this.#origin, this.#operator);
  element = h(
    'search',
    { class: 'list-tools conversation-tools' },
    this.#mode,
    this.#chatbot,
    this.#kind,
    this.#days,
    this.#state,
    this.#whose,
  );
  #isAdmin = false;
  #isViewer = false;

  /** @param {(query: ConversationQuery) => void} changed */
  constructor(changed) {
    const all = [this.#mode, this.#chatbot, this.#kind, this.#days, this.#state];
    const tell = () => changed(this.query);
    for (const each of all) each.addEventListener('change', tell);
    for (const each of [this.#origin, this.#operator]) {
      each.addEventListener('change', tell);
      each.addEventListener('search', tell);
    }
  }

  get query() {
    const query = {
      mode: this.#mode.value,
      chatbot: this.#chatbot.value,
      kind: this.#kind.value,
      state: this.#state.value,
      days: this.#days.value,
      origin: this.#origin.value.trim(),
      operator: this.#operator.value.trim(),
    };
    return /** @type {ConversationQuery} */ (query);
  }

  /** @param {ConversationQuery} query */
  set(query) {
    this.#mode.value = query.mode;
    this.#chatbot.value = query.chatbot;
    this.#kind.value = query.kind;
    this.#state.value = query.state;
    this.#days.value = query.days;
    this.#origin.value = query.origin;
    this.#operator.value = query.operator;
    this.#show();
  }

  /** @param {{ id: string, name: string }[]} chatbots @param {string} chosen */
  offer(chatbots, chosen) {
    const known = chatbots.some(({ id }) => id === chosen);
    const all = known || !chosen ? chatbots : [...chatbots, { id: chosen, name: chosen }];
    this.#chatbot.append(...all.map(({ id, name }) => h('option', { value: id }, name)));
    this.#chatbot.value = chosen;
  }

  /** Only admins see other operators' tests; viewers see no visitors. @param {string} role */
  allow(role) {
    this.#isAdmin = role === 'admin';
    this.#isViewer = role === 'viewer';
    this.#mode.hidden = this.#isViewer;
    this.#whose.hidden = this.#isViewer;
    this.#show();
  }

  #show() {
    const isLive = this.#mode.value === 'live' && !this.#isViewer;
    this.#origin.hidden = !isLive;
    this.#operator.hidden = isLive || !this.#isAdmin;
  }
}

/** @param {string} label @param {[value: string, text: string][]} options */
function select(label, options) {
  return h(
    'select',
    { class: 'control', 'aria-label': label },
    ...options.map(([value, words]) => h('option', { value }, words)),
  );
}

/** @param {string} label @param {string} placeholder */
function text(label, placeholder) {
  return h('input', {
    type: 'search',
    class: 'control',
    'aria-label': label,
    placeholder,
    autocomplete: 'off',
    maxLength: 200,
  });
}
