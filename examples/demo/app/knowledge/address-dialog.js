import { h } from '../dom.js';
import { textField } from '../fields/text-field.js';
import { button } from '../notice.js';

/**
 * Asks for an address, and adds what is there. Stays open while that fails.
 *
 * @template More
 * @param {object} what
 * @param {string} what.id of its title
 * @param {string} what.title
 * @param {string} what.submit words of the button
 * @param {{ help: string, placeholder: string }} what.address
 * @param {HTMLElement[]} [what.fields] further ones
 * @param {() => boolean} [what.areRight] whether they can be as they are, which they say themselves
 * @param {(url: string, more?: More) => Promise<void>} what.add
 * @param {(error: Error, again: (more: More) => void) => Node} what.problem
 */
export function addressDialog({
  id,
  title,
  submit: words,
  address: { help, placeholder },
  fields = [],
  areRight = () => true,
  add,
  problem,
}) {
  let url = '';
  let isBusy = false;
  const address = textField(
    { label: 'Address', help, maxLength: 2_000, placeholder },
    (value) => void (url = String(value).trim()),
  );
  const problems = h('div');
  const submit = h('button', { type: 'submit', class: 'button is-main' }, words);
  const form = h(
    'form',
    { noValidate: true },
    h('h2', { id }, title),
    problems,
    address.element,
    ...fields,
    h(
      'div',
      { class: 'question-buttons' },
      button('Cancel', () => dialog.close()),
      submit,
    ),
  );
  const dialog = h('dialog', { class: 'question document-dialog', 'aria-labelledby': id }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy || !areRight()) return;
    const isAddress = /^https?:\/\/./.test(url);
    address.setProblem(isAddress ? '' : 'Write the whole address, beginning with https://');
    if (!isAddress) return address.focus();
    read();
  });
  /** @param {More} [more] */
  function read(more) {
    isBusy = true;
    problems.replaceChildren();
    submit.setAttribute('aria-disabled', 'true');
    submit.textContent = 'Reading …';
    add(url, more)
      .then(() => dialog.close())
      .catch((error) => problems.replaceChildren(problem(error, read)))
      .finally(() => {
        isBusy = false;
        submit.removeAttribute('aria-disabled');
        submit.textContent = words;
      });
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  address.focus();
}
