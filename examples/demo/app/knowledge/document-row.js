import { h } from '../dom.js';
import { icon } from '../icons.js';
import { counted, exactTime, timeAgo } from '../words.js';

/** @typedef {import('./documents-api.js').DocumentEntry} DocumentEntry */

/**
 * One document of the list.
 *
 * @param {DocumentEntry} document
 * @param {{ edit: () => void, passages: () => void, questions: () => void, again: (() => void) | null,
 *   unpublish: (() => void) | null, remove: (() => void) | null, box: HTMLInputElement | null }} act `box` chooses it
 */
export function documentRow(document, act) {
  const { edit, passages: showPassages, questions, again, unpublish, remove, box } = act;
  const { title, passages, length, sourceUrl, updatedAt, notes } = document;
  return h(
    'li',
    { class: 'document', 'data-id': document.id },
    box ? h('label', { class: 'document-box' }, box) : icon('document'),
    h(
      'div',
      { class: 'document-words' },
      h('button', { type: 'button', class: 'document-title', on: { click: edit } }, title),
      h(
        'p',
        { class: 'muted', title: exactTime(updatedAt) },
        h(
          'span',
          { class: 'document-length' },
          `${counted(length, 'character', 'characters')} in `,
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'passages-button',
            'aria-label': `Show ${counted(passages, 'passage', 'passages')} of ${title}`,
            on: { click: showPassages },
          },
          counted(passages, 'passage', 'passages'),
        ),
        sourceUrl && ` from ${new URL(sourceUrl).host}`,
        `, changed ${timeAgo(updatedAt)}`,
      ),
      ...notes.map(({ message }) => h('p', { class: 'document-note' }, message)),
    ),
    stateOf(document),
    h(
      'div',
      { class: 'document-actions' },
      action(
        'questions',
        `Questions and ${title}`,
        'Questions that found it; ask it alone',
        questions,
      ),
      sourceUrl &&
        again &&
        action('again', `Read ${title} again`, `Read ${sourceUrl} again`, again),
      unpublish &&
        action(
          'offline',
          `Unpublish ${title} now`,
          'Unpublish now: visitors get it no more',
          unpublish,
        ),
      remove && action('bin', `Delete ${title}`, 'Delete', remove),
    ),
  );
}

/**
 * @param {Parameters<typeof icon>[0]} name @param {string} label @param {string} title
 * @param {() => void} click
 */
const action = (name, label, title, click) =>
  h(
    'button',
    {
      type: 'button',
      class: 'button is-quiet is-icon',
      title,
      'aria-label': label,
      on: { click },
    },
    icon(name),
  );

/** Ready is the rule, and says nothing. @param {DocumentEntry} document */
function stateOf({ status, progress, reason }) {
  if (status === 'ready') return null;
  const done = `${Math.round(progress * 100)} %`;
  const words = {
    failed: 'By words only',
    paused: `Paused at ${done}`,
    indexing: `Indexing ${done}`,
  }[status];
  return h('p', { class: `state is-${status}`, title: reason ?? '' }, words);
}
