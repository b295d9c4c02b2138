import { ApiError, readChatbot } from '../api.js';
import { h } from '../dom.js';
import { notFound } from '../not-found.js';
import { button, problemNotice } from '../notice.js';
import { editAddress, SESSIONS } from '../router.js';
import { counted, exactTime } from '../words.js';
import { messageItem } from './message-item.js';
import { exportSession, listMessages, readSession } from './sessions-api.js';

const STATES = { active: 'Open', ended: 'Ended', expired: 'Expired' };

/** One conversation, to read. */
export class SessionView {
  title = 'Conversation';
  element = h('section', { class: 'page' });
  #id;
  #older = button('Show earlier messages', () => void this.#loadOlder());
  #list = h('ol', { class: 'messages', 'aria-label': 'Messages' });
  #notices = h('div', { class: 'list-notices' });
  /** @type {import('./sessions-api.js').TestSession | null} */
  #session = null;
  /** Place of the oldest message that is shown. */
  #first = 0;

  /** @param {string} id */
  constructor(id) {
    this.#id = id;
    this.#older.hidden = true;
    void this.#load();
  }

  show() {}

  mayLeave() {
    return true;
  }

  end() {}

  async #load() {
    this.element.replaceChildren(h('p', { class: 'muted', role: 'status' }, 'Loading …'));
    try {
      const session = await readSession(this.#id);
      this.#session = session;
      const chatbot = await readChatbot(session.chatbotId).catch(() => null);
      this.#show(session, chatbot?.config.name ?? session.chatbotId);
      await this.#loadOlder(true);
    } catch (error) {
      if (error instanceof ApiError && (error.code === 'not-found' || error.status === 400)) {
        this.element.replaceChildren(
          ...notFound('There is no such conversation', 'All conversations', SESSIONS).children,
        );
        return;
      }
      const again = button('Try again', () => void this.#load());
      this.element.replaceChildren(problemNotice(/** @type {Error} */ (error), again));
    }
  }

  /** @param {import('./sessions-api.js').TestSession} session @param {string} name */
  #show({ chatbotId, operatorId, state, createdAt, messages, visitor }, name) {
    const facts = [
      STATES[state],
      `tested by ${operatorId}`,
      visitor.name && `as ${visitor.name}`,
      `began ${exactTime(createdAt)}`,
      counted(messages, 'message', 'messages'),
    ].filter(Boolean);
    this.element.replaceChildren(
      h(
        'div',
        { class: 'page-head' },
        h(
          'div',
          {},
          h(
            'h1',
            { tabIndex: -1 },
            'Conversation with ',
            h('a', { href: editAddress(chatbotId) }, name),
          ),
          h('p', { class: 'muted' }, facts.join(' · ')),
        ),
        h(
          'div',
          { class: 'page-actions' },
          button('Export as JSON', () => void this.#export('json')),
          button('Export as Markdown', () => void this.#export('markdown')),
        ),
      ),
      this.#notices,
      this.#older,
      this.#list,
    );
  }

  async #loadOlder(isFirst = false) {
    const session = this.#session;
    if (!session) return;
    try {
      const { messages, hasMore } = await listMessages(
        this.#id,
        session.epoch ?? 0,
        isFirst ? undefined : this.#first,
      );
      const [oldest] = messages;
      if (oldest) this.#first = oldest.seq;
      this.#list.prepend(...messages.map((each) => messageItem(each, session.chatbotId)));
      this.#older.hidden = !hasMore;
      if (this.#list.childElementCount === 0) {
        this.#notices.replaceChildren(
          h('p', { class: 'muted' }, 'Nothing was said in this session.'),
        );
      }
    } catch (error) {
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {'json' | 'markdown'} format */
  async #export(format) {
    try {
      const url = URL.createObjectURL(await exportSession(this.#id, format));
      const name = `${this.#id}.${format === 'json' ? 'json' : 'md'}`;
      h('a', { href: url, download: name }).click();
      URL.revokeObjectURL(url);
      this.#notices.replaceChildren();
    } catch (error) {
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }
}
