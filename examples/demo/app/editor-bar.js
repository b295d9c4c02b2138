import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { button } from './notice.js';
import { LIST } from './router.js';
import { listed } from './words.js';

/** @typedef {import('./chatbot-draft.js').ChatbotDraft} ChatbotDraft */

/** What is being edited, its state in words, and what can be done with it. */
export class EditorBar {
  #face = h('span', { class: 'editor-face' });
  #name = h('h1', { tabIndex: -1 }, 'Chatbot');
  #state = h('p', { class: 'state' });
  #said = h('p', { class: 'editor-said', role: 'status' });
  #test;
  #discard;
  #save;
  #publish;
  /** What the face shows, so that the picture loads once. */
  #shown = '';

  /** @param {{ test: () => void, discard: () => void, save: () => void, publish: () => void }} act */
  constructor({ test, discard, save, publish }) {
    this.#test = button('Test', test);
    this.#test.prepend(icon('test'));
    this.#discard = button('Discard', discard, 'is-quiet');
    this.#save = button('Save', save);
    this.#save.title = 'Ctrl+S';
    this.#save.setAttribute('aria-keyshortcuts', 'Control+S Meta+S');
    this.#publish = button('Publish', publish, 'is-main');
    for (const each of [this.#test, this.#discard, this.#save, this.#publish]) enable(each, false);
    this.element = h(
      'header',
      { class: 'editor-bar' },
      h(
        'a',
        { class: 'button is-quiet is-icon', href: LIST, 'aria-label': 'All chatbots' },
        icon('back'),
      ),
      this.#face,
      h('div', { class: 'editor-title' }, this.#name, this.#state),
      this.#said,
      h('div', { class: 'editor-actions' }, this.#discard, this.#test, this.#save, this.#publish),
    );
  }

  /**
   * @param {ChatbotDraft} draft
   * @param {string[]} changes in words
   * @param {boolean} isBusy
   * @param {string} said what just happened
   */
  show(draft, changes, isBusy, said) {
    const isDirty = draft.isChangedAtAll;
    const isLive = draft.saved.live === draft.saved.revision;
    const { name, appearance } = draft.config;
    const face = JSON.stringify([name, appearance.avatar, appearance.light.primary]);
    if (face !== this.#shown) {
      this.#shown = face;
      this.#face.replaceChildren(
        avatar({ src: appearance.avatar, name, size: 36, color: appearance.light.primary }),
      );
    }
    this.#name.textContent = name;
    this.#state.className = `state is-${isDirty ? 'changed' : isLive ? 'live' : 'draft'}`;
    this.#state.textContent = stateWords(draft, changes);
    this.#said.textContent = isDirty ? '' : said || (isBusy ? this.#said.textContent : '');
    enable(this.#test, true);
    enable(this.#discard, isDirty && !isBusy);
    enable(this.#save, isDirty && !isBusy);
    enable(this.#publish, !isBusy && (isDirty || !isLive));
    this.#publish.textContent = isDirty ? 'Save and publish' : 'Publish';
  }

  /** @param {boolean} value */
  set isTesting(value) {
    this.#test.replaceChildren(icon(value ? 'remove' : 'test'), value ? 'Close test' : 'Test');
  }

  focusTest() {
    this.#test.focus();
  }
}

/**
 * A button that has nothing to do keeps the focus: saving by keyboard leaves it where it was.
 *
 * @param {HTMLButtonElement} button
 * @param {boolean} isEnabled
 */
function enable(button, isEnabled) {
  button.setAttribute('aria-disabled', String(!isEnabled));
}

/** @param {ChatbotDraft} draft @param {string[]} changes */
function stateWords({ saved: { revision, live }, isChangedAtAll }, changes) {
  if (isChangedAtAll) return `Draft, unsaved changes: ${listed(changes)}`;
  if (live === revision) return `Live, revision ${revision}`;
  if (live === null) return `Draft, revision ${revision}. Not published yet`;
  return `Draft, revision ${revision}. Revision ${live} is live`;
}
