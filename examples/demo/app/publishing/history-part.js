import { client, orThrow } from '../api.js';
import { h } from '../dom.js';
import { keepFocus } from '../keep-focus.js';
import { ask, button, problemNotice } from '../notice.js';
import { exactTime, timeAgo } from '../words.js';
import { answerGate } from './answer-gate.js';

/** Revisions that are listed. */
const LISTED = 10;

/** The last revisions: each can be brought back to visitors, and the live one be taken from them. */
export class HistoryPart {
  element = h('div', { class: 'publishing-part' });
  #title;
  #chatbot;
  #isReadOnly;
  #changed;
  #list = h('div', { class: 'publishing-part' });
  #problem = h('div', {});
  #shown = '';

  /**
   * @param {string} chatbot id @param {boolean} isReadOnly
   * @param {HTMLElement} title takes the focus of a row that is gone @param {() => void} changed
   */
  constructor(chatbot, isReadOnly, title, changed) {
    this.#title = title;
    this.#chatbot = chatbot;
    this.#isReadOnly = isReadOnly;
    this.#changed = changed;
    this.element.append(this.#problem, this.#list);
  }

  async look() {
    const params = { path: { chatbotId: this.#chatbot }, query: { limit: LISTED } };
    const { revisions } = await orThrow(
      client.GET('/v1/chatbots/{chatbotId}/revisions', { params }),
    );
    const shown = JSON.stringify(revisions);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const focused = keepFocus(this.#list, this.#title);
    this.#list.replaceChildren(
      h('ul', { class: 'revisions' }, ...revisions.map((each) => this.#revision(each))),
    );
    focused();
  }

  /** @param {import('../../client.js').Schema<'RevisionSummary'>} revision */
  #revision({ revision, createdBy, createdAt, isLive, isDraft }) {
    return h(
      'li',
      { 'data-id': revision },
      h('strong', {}, `Revision ${revision}`),
      h(
        'span',
        { class: 'muted', title: exactTime(createdAt) },
        ` ${[createdBy, timeAgo(createdAt), isDraft && 'the draft'].filter(Boolean).join(', ')} `,
      ),
      isLive && h('span', { class: 'state is-live' }, 'Live'),
      !this.#isReadOnly &&
        (isLive
          ? button('Take offline', () => void this.#do(() => this.#unpublish()), 'is-quiet')
          : button('Roll back', () => void this.#do(() => this.#rollBack(revision)), 'is-quiet')),
    );
  }

  /** @param {number} revision */
  #rollBack(revision) {
    const path = { chatbotId: this.#chatbot, revision };
    return answerGate((query) =>
      orThrow(
        client.POST('/v1/chatbots/{chatbotId}/revisions/{revision}/rollback', {
          params: { path, query },
        }),
      ),
    );
  }

  async #unpublish() {
    const sure = await ask({
      title: 'Take the chatbot offline?',
      text: 'Sites no longer show it, and open conversations are closed. The draft stays.',
      yes: 'Take offline',
      no: 'Keep it live',
    });
    if (!sure) return null;
    const params = { path: { chatbotId: this.#chatbot } };
    return orThrow(client.POST('/v1/chatbots/{chatbotId}/unpublish', { params }));
  }

  /** @param {() => Promise<unknown>} deed gives null where nothing was done */
  async #do(deed) {
    this.#problem.replaceChildren();
    try {
      if ((await deed()) !== null) this.#changed();
    } catch (error) {
      this.#problem.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }
}
