import { h } from '../dom.js';
import { button } from '../notice.js';
import { addressOf } from './website-words.js';

/**
 * Asks whether the documents of a website's pages go with it.
 *
 * @param {import('./websites-api.js').Website} website
 * @param {(documents: boolean) => Promise<void>} remove
 */
export function deleteWebsiteDialog({ url }, remove) {
  const done = (/** @type {boolean} */ documents) => {
    dialog.close();
    void remove(documents);
  };
  const dialog = h(
    'dialog',
    { class: 'question', 'aria-labelledby': 'website-removal-title' },
    h('h2', { id: 'website-removal-title' }, `Delete ${addressOf(url)}?`),
    h('p', {}, 'It is not read any more. The documents made of its pages can stay.'),
    h(
      'div',
      { class: 'question-buttons' },
      button('Cancel', () => dialog.close()),
      button('Keep the documents', () => done(false)),
      button('Delete them too', () => done(true), 'is-danger'),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
