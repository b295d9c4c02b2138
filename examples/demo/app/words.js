/**
 * @typedef {import('./api.js').ChatbotSummary} ChatbotSummary
 * @typedef {import('./api.js').Obstacles} Obstacles
 * @typedef {{ words: string, mark: 'draft' | 'live' | 'changed' | 'stuck' }} State
 */

/**
 * Name and mark of a chatbot's state: the same in the list, in the editor and in the
 * test bench.
 *
 * @param {ChatbotSummary} chatbot
 * @param {Obstacles} [obstacles] what keeps it from answering
 * @returns {State}
 */
export function stateOf({ draft, live }, obstacles) {
  const obstacle = live ? obstacles?.live : obstacles?.draft;
  if (obstacle) return notAnswering(obstacle.message);
  if (!live) return { words: 'Draft', mark: 'draft' };
  if (live.fingerprint === draft.fingerprint) return { words: 'Live', mark: 'live' };
  return { words: 'Unpublished changes', mark: 'changed' };
}

/** @param {string} why @returns {State} */
export const notAnswering = (why) => ({ words: `Not answering: ${why}`, mark: 'stuck' });

/** @param {number} count @param {string} one @param {string} many */
export const counted = (count, one, many) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/**
 * "name, greeting and 2 more".
 *
 * @param {string[]} words
 * @param {number} [most]
 */
export function listed(words, most = 4) {
  const shown = words.length > most ? words.slice(0, most - 1) : words;
  const rest = words.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  if (all.length < 2) return all.join('');
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/**
 * "just now", "3 minutes ago", "yesterday"; after a month the day itself.
 *
 * @param {string} instant ISO 8601
 */
export function timeAgo(instant) {
  const date = new Date(instant);
  const age = date.getTime() - Date.now();
  if (-age > 30 * 86_400_000) return `on ${day.format(date)}`;
  const unit = UNITS.find(([, ms]) => -age >= ms);
  return unit ? relative.format(Math.round(age / unit[1]), unit[0]) : 'just now';
}

/** @param {string} instant ISO 8601 */
export const exactTime = (instant) => moment.format(new Date(instant));
