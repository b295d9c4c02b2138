import { h, newId } from '../dom.js';
import { selectField } from '../fields/select-field.js';
import { textField } from '../fields/text-field.js';
import { leaveDialog } from '../leave-dialog.js';
import { button, problemNotice } from '../notice.js';

/**
 * @typedef {import('./tests-api.js').SavedTestBody} SavedTestBody
 * @typedef {{ id: string, title: string }} Document
 */

/** @type {[NonNullable<SavedTestBody['expects']>, string][]} */
const EXPECTED = [
  ['answer', 'An answer from its documents'],
  ['refusal', 'That it does not know'],
  ['any', 'Either'],
];

/**
 * Writes a new test, or changes one. Stays open, with what was typed, if saving fails.
 *
 * @param {{ test: SavedTestBody, isNew: boolean, documents: Document[] }} given `documents`: to choose
 *   from which one an answer has to cite
 * @param {(test: SavedTestBody) => Promise<void>} save
 */
export function testDialog({ test, isNew, documents }, save) {
  const { questions, expects = 'answer', contains = [], lacks = [], cites = null } = test;
  const values = {
    questions: questions.join('\n'),
    contains: contains.join('\n'),
    lacks: lacks.join('\n'),
    expects,
    cites: cites ?? '',
  };
  const before = JSON.stringify(values);
  /** @param {'questions' | 'contains' | 'lacks'} name @param {string} label @param {string} help */
  const lines = (name, label, help) => {
    const field = textField({ label, help, maxLength: 10_000, lines: true }, (value) => {
      values[name] = String(value);
    });
    field.set(values[name]);
    return field;
  };
  const asked = lines('questions', 'Question', 'One a line, where earlier ones lead up to it.');
  const says = lines('contains', 'The answer has to say', 'Phrases, one a line. Optional.');
  const saysNot = lines('lacks', 'It must not say', 'Phrases, one a line. Optional.');
  const kind = selectField({ label: 'What has to come', options: () => EXPECTED }, (value) => {
    values.expects = /** @type {typeof expects} */ (value);
  });
  kind.set(values.expects);
  const source = selectField(
    {
      label: 'Document that it has to cite',
      options: () => [['', 'Any'], ...documents.map(optionOf)],
    },
    (value) => {
      values.cites = String(value);
    },
  );
  source.set(values.cites);

  const title = newId('test');
  const problems = h('div');
  const submit = h('button', { type: 'submit', class: 'button is-main' }, 'Save test');
  const form = h(
    'form',
    { noValidate: true },
    h('h2', { id: title }, isNew ? 'New test' : 'Edit test'),
    problems,
    ...[asked, kind, says, saysNot, source].map(({ element }) => element),
    h(
      'div',
      { class: 'question-buttons' },
      button('Cancel', () => leave()),
      submit,
    ),
  );
  const dialog = h('dialog', { class: 'question document-dialog', 'aria-labelledby': title }, form);
  const leave = leaveDialog(dialog, problems, () => JSON.stringify(values) !== before);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = {
      questions: linesOf(values.questions),
      contains: linesOf(values.contains),
      lacks: linesOf(values.lacks),
      expects: values.expects,
      cites: values.cites || null,
    };
    asked.setProblem(body.questions.length > 0 ? '' : 'A test needs a question.');
    if (body.questions.length === 0) return asked.focus();
    if (submit.getAttribute('aria-disabled') === 'true') return;
    submit.setAttribute('aria-disabled', 'true');
    problems.replaceChildren();
    save(body)
      .then(() => dialog.close())
      .catch((error) => problems.replaceChildren(problemNotice(error)))
      .finally(() => submit.removeAttribute('aria-disabled'));
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  (questions.length > 0 ? says : asked).focus();
}

/** @param {Document} document @returns {[string, string]} */
const optionOf = ({ id, title }) => [id, title];

/** @param {string} text */
const linesOf = (text) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
