import { h } from '../dom.js';
import { textField } from '../fields/text-field.js';
import { button } from '../notice.js';
import { addProblem } from './add-problem.js';

/**
 * Asks for the address of a page to read. Stays open if it cannot be read.
 *
 * @param {(url: string, more?: { encoding?: string, ifKnown?: 'replace' | 'add' }) => Promise<void>} add
 */
export function pageDialog(add) {
  let url = '';
  let isBusy = false;
  const field = textField(
    {
      label: 'Address',
      help: 'Of a page, a text or a PDF that needs no sign-in. It can be read again later.',
      maxLength: 2_000,
      placeholder: 'https://www.example.com/help',
    },
    (value) => {
      url = String(value);
    },
  );
  const problems = h('div');
  const submit = h('button', { type: 'submit', class: 'button is-main' }, 'Read page');
  const form = h(
    'form',
    { noValidate: true },
    h('h2', { id: 'page-title' }, 'Add a page'),
    problems,
    field.element,
    h(
      'div',
      { class: 'question-buttons' },
      button('Cancel', () => dialog.close()),
      submit,
    ),
  );
  const dialog = h(
    'dialog',
    { class: 'question document-dialog', 'aria-labelledby': 'page-title' },
    form,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    const wrong = !/^https?:\/\/./.test(url.trim());
    field.setProblem(wrong ? 'Write the whole address, beginning with https://' : '');
    if (wrong) return field.focus();
    read();
  });
  /** @param {Parameters<typeof add>[1]} [more] */
  function read(more) {
    isBusy = true;
    problems.replaceChildren();
    submit.setAttribute('aria-disabled', 'true');
    submit.textContent = 'Reading …';
    add(url.trim(), more)
      .then(() => dialog.close())
      .catch((error) => problems.replaceChildren(addProblem(error, read)))
      .finally(() => {
        isBusy = false;
        submit.removeAttribute('aria-disabled');
        submit.textContent = 'Read page';
      });
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
