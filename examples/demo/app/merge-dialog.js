import { h, newId } from './dom.js';
import { button } from './notice.js';
import { setAt, valueAt } from './same-value.js';
import { exactTime, listed, timeAgo } from './words.js';

/** Longest value that is shown, in characters. */
const LONGEST = 160;

/**
 * Shows what somebody else has saved meanwhile, and asks whose value each field that both have
 * changed is to have.
 *
 * @param {{ by: string, at: string, revision: number, merge: import('./merge.js').Merge,
 *   theirs: import('./api.js').ChatbotConfig, words: (path: string) => string }} found
 * @returns {Promise<import('./api.js').ChatbotConfig | null>} what to go on with; null: nothing yet
 */
export function mergeDialog({ by, at, revision, merge, theirs, words }) {
  const { both, config } = merge;
  /** @type {Map<string, 'mine' | 'theirs'>} */
  const chosen = new Map(both.map((path) => [path, 'mine']));
  const named = (/** @type {string[]} */ paths) => listed(paths.map(words), 6);
  const takeAll = button('Take all of theirs', () => {
    for (const radio of dialog.querySelectorAll('input')) {
      radio.checked = radio.value === 'theirs';
      radio.dispatchEvent(new Event('change'));
    }
  });
  takeAll.hidden = both.length < 2;
  const dialog = h(
    'dialog',
    { class: 'question merge-dialog', 'aria-labelledby': 'merge-title' },
    h('h2', { id: 'merge-title' }, `${by} has saved revision ${revision}`),
    h(
      'p',
      { class: 'muted', title: exactTime(at) },
      `${sentence(timeAgo(at))}, while you were editing.`,
    ),
    merge.theirs.length > 0 &&
      h('p', { class: 'merge-line' }, h('strong', {}, 'Theirs: '), named(merge.theirs)),
    merge.mine.length > 0 &&
      h('p', { class: 'merge-line' }, h('strong', {}, 'Yours: '), named(merge.mine)),
    both.length > 0 &&
      h(
        'p',
        { class: 'merge-line' },
        h('strong', {}, 'Changed by both: '),
        'choose for each field.',
      ),
    ...both.map((path) => {
      const name = newId('merge');
      const option = (/** @type {'mine' | 'theirs'} */ whose) =>
        h(
          'label',
          { class: 'merge-option' },
          h('input', {
            type: 'radio',
            name,
            value: whose,
            checked: whose === 'mine',
            on: {
              change: (event) => event.target.checked && chosen.set(path, whose),
            },
          }),
          h(
            'span',
            {},
            h('strong', {}, whose === 'mine' ? 'Yours' : 'Theirs'),
            ' ',
            shown(valueAt(whose === 'mine' ? config : theirs, path)),
          ),
        );
      return h(
        'fieldset',
        { class: 'merge-field' },
        h('legend', {}, sentence(words(path))),
        option('mine'),
        option('theirs'),
      );
    }),
    takeAll,
    h(
      'div',
      { class: 'question-buttons' },
      button('Not now', () => dialog.close('no')),
      button('Save both', () => dialog.close('yes'), 'is-main'),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (dialog.returnValue !== 'yes') return resolve(null);
      for (const [path, whose] of chosen) {
        if (whose === 'theirs') setAt(config, path, structuredClone(valueAt(theirs, path)));
      }
      resolve(config);
    });
  });
}

/** @param {unknown} value */
function shown(value) {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return h('em', {}, 'empty');
  }
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value) && value.every((each) => typeof each === 'string')
        ? value.join(' · ')
        : JSON.stringify(value);
  const isColour = /^#[0-9a-f]{6}$/i.test(text);
  const swatch = h('span', { class: 'merge-swatch', hidden: !isColour });
  if (isColour) swatch.style.background = text;
  const short = text.startsWith('data:') ? 'an uploaded picture' : text.slice(0, LONGEST);
  return h(
    'span',
    {},
    swatch,
    short.length < text.length && !text.startsWith('data:') ? `${short} …` : short,
  );
}

/** @param {string} text */
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
