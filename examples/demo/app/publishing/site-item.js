import { h } from '../dom.js';
import { counted, exactTime, timeAgo } from '../words.js';

/**
 * @typedef {import('../../client.js').Schema<'Site'>} Site
 * @typedef {Site['checks'][number]} Check
 */

/** @type {Record<string, { words: string, mark: string }>} */
const STATES = {
  matches: { words: 'Matches what was tested', mark: 'live' },
  untested: { words: 'Matches what was published', mark: 'changed' },
  outdated: { words: 'Not seen since the last publication', mark: 'draft' },
  differs: { words: 'Differs', mark: 'stuck' },
  unknown: { words: 'Cannot tell', mark: 'draft' },
  unpublished: { words: 'Not published', mark: 'draft' },
};

/**
 * One site: whether it shows what was published, and the checks to make after deployment.
 *
 * @param {Site} site @param {Set<string>} unfolded origins whose checks are open
 * @param {((check: Check['id'], done: boolean) => void) | null} tick null: who looks may change nothing
 */
export function siteItem(site, unfolded, tick) {
  const { origin, state, reasons, lastSeenAt, conversations, mismatches, checks } = site;
  const { words = state, mark = 'draft' } = STATES[state] ?? {};
  const details = [
    `seen ${timeAgo(lastSeenAt)}`,
    counted(conversations, 'conversation', 'conversations'),
    ...(mismatches > 0 ? [counted(mismatches, 'mismatch', 'mismatches')] : []),
  ];
  const done = checks.filter(({ by }) => by !== null).length;
  const folded = h(
    'details',
    { class: 'site-checks', open: unfolded.has(origin) },
    h('summary', {}, `Checks after deployment: ${done} of ${checks.length} done`),
    h('ul', {}, ...checks.map((check) => h('li', {}, checkBox(origin, check, tick)))),
  );
  folded.addEventListener('toggle', () => {
    if (folded.open) unfolded.add(origin);
    else unfolded.delete(origin);
  });
  return h(
    'li',
    {},
    h('p', {}, h('strong', {}, origin), ' ', h('span', { class: `state is-${mark}` }, words)),
    h('p', { class: 'muted' }, details.join(' · ')),
    ...reasons.map(({ message }) => h('p', { class: 'muted' }, message)),
    folded,
  );
}

/**
 * @param {string} origin @param {Check} check
 * @param {((check: Check['id'], done: boolean) => void) | null} tick
 */
function checkBox(origin, { id, words, by, at }, tick) {
  const box = h('input', {
    type: 'checkbox',
    checked: by !== null,
    disabled: !tick,
    'data-check': `${origin} ${id}`,
    on: { change: () => tick?.(id, box.checked) },
  });
  const who = by !== null && at !== null && `${by}, ${timeAgo(at)}`;
  return h(
    'label',
    { class: 'publishing-check' },
    box,
    h(
      'span',
      {},
      words,
      who && h('span', { class: 'muted', title: exactTime(at ?? '') }, ` ${who}`),
    ),
  );
}
