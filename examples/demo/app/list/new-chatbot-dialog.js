import { createChatbot } from '../api.js';
import { h } from '../dom.js';
import { textField } from '../fields/text-field.js';
import { NEW_CHATBOT } from '../new-chatbot.js';
import { button, problemNotice } from '../notice.js';

const NAMELESS = 'A chatbot needs a name.';

/**
 * Asks for the name of a new chatbot. Nothing is made before there is one.
 *
 * @param {(id: string) => void} created
 */
export function newChatbotDialog(created) {
  let name = '';
  let isBusy = false;
  const field = textField(
    { label: 'Name', help: 'Visitors see it. You can change it later.', maxLength: 60 },
    (value) => {
      name = String(value);
      field.setProblem('');
    },
  );
  const problems = h('div');
  const submit = h('button', { type: 'submit', class: 'button is-main' }, 'Create chatbot');
  const form = h(
    'form',
    { noValidate: true },
    h('h2', { id: 'new-title' }, 'New chatbot'),
    problems,
    field.element,
    h(
      'div',
      { class: 'question-buttons' },
      button('Cancel', () => dialog.close()),
      submit,
    ),
  );
  const dialog = h('dialog', { class: 'question', 'aria-labelledby': 'new-title' }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    if (!name.trim()) {
      field.setProblem(NAMELESS);
      return field.focus();
    }
    isBusy = true;
    submit.setAttribute('aria-disabled', 'true');
    createChatbot({ ...NEW_CHATBOT, name: name.trim() })
      .then(({ id }) => {
        dialog.close();
        created(id);
      })
      .catch((error) => problems.replaceChildren(problemNotice(error)))
      .finally(() => {
        isBusy = false;
        submit.removeAttribute('aria-disabled');
      });
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}
