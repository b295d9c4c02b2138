import { counted, exactTime, listed, timeAgo } from '../words.js';

/** @typedef {import('./websites-api.js').Website} Website */

/** Words for what became of a page. @type {Record<keyof Website['counts'], string>} */
export const PAGE_WORDS = {
  added: 'new',
  changed: 'changed',
  unchanged: 'unchanged',
  gone: 'gone',
  'left-out': 'left out',
  failed: 'failed',
};

/** @type {[Website['every'], string][]} */
export const EVERY_WORDS = [
  ['never', 'Read once'],
  ['day', 'Read every day'],
  ['week', 'Read every week'],
];

/** An address without what goes without saying. @param {string} url */
export const addressOf = (url) => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** @param {Website} website */
export const isBusy = ({ state }) => state === 'reading' || state === 'waiting';

/** Pages that were looked at. @param {Website} website */
export const doneOf = ({ counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Says how far a reading is, or what it found. @param {Website} website */
export function websiteState(website) {
  const { state, reason, found, counts, endedAt } = website;
  if (state === 'waiting') return 'Waiting to be read.';
  const pages = counted(doneOf(website), 'page', 'pages');
  if (state === 'reading') return `Reading: ${pages} of ${found} found so far.`;
  if (state === 'failed') return `Could not be read: ${reason ?? ''}`;
  const parts = Object.entries(PAGE_WORDS).flatMap(([name, word]) => {
    const count = counts[/** @type {keyof typeof counts} */ (name)];
    return count > 0 ? [`${count} ${word}`] : [];
  });
  const when = endedAt ? ` ${timeAgo(endedAt)}` : '';
  const how = state === 'stopped' ? 'Stopped' : 'Read';
  return `${how}${when}. ${pages}${parts.length > 0 ? `: ${listed(parts, 6)}` : ''}.`;
}

/** Time of the next automatic reading, in words. @param {Website} website */
export const nextReading = ({ nextAt }) => (nextAt ? `Next: ${exactTime(nextAt)}` : '');
