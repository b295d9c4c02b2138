import { h } from '../dom.js';
import { icon } from '../icons.js';
import {
  addressOf,
  doneOf,
  EVERY_WORDS,
  isBusy,
  nextReading,
  websiteState,
} from './website-words.js';

/** @typedef {import('./websites-api.js').Website} Website */

/**
 * One website of the list.
 *
 * @param {Website} website
 * @param {{ pages: () => void, again: () => void, stop: () => void, remove: () => void,
 *   schedule: (every: Website['every']) => void } | { pages: () => void }} act what a viewer may do, or all
 */
export function websiteRow(website, act) {
  const { url, found, every } = website;
  const address = addressOf(url);
  const busy = isBusy(website);
  return h(
    'li',
    { class: 'website', 'data-id': website.id, 'data-state': website.state },
    icon('link'),
    h(
      'div',
      { class: 'website-words' },
      h(
        'button',
        {
          ...{ type: 'button', class: 'document-title', on: { click: act.pages } },
          'aria-label': `Show the pages of ${address}`,
        },
        address,
      ),
      h('p', { class: 'muted', title: nextReading(website) }, websiteState(website)),
      busy &&
        h('progress', {
          ...{ max: Math.max(1, found), value: doneOf(website) },
          'aria-label': `Reading ${address}`,
        }),
    ),
    'schedule' in act &&
      h(
        'div',
        { class: 'website-actions' },
        schedule(address, every, act.schedule),
        busy
          ? action('remove', `Stop reading ${address}`, act.stop)
          : action('again', `Read ${address} again`, act.again),
        action('bin', `Delete ${address}`, act.remove),
      ),
  );
}

/** @param {string} address @param {Website['every']} every @param {(every: Website['every']) => void} change */
function schedule(address, every, change) {
  const control = h(
    'select',
    {
      class: 'control',
      'aria-label': `How often to read ${address}`,
      on: { change: () => change(/** @type {Website['every']} */ (control.value)) },
    },
    ...EVERY_WORDS.map(([value, words]) => h('option', { value }, words)),
  );
  control.value = every;
  return control;
}

/** @param {Parameters<typeof icon>[0]} name @param {string} label @param {() => void} click */
const action = (name, label, click) =>
  h(
    'button',
    {
      ...{ type: 'button', class: 'button is-quiet is-icon', title: label },
      ...{ 'aria-label': label, on: { click } },
    },
    icon(name),
  );
