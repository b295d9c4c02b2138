import { h } from '../dom.js';
import { button, problemNotice } from '../notice.js';
import { listPassages } from './documents-api.js';

/**
 * Shows what searches find of a document.
 *
 * @param {string} chatbot
 * @param {import('./documents-api.js').DocumentEntry} document
 */
export function passagesDialog(chatbot, { id, title }) {
  const list = h('ol', { class: 'passages' });
  const problems = h('div');
  const more = button('Show more', () => void load());
  /** @type {number | null} */
  let next = null;
  const dialog = h(
    'dialog',
    { class: 'question document-dialog', 'aria-labelledby': 'passages-title' },
    h('h2', { id: 'passages-title' }, `Passages of “${title}”`),
    problems,
    list,
    h(
      'div',
      { class: 'question-buttons' },
      more,
      button('Close', () => dialog.close(), 'is-main'),
    ),
  );
  async function load() {
    problems.replaceChildren();
    try {
      const page = await listPassages(chatbot, id, next);
      next = page.next;
      more.hidden = next === null;
      list.append(...page.passages.map(passageItem));
    } catch (error) {
      problems.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }
  more.hidden = true;
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  void load();
}

/** @param {Awaited<ReturnType<typeof listPassages>>['passages'][number]} passage */
function passageItem({ heading, content, isEmbedded }) {
  const state =
    isEmbedded === null
      ? 'Found by words'
      : isEmbedded
        ? 'Found by words and meaning'
        : 'Found by words; by meaning soon';
  return h(
    'li',
    { class: 'passage' },
    heading && h('h3', {}, heading),
    h('pre', { class: 'passage-text', tabIndex: 0 }, content),
    h('p', { class: 'muted' }, `${state}. ${content.length} characters.`),
  );
}
