import { h } from '../dom.js';
import { textField } from '../fields/text-field.js';
import { leaveDialog } from '../leave-dialog.js';
import { button, problemNotice } from '../notice.js';

/**
 * @typedef {{ title: string, content: string, askedAs: string[] }} Text
 */

/**
 * Writes a new document, or changes one. Stays open, with what was typed, if saving fails.
 *
 * @param {{ text: Text | null, isNew: boolean }} document what it has at first
 * @param {(text: Text) => Promise<void>} save
 * @param {() => void} [closed]
 */
export function documentDialog({ text: given, isNew }, save, closed = () => {}) {
  const text = { title: '', content: '', askedAs: '', ...lines(given) };
  const before = JSON.stringify(text);
  const title = textField({ label: 'Title', maxLength: 300 }, (value) => {
    text.title = String(value);
  });
  const content = textField(
    {
      label: 'Text',
      help: 'Markdown. Documents are split into passages at headings, so use one for each topic.',
      maxLength: 2_000_000,
      lines: true,
    },
    (value) => {
      text.content = String(value);
    },
  );
  const asked = textField(
    {
      label: 'Other ways to ask',
      help: 'Questions in visitors’ words, one per line. Searches use them; visitors never see them.',
      maxLength: 10_000,
      lines: true,
    },
    (value) => {
      text.askedAs = String(value);
    },
  );
  title.set(text.title);
  content.set(text.content);
  asked.set(text.askedAs);
  content.element.classList.add('document-text');

  const problems = h('div');
  const submit = h(
    'button',
    { type: 'submit', class: 'button is-main' },
    isNew ? 'Add document' : 'Save document',
  );
  const form = h(
    'form',
    { noValidate: true },
    h('h2', { id: 'document-title' }, isNew ? 'New document' : 'Edit document'),
    problems,
    title.element,
    content.element,
    asked.element,
    h(
      'div',
      { class: 'question-buttons' },
      button('Cancel', () => leave()),
      submit,
    ),
  );
  const dialog = h(
    'dialog',
    {
      id: 'document-dialog',
      class: 'question document-dialog',
      'aria-labelledby': 'document-title',
    },
    form,
  );
  const leave = leaveDialog(dialog, problems, () => JSON.stringify(text) !== before);
  let isBusy = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const content_ = text.content.trim();
    title.setProblem('');
    content.setProblem(content_ ? '' : 'A document needs a text.');
    if (!content_) return content.focus();
    if (isBusy) return;
    isBusy = true;
    problems.replaceChildren();
    submit.setAttribute('aria-disabled', 'true');
    const askedAs = text.askedAs
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    save({ title: text.title.trim(), content: content_, askedAs })
      .then(() => dialog.close())
      .catch((error) => problems.replaceChildren(problemNotice(error)))
      .finally(() => {
        isBusy = false;
        submit.removeAttribute('aria-disabled');
      });
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  (isNew && given ? content : title).focus();
}

/** @param {Text | null} text */
const lines = (text) => text && { ...text, askedAs: text.askedAs.join('\n') };

/** Closes the dialog of a document, if one is open: the way back. */
export function closeDocument() {
  const dialog = document.getElementById('document-dialog');
  if (dialog instanceof HTMLDialogElement) dialog.close();
}
