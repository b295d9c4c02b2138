import { avatar } from './avatar.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { button } from './notice.js';
import { LIST } from './router.js';
import { listed, notAnswering } from './words.js';

/**
 * @typedef {object} Shown
 * @property {import('./chatbot-draft.js').ChatbotDraft} draft
 * @property {string[]} changes  in words
 * @property {boolean} isBusy
 * @property {boolean} isReadOnly
 * @property {string} said  what just happened
 * @property {import('./api.js').Obstacle | null} obstacle  why what is saved cannot answer
 * @property {boolean} isKnowledgeNew  visitors get other documents than the draft has
 */

/** Bar with the chatbot being edited, its state in words, and the actions on it. */
export class EditorBar {
  #face = h('span', { class: 'editor-face' });
  #name = h('h1', { tabIndex: -1 }, 'Chatbot');
  #state = h('p', { class: 'state' });
  #said = h('p', { class: 'editor-said', role: 'status' });
  #test;
  #undo;
  #redo;
  #discard;
  #save;
  #publish;
  /** Picture that the face shows, so that it loads once. */
  #shown = '';

  /**
   * @param {{ test: () => void, undo: () => void, redo: () => void, discard: () => void,
   *   save: () => void, publish: () => void }} act
   */
  constructor({ test, undo, redo, discard, save, publish }) {
    this.#undo = iconButton('undo', 'Undo', 'Control+Z', undo);
    this.#redo = iconButton('redo', 'Redo', 'Control+Shift+Z', redo);
    this.#test = button('Test', test, 'editor-test-button');
    this.#test.prepend(icon('test'));
    this.#discard = button('Discard', discard, 'is-quiet');
    this.#save = button('Save', save);
    this.#save.title = 'Ctrl+S';
    this.#save.setAttribute('aria-keyshortcuts', 'Control+S Meta+S');
    this.#publish = button('Publish', publish, 'is-main');
    for (const each of [
      this.#undo,
      this.#redo,
      this.#test,
      this.#discard,
      this.#save,
      this.#publish,
    ])
      enable(each, false);
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
      h(
        'div',
        { class: 'editor-actions' },
        this.#undo,
        this.#redo,
        this.#discard,
        this.#test,
        this.#save,
        this.#publish,
      ),
    );
  }

  /**
   * @param {Shown} shown
   */
  show(shown) {
    const { draft, isBusy, isReadOnly, said, isKnowledgeNew } = shown;
    const isDirty = draft.isChangedAtAll;
    const isLive = draft.saved.live === draft.saved.revision && !isKnowledgeNew;
    const { name, appearance } = draft.config;
    const face = JSON.stringify([name, appearance.avatar, appearance.light.primary]);
    if (face !== this.#shown) {
      this.#shown = face;
      this.#face.replaceChildren(
        avatar({ src: appearance.avatar, name, size: 36, color: appearance.light.primary }),
      );
    }
    this.#name.textContent = name;
    const { words, mark } = stateOf(shown);
    this.#state.className = `state is-${mark}`;
    this.#state.textContent = words;
    this.#state.title = words;
    this.#said.textContent = isDirty ? '' : said || (isBusy ? this.#said.textContent : '');
    for (const each of [
      this.#undo,
      this.#redo,
      this.#discard,
      this.#test,
      this.#save,
      this.#publish,
    ]) {
      each.hidden = isReadOnly;
    }
    enable(this.#test, true);
    enable(this.#undo, draft.canUndo && !isBusy);
    enable(this.#redo, draft.canRedo && !isBusy);
    enable(this.#discard, isDirty && !isBusy);
    enable(this.#save, isDirty && !isBusy);
    enable(this.#publish, !isBusy && (isDirty || !isLive));
    this.#publish.textContent = isDirty ? 'Save and publish' : 'Publish';
  }

  /** Text of the latest event, for people. */
  get said() {
    return this.#said.textContent ?? '';
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
 * @param {'undo' | 'redo'} name @param {string} label @param {string} keys @param {() => void} click
 */
function iconButton(name, label, keys, click) {
  const element = button('', click, 'is-quiet is-icon');
  element.append(icon(name));
  element.setAttribute('aria-label', label);
  element.setAttribute('aria-keyshortcuts', keys);
  element.title = `${label} (${keys.replace('Control', 'Ctrl')})`;
  return element;
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

/** @param {Shown} shown @returns {import('./words.js').State} */
function stateOf({ draft, changes, obstacle, isKnowledgeNew }) {
  const { revision, live } = draft.saved;
  if (draft.isChangedAtAll) {
    return { words: `Unsaved changes (${changes.length}): ${listed(changes)}`, mark: 'changed' };
  }
  if (obstacle) return notAnswering(obstacle.message);
  if (live === revision) {
    return isKnowledgeNew
      ? { words: `Unpublished changes: documents. Revision ${live} is live`, mark: 'changed' }
      : { words: `Live, revision ${revision}`, mark: 'live' };
  }
  if (live === null)
    return { words: `Draft, revision ${revision}. Not published yet`, mark: 'draft' };
  return {
    words: `Unpublished changes, revision ${revision}. Revision ${live} is live`,
    mark: 'changed',
  };
}
