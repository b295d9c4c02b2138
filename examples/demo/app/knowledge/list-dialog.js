import { h } from '../dom.js';
import { button, problemNotice } from '../notice.js';

/**
 * Shows a list in a dialog, one page of it at a time.
 *
 * @template Place
 * @param {object} what
 * @param {string} what.id of its title
 * @param {string} what.title
 * @param {HTMLElement} what.list empty
 * @param {(after: Place | null) => Promise<{ items: Node[], next: Place | null }>} what.load
 */
export function listDialog({ id, title, list, load }) {
  const problems = h('div');
  const more = button('Show more', () => void show());
  more.hidden = true;
  /** @type {Place | null} */
  let next = null;
  const dialog = h(
    'dialog',
    { class: 'question document-dialog', 'aria-labelledby': id },
    h('h2', { id }, title),
    problems,
    list,
    h(
      'div',
      { class: 'question-buttons' },
      more,
      button('Close', () => dialog.close(), 'is-main'),
    ),
  );
  async function show() {
    problems.replaceChildren();
    try {
      const page = await load(next);
      next = page.next;
      more.hidden = next === null;
      list.append(...page.items);
    } catch (error) {
      problems.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  void show();
}
