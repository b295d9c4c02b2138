import { ApiError } from '../api.js';
import { h } from '../dom.js';
import { saveBlob } from '../save-blob.js';
import { notFound } from '../not-found.js';
import { button, problemNotice } from '../notice.js';
import { editAddress, SESSIONS } from '../router.js';
import { mayChange, whoAmI } from '../who.js';
import { counted, exactTime } from '../words.js';
import { STATES } from './conversation-query.js';
import { kindMarks, whoseWords } from './conversation-row.js';
import { exportConversation, listMessages, readConversation } from './conversations-api.js';
import { messageItem } from './message-item.js';

/** One conversation, to read. */
export class SessionView {
  title = 'Conversation';
  element = h('section', { class: 'page' });
  #id;
  #older = button('Show earlier messages', () => void this.#loadOlder());
  #list = h('ol', { class: 'messages', 'aria-label': 'Messages' });
  #notices = h('div', { class: 'list-notices' });
  /** @type {import('./conversations-api.js').Conversation | null} */
  #conversation = null;
  #mayChange = false;
  /** Place of the oldest message that is shown. @type {number | undefined} */
  #first;

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
      const [conversation, who] = await Promise.all([readConversation(this.#id), whoAmI()]);
      this.#conversation = conversation;
      this.#mayChange = mayChange(who);
      this.#show(conversation);
      await this.#loadOlder();
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

  /** @param {import('./conversations-api.js').Conversation} conversation */
  #show(conversation) {
    const { chatbotId, chatbotName, mode, origin, state, createdAt, messages } = conversation;
    const who = whoseWords(conversation);
    const facts = [
      mode === 'test' ? `Tested by ${who}` : origin ? `${who} on ${origin}` : who,
      STATES.find(([id]) => id === state)?.[1].toLowerCase(),
      `began ${exactTime(createdAt)}`,
      counted(messages, 'message', 'messages'),
    ].filter(Boolean);
    this.element.replaceChildren(
      h('a', { class: 'back', href: SESSIONS }, '‹ All conversations'),
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
            h('a', { href: editAddress(chatbotId) }, chatbotName),
          ),
          h('p', { class: 'muted' }, facts.join(' · ')),
          h('p', { class: 'conversation-kinds' }, ...kindMarks(conversation)),
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

  async #loadOlder() {
    const conversation = this.#conversation;
    if (!conversation) return;
    try {
      const { messages, hasMore } = await listMessages(this.#id, this.#first);
      const [oldest] = messages;
      if (oldest) this.#first = oldest.seq;
      const questions = new Map(
        messages.map((each) => [each.id, each.role === 'user' ? each.text : '']),
      );
      const { chatbotId } = conversation;
      this.#list.prepend(
        ...messages.map((each) =>
          messageItem(each, {
            chatbotId,
            mayChange: this.#mayChange,
            question: each.role === 'bot' ? (questions.get(each.replyTo) ?? '') : '',
          }),
        ),
      );
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
      const name = `${this.#id}.${format === 'json' ? 'json' : 'md'}`;
      saveBlob(await exportConversation(this.#id, format), name);
      this.#notices.replaceChildren();
    } catch (error) {
      this.#notices.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }
}
