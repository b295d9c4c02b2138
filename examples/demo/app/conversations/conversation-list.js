import { listChatbots } from '../api.js';
import { h } from '../dom.js';
import { saveBlob } from '../save-blob.js';
import { EVERYTHING } from '../list/list-query.js';
import { button, problemNotice } from '../notice.js';
import { sessionsAddress } from '../router.js';
import { whoAmI } from '../who.js';
import { ALL, isNarrowed } from './conversation-query.js';
import { conversationRow } from './conversation-row.js';
import { ConversationTools } from './conversation-tools.js';
import { exportConversations, listConversations } from './conversations-api.js';

/**
 * @typedef {import('./conversations-api.js').Conversation} Conversation
 * @typedef {import('./conversation-query.js').ConversationQuery} ConversationQuery
 */

/** Conversations of visitors and of tests, the newest first. */
export class ConversationList {
  title = 'Conversations';
  element;
  #router;
  #tools = new ConversationTools((query) => this.#router.replace(sessionsAddress(query)));
  #export = button('Export', () => void this.#save());
  #notices = h('div', { class: 'list-notices' });
  #list = h('ul', {
    class: 'conversations',
    'aria-label': 'Conversations',
    on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event) },
  });
  #body = h('div', { class: 'list-body' });
  #more = button('Show more', () => void this.#load(true));
  #query = ALL;
  #cursor = /** @type {string | null} */ (null);
  #asked = 0;
  #isViewer = false;
  #isReady = this.#prepare();

  /** @param {import('../router.js').Router} router */
  constructor(router) {
    this.#router = router;
    this.#more.hidden = true;
    this.#export.hidden = true;
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
          h('p', { class: 'muted' }, 'What visitors asked, and what was tried in tests.'),
        ),
        h('div', { class: 'page-actions' }, this.#export),
      ),
      this.#tools.element,
      this.#notices,
      this.#body,
      this.#more,
    );
  }

  /** @param {Extract<import('../router.js').Route, { view: 'sessions' }>} route */
  show({ query }) {
    this.#query = query;
    this.#tools.set(query);
    void this.#load();
  }

  mayLeave() {
    return true;
  }

  end() {
    this.#asked = -1;
  }

  /** Reads who may see what, and the chatbots to choose from; without their names the list still works. */
  async #prepare() {
    const [{ role }, names] = await Promise.all([
      whoAmI(),
      listChatbots({ ...EVERYTHING, sort: 'name' }, null, 100).catch(() => ({ chatbots: [] })),
    ]);
    this.#isViewer = role === 'viewer';
    this.#tools.allow(role);
    this.#tools.offer(names.chatbots, this.#query.chatbot);
  }

  /** Query that is asked: a viewer has no choice. @returns {ConversationQuery} */
  get #asking() {
    return this.#isViewer ? { ...this.#query, mode: 'test' } : this.#query;
  }

  /** @param {boolean} [more] */
  async #load(more = false) {
    const asked = (this.#asked += 1);
    if (this.#list.childElementCount === 0) {
      this.#body.replaceChildren(h('p', { class: 'muted', role: 'status' }, 'Loading …'));
    } else this.#body.setAttribute('aria-busy', 'true');
    try {
      await this.#isReady;
      const cursorBefore = more ? this.#cursor : null;
      const { conversations, cursor } = await listConversations(this.#asking, cursorBefore);
      if (asked !== this.#asked) return;
      this.#cursor = cursor;
      this.#show(conversations, more);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#isReady = this.#isReady.catch(() => this.#prepare());
      const again = button('Try again', () => void this.#load());
      this.#list.replaceChildren();
      this.#more.hidden = true;
      this.#body.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
    } finally {
      if (asked === this.#asked) this.#body.removeAttribute('aria-busy');
    }
  }

  /** @param {Conversation[]} conversations @param {boolean} more */
  #show(conversations, more) {
    const rows = conversations.map(conversationRow);
    if (more) this.#list.append(...rows);
    else this.#list.replaceChildren(...rows);
    this.#more.hidden = this.#cursor === null;
    this.#export.hidden = this.#list.childElementCount === 0;
    if (more) rows[0]?.querySelector('a')?.focus();
    else this.#body.replaceChildren(rows.length > 0 ? this.#list : this.#none());
  }

  #none() {
    if (isNarrowed(this.#query)) {
      const all = button('Show all', () =>
        this.#router.replace(sessionsAddress({ ...ALL, mode: this.#query.mode })),
      );
      return empty('No conversation is like that', 'Choose less above, or show all.', all);
    }
    if (this.#isViewer) {
      return empty(
        'Viewers do not see what visitors write',
        'Your role is viewer. Ask an admin for another role.',
      );
    }
    return this.#query.mode === 'test'
      ? empty('No tests yet', 'Press “Test” of a chatbot and ask it something.')
      : empty(
          'No visitor has written yet',
          'Publish a chatbot and put it on a site: what visitors write appears here.',
        );
  }

  async #save() {
    try {
      saveBlob(await exportConversations(this.#asking), 'conversations.csv');
      this.#notices.replaceChildren();
    } catch (error) {
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** Arrows go through the rows. @param {KeyboardEvent} event */
  #onKey(event) {
    const rows = [...this.#list.querySelectorAll('a')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
    const to = rows[steps[/** @type {keyof typeof steps} */ (event.key)] ?? -1];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  }
}

/** @param {string} title @param {string} text @param {...HTMLElement} buttons */
const empty = (title, text, ...buttons) =>
  h('div', { class: 'empty' }, h('h2', {}, title), h('p', { class: 'muted' }, text), ...buttons);
