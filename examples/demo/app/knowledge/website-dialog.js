import { numberField } from '../fields/number-field.js';
import { selectField } from '../fields/select-field.js';
import { problemNotice } from '../notice.js';
import { addressDialog } from './address-dialog.js';
import { EVERY_WORDS } from './website-words.js';

/**
 * Asks which website to read, and how. Stays open if it cannot be added.
 *
 * @param {(website: import('./websites-api.js').NewWebsite) => Promise<void>} add
 */
export function websiteDialog(add) {
  /** @type {Omit<import('./websites-api.js').NewWebsite, 'url'>} */
  const how = { every: 'never' };
  /** Fields with a number that cannot be. */
  const wrong = new Set();
  /** @param {'limit' | 'depth'} name @param {Parameters<typeof numberField>[0]} options */
  const whole = (name, options) => {
    const field = numberField(options, (value, problem = '') => {
      if (value === undefined) delete how[name];
      else how[name] = Number(value);
      if (problem) wrong.add(name);
      else wrong.delete(name);
      field.setProblem(problem);
    });
    return field;
  };
  const limit = whole('limit', { label: 'Most pages', min: 1, max: 2_000, placeholder: '200' });
  const depth = whole('depth', {
    ...{ label: 'Links from the first page', min: 0, max: 10, placeholder: '3' },
    help: '0 reads only the first page. Not used for a sitemap.',
  });
  const every = selectField({ label: 'How often', options: () => EVERY_WORDS }, (value) => {
    how.every = /** @type {typeof how.every} */ (value);
  });
  addressDialog({
    id: 'website-title',
    title: 'Add a website',
    submit: 'Read website',
    address: {
      help: 'URL of the first page, whose links are followed, or of a sitemap. Only pages of the same host are read.',
      placeholder: 'https://www.example.com/help/',
    },
    fields: [limit.element, depth.element, every.element],
    areRight: () => wrong.size === 0,
    add: (url) => add({ url, ...how }),
    problem: (error) => problemNotice(error),
  });
}
