import { numberField } from '../fields/number-field.js';
import { selectField } from '../fields/select-field.js';
import { textField } from '../fields/text-field.js';
import { h } from '../dom.js';
import { button, problemNotice } from '../notice.js';
import { EVERY_WORDS } from './website-words.js';

/**
 * Asks which website to read, and how. Stays open if it cannot be added.
 *
 * @param {(website: import('./websites-api.js').NewWebsite) => Promise<void>} add
 */
export function websiteDialog(add) {
  /** @type {import('./websites-api.js').NewWebsite} */
  const website = { url: '', every: 'never' };
  let isBusy = false;
  /** Fields with a number that cannot be. */
  const wrong = new Set();
  const address = textField(
    {
      label: 'Address',
      help: 'Of its first page, whose links are followed, or of a sitemap. Only pages of the same host are read.',
      maxLength: 2_000,
      placeholder: 'https://www.example.com/help/',
    },
    (value) => void (website.url = String(value).trim()),
  );
  /** @param {'limit' | 'depth'} name @param {Parameters<typeof numberField>[0]} options */
  const whole = (name, options) => {
    const field = numberField(options, (value, problem = '') => {
      if (value === undefined) delete website[name];
      else website[name] = Number(value);
      if (problem) wrong.add(name);
      else wrong.delete(name);
      field.setProblem(problem);
    });
    return field;
  };
  const limit = whole('limit', { label: 'Most pages', min: 1, max: 2_000, placeholder: '200' });
  const depth = whole('depth', {
    ...{ label: 'Links from the first page', min: 0, max: 10, placeholder: '3' },
    help: '0 is the first page alone. Of a sitemap it says nothing.',
  });
  const every = selectField({ label: 'How often', options: () => EVERY_WORDS }, (value) => {
    website.every = /** @type {typeof website.every} */ (value);
  });
  const problems = h('div');
  const submit = h('button', { type: 'submit', class: 'button is-main' }, 'Read website');
  const form = h(
    'form',
    { noValidate: true },
    h('h2', { id: 'website-title' }, 'Add a website'),
    problems,
    address.element,
    limit.element,
    depth.element,
    every.element,
    h(
      'div',
      { class: 'question-buttons' },
      button('Cancel', () => dialog.close()),
      submit,
    ),
  );
  const dialog = h(
    'dialog',
    { class: 'question document-dialog', 'aria-labelledby': 'website-title' },
    form,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy || wrong.size > 0) return;
    const isAddress = /^https?:\/\/./.test(website.url);
    address.setProblem(isAddress ? '' : 'Write the whole address, beginning with https://');
    if (!isAddress) return address.focus();
    isBusy = true;
    problems.replaceChildren();
    submit.setAttribute('aria-disabled', 'true');
    add(website)
      .then(() => dialog.close())
      .catch((error) => problems.replaceChildren(problemNotice(error)))
      .finally(() => {
        isBusy = false;
        submit.removeAttribute('aria-disabled');
      });
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  address.focus();
}
