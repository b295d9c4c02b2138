import { h } from '../dom.js';
import { icon } from '../icons.js';
import { counted, exactTime, timeAgo } from '../words.js';

/** @typedef {import('./documents-api.js').DocumentEntry} DocumentEntry */

/**
 * One document of the list.
 *
 * @param {DocumentEntry} document
 * @param {{ edit: () => void, remove: () => void }} act
 */
export function documentRow(document, { edit, remove }) {
  const { title, passages, length, updatedAt } = document;
  return h(
    'li',
    { class: 'document', 'data-id': document.id },
    icon('document'),
    h(
      'div',
      { class: 'document-words' },
      h('button', { type: 'button', class: 'document-title', on: { click: edit } }, title),
      h(
        'p',
        { class: 'muted', title: exactTime(updatedAt) },
        `${counted(length, 'character', 'characters')} in ${counted(passages, 'passage', 'passages')}, changed ${timeAgo(updatedAt)}`,
      ),
    ),
    stateOf(document),
    h(
      'button',
      {
        type: 'button',
        class: 'button is-quiet is-icon',
        title: 'Delete',
        'aria-label': `Delete ${title}`,
        on: { click: remove },
      },
      icon('bin'),
    ),
  );
}

/** Ready is the rule, and says nothing. @param {DocumentEntry} document */
function stateOf({ status, progress, reason }) {
  if (status === 'ready') return null;
  const words = status === 'failed' ? 'By words only' : `Indexing ${Math.round(progress * 100)} %`;
  return h('p', { class: `state is-${status}`, title: reason ?? '' }, words);
}
