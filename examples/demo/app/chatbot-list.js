import { archiveChatbot, deleteChatbot, listChatbots, listObstacles } from './api.js';
import { h } from './dom.js';
import { holdPlace } from './hold-place.js';
import { icon } from './icons.js';
import { later } from './later.js';
import { chatbotRow, moveAmongRows } from './list/chatbot-row.js';
import { duplicate } from './list/duplicate.js';
import { EVERYTHING, isNarrowed, queryText } from './list/list-query.js';
import { KeyedRows } from './list/keyed-rows.js';
import { listPage } from './list/list-page.js';
import { ListTools } from './list/list-tools.js';
import { newChatbotDialog } from './list/new-chatbot-dialog.js';
import { ask, button, doneNotice, problemNotice } from './notice.js';
import { aboutAddress, documentAddress, editAddress, listAddress } from './router.js';
import { TestSession } from './test-session.js';
import { mayChange, mayCreate, whoAmI } from './who.js';
import { stateOf } from './words.js';

/** @typedef {import('./api.js').ChatbotSummary} ChatbotSummary */

/** Rows of a page. */
const PAGE = 20;

/**
 * Chatbots that are about to be deleted or archived, as long as that can be undone. They outlive the
 * view: the deed is done when its time is over, wherever the operator is by then.
 *
 * @type {Set<string>}
 */
const leaving = new Set();

/** The list of chatbots; the test session of one of them opens in front of it. */
export class ChatbotList {
  title = 'Chatbots';
  element = h('section', { class: 'page' });
  #router;
  #title = h('h1', { tabIndex: -1 }, 'Chatbots');
  #new = h('button', { type: 'button', class: 'button is-reserved' }, icon('plus'), 'New chatbot');
  #notices = h('div', { class: 'list-notices' });
  #status = h('p', { class: 'muted list-status', role: 'status' });
  #body = h('div', { class: 'list-body' });
  #more = button('Show more', () => void this.#load(true));
  #tools = new ListTools((query) => this.#router.replace(listAddress(query)));
  #session = new TestSession(
    this.element,
    () => this.#router.backTo(listAddress(this.#query)),
    (documentId) => this.#router.go(documentAddress(this.#tested ?? '', documentId)),
    ({ question }) => this.#router.go(aboutAddress(this.#tested ?? '', 'tests', question)),
    // Its own page says that it is not there.
    () => this.#router.replace(editAddress(this.#tested ?? '')),
  );
  #query = EVERYTHING;
  #list = h('ul', { class: 'chatbots', 'aria-label': 'Chatbots' });
  /** @type {KeyedRows<ChatbotSummary>} */
  #rowsShown = new KeyedRows(this.#list, (each) =>
    chatbotRow(each, this.#obstacles.get(each.id), this.#deedsNow),
  );
  /** @type {import('./list/chatbot-row.js').Deeds | null} */
  #deedsNow = null;
  /** Number of rows to ask for when they are read again. */
  #rows = PAGE;
  /** @type {ChatbotSummary[]} */
  #chatbots = [];
  /** @type {Map<string, import('./api.js').Obstacles>} */
  #obstacles = new Map();
  /** @type {string | null} */
  #next = null;
  /** @type {import('./who.js').Who | null} */
  #who = null;
  /** The latest request alone is shown. */
  #asked = 0;
  /** @type {string | null} */
  #tested = null;
  #left = new AbortController();

  /** @param {import('./router.js').Router} router */
  constructor(router) {
    this.#router = router;
    this.#new.addEventListener('click', () =>
      newChatbotDialog((id) => this.#router.go(editAddress(id))),
    );
    this.#more.hidden = true;
    this.#list.addEventListener('keydown', (event) => moveAmongRows(this.#list, event));
    this.element.append(
      h(
        'div',
        { class: 'page-head' },
        h(
          'div',
          {},
          this.#title,
          h('p', { class: 'muted' }, 'Try a chatbot in the widget that visitors get.'),
        ),
        this.#new,
      ),
      this.#tools.element,
      this.#notices,
      this.#status,
      this.#body,
      this.#more,
    );
    const { signal } = this.#left;
    // Somebody else may have changed one meanwhile.
    document.addEventListener('visibilitychange', () => !document.hidden && this.#refresh(), {
      signal,
    });
  }

  /** @param {Extract<import('./router.js').Route, { view: 'list' }>} route */
  show({ id, test, query }) {
    if (!test && (queryText(query) !== queryText(this.#query) || this.#asked === 0)) {
      this.#query = query;
      this.#rows = PAGE;
      this.#tools.set(query);
      void this.#load();
    } else if (this.#asked === 0) void this.#load();
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
    this.#left.abort();
    this.#tools.end();
    this.#session.end();
  }

  #refresh() {
    if (this.#asked > 0) void this.#load();
  }

  /** @param {boolean} [more] the next page too, instead of the first alone */
  async #load(more = false) {
    const asked = (this.#asked += 1);
    this.#body.setAttribute('aria-busy', 'true');
    if (this.#body.childElementCount === 0) this.#body.replaceChildren(loading());
    try {
      const limit = more ? PAGE : this.#rows;
      const [who, obstacles] = await Promise.all([whoAmI(), listObstacles()]);
      const found = await listPage(this.#query, obstacles, more ? this.#next : null, limit);
      if (asked !== this.#asked || this.#left.signal.aborted) return;
      this.#who = who;
      this.#obstacles = obstacles;
      this.#chatbots = more ? [...this.#chatbots, ...found.chatbots] : found.chatbots;
      this.#rows = Math.min(100, Math.max(PAGE, this.#chatbots.length));
      this.#next = found.cursor;
      this.#show();
    } catch (error) {
      if (asked !== this.#asked || this.#left.signal.aborted) return;
      const again = button('Try again', () => void this.#load());
      this.#more.hidden = true;
      this.#status.textContent = '';
      this.#body.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
    } finally {
      if (asked === this.#asked) this.#body.removeAttribute('aria-busy');
    }
  }

  #show() {
    const who = this.#who;
    const deeds = who && mayChange(who) ? this.#deeds(mayCreate(who)) : null;
    this.#new.classList.remove('is-reserved');
    this.#new.hidden = !who || !mayCreate(who);
    this.#more.hidden = this.#next === null;
    const shown = this.#chatbots.filter((each) => !leaving.has(each.id));
    const isNarrow = isNarrowed(this.#query);
    this.#status.textContent = isNarrow && shown.length > 0 ? found(shown.length, this.#next) : '';
    if (shown.length === 0) {
      this.#body.replaceChildren(isNarrow ? this.#nothingFound() : this.#empty());
      return;
    }
    this.#deedsNow = deeds;
    if (!this.#list.isConnected) this.#body.replaceChildren(this.#list);
    this.#rowsShown.show(
      shown,
      ({ id }) => id,
      (each) => JSON.stringify([each, this.#obstacles.get(each.id), who, minute()]),
    );
  }

  /** @param {boolean} canCreate @returns {import('./list/chatbot-row.js').Deeds} */
  #deeds(canCreate) {
    return {
      duplicate: canCreate ? (chatbot) => void this.#duplicate(chatbot) : null,
      archive: (chatbot) => void this.#archive(chatbot),
      unarchive: (chatbot) => void this.#unarchive(chatbot),
      remove: (chatbot) => void this.#remove(chatbot),
    };
  }

  /** @param {ChatbotSummary} chatbot */
  async #duplicate({ id, name }) {
    const notice = doneNotice(`Copying “${name}” …`);
    this.#notices.replaceChildren(notice);
    try {
      const copy = await duplicate(id, (done, all) => {
        const text = notice.querySelector('.notice-text');
        if (text) text.textContent = `Copying “${name}”: ${done} of ${all} documents …`;
      });
      this.#router.go(editAddress(copy));
    } catch (error) {
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error)));
      void this.#load();
    }
  }

  /** @param {ChatbotSummary} chatbot */
  async #archive(chatbot) {
    const { id, name, live } = chatbot;
    const may =
      !live ||
      (await ask({
        title: `Archive “${name}”?`,
        text: 'It is live. Sites will no longer show it, and open conversations end within 5 seconds. Nothing is deleted: you can restore it as a draft.',
        yes: 'Archive',
        no: 'Keep it live',
      }));
    if (may) this.#leave(chatbot, 'was archived', () => archiveChatbot(id, true));
  }

  /** @param {ChatbotSummary} chatbot */
  async #unarchive({ id, name }) {
    try {
      await archiveChatbot(id, false);
      const open = h('a', { class: 'button', href: editAddress(id) }, 'Open');
      this.#notices.replaceChildren(doneNotice(`“${name}” is back, as a draft.`, open));
      await this.#load();
      open.focus();
    } catch (error) {
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {ChatbotSummary} chatbot */
  async #remove(chatbot) {
    const { id, name, live } = chatbot;
    const may =
      !live ||
      (await ask({
        title: `Delete “${name}”?`,
        text: 'It is live. Sites will no longer show it. Its documents, revisions and conversations are deleted permanently.',
        yes: 'Delete',
        no: 'Keep it',
      }));
    if (may) this.#leave(chatbot, 'was deleted', () => deleteChatbot(id));
  }

  /**
   * Takes a row out at once, and does the deed when nobody has undone it.
   *
   * @param {ChatbotSummary} chatbot @param {string} words @param {() => Promise<unknown>} deed
   */
  #leave({ id, name, live }, words, deed) {
    const list = this.#row(id)?.parentElement;
    if (list) holdPlace(/** @type {HTMLElement} */ (list), this.#body);
    leaving.add(id);
    const back = () => {
      leaving.delete(id);
      notice.remove();
    };
    const forget = later(async () => void (await deed()), {
      done: () => {
        back();
        this.#chatbots = this.#chatbots.filter((each) => each.id !== id);
      },
      failed: (error) => {
        back();
        this.#notices.replaceChildren(problemNotice(error));
        this.#show();
      },
    });
    const undo = button('Undo', () => {
      forget();
      back();
      this.#show();
      (this.#testButton(id) ?? this.#title).focus();
    });
    const text = `“${name}” ${words}.${live ? ' Sites have it for 10 more seconds.' : ''}`;
    const notice = doneNotice(text, undo);
    this.#notices.append(notice);
    this.#row(id)?.remove();
    if (list?.childElementCount === 0) this.#show();
    undo.focus();
  }

  #nothingFound() {
    const clear = button('Show all chatbots', () => {
      this.#router.replace(listAddress(EVERYTHING));
      this.#tools.focus();
    });
    return h(
      'div',
      { class: 'empty' },
      h('h2', {}, 'No chatbot matches'),
      h('p', { class: 'muted' }, 'Try other words, or another state.'),
      clear,
    );
  }

  #empty() {
    const isOpen = this.#who && mayCreate(this.#who);
    return h(
      'div',
      { class: 'empty' },
      h('h2', {}, 'No chatbots yet'),
      h(
        'p',
        { class: 'muted' },
        isOpen
          ? 'Create one, give it a document to answer from, and try it here.'
          : 'Chatbots that you may use are listed here. Ask an admin for access.',
      ),
    );
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #row(id) {
    return this.#body.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  /** @param {string} id */
  #testButton(id) {
    return [...this.#body.querySelectorAll('button')].find(({ dataset }) => dataset['test'] === id);
  }
}

/** The rows say how long ago something was. */
const minute = () => Math.floor(Date.now() / 60_000);

/** @param {number} count @param {string | null} next */
const found = (count, next) =>
  `${next ? 'More than ' : ''}${count} ${count === 1 && !next ? 'chatbot' : 'chatbots'}`;

function loading() {
  const bones = [0, 1].map(() => h('li', { class: 'chatbot is-loading' }));
  return h(
    'div',
    { role: 'status' },
    h('span', { class: 'visually-hidden' }, 'Loading chatbots'),
    h('ul', { class: 'chatbots', 'aria-hidden': 'true' }, ...bones),
  );
}
