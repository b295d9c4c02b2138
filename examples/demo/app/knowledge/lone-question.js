import { textField } from '../fields/text-field.js';
import { h } from '../dom.js';
import { problemNotice } from '../notice.js';
import { askDocument } from './documents-api.js';

/**
 * Asks one document a question, as if the chatbot had no other.
 *
 * @param {string} chatbot @param {string} id of the document
 */
export function loneQuestion(chatbot, id) {
  let question = '';
  let isBusy = false;
  const field = textField(
    {
      label: 'Ask only this document',
      help: 'The draft answers, as if it had no other document.',
      maxLength: 8_000,
    },
    (value) => {
      question = String(value).trim();
    },
  );
  const submit = h('button', { type: 'submit', class: 'button' }, 'Ask');
  const answer = h('div', { class: 'lone-answer', role: 'status' });
  const form = h('form', { noValidate: true }, field.element, submit, answer);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    field.setProblem(question ? '' : 'Write a question.');
    if (!question) return field.focus();
    if (isBusy) return;
    isBusy = true;
    submit.setAttribute('aria-disabled', 'true');
    answer.replaceChildren('Asking …');
    askDocument(chatbot, id, question)
      .then((found) => answer.replaceChildren(...answerParts(found)))
      .catch((error) => answer.replaceChildren(problemNotice(error)))
      .finally(() => {
        isBusy = false;
        submit.removeAttribute('aria-disabled');
      });
  });
  return form;
}

/** @param {import('../../client.js').Schema<'DocumentAnswer'>} answer */
function answerParts({ text, isAnswered, confidence, threshold, passages, problem }) {
  if (problem !== null) return [h('p', { class: 'field-problem' }, problem)];
  const [best] = passages;
  const reached = isAnswered ? 'It answers' : 'It does not answer';
  const least = threshold.toFixed(2);
  const how =
    confidence === null
      ? 'none of its passages was found'
      : `confidence ${confidence.toFixed(2)}, threshold ${least}`;
  return [
    h('p', { dir: 'auto', class: 'message-text' }, text),
    h('p', { class: 'muted' }, `${reached}: ${how}.`),
    ...(best
      ? [
          h('h3', {}, best.heading ? `Best passage: ${best.heading}` : 'Best passage'),
          h('pre', { class: 'passage-text', tabIndex: 0, dir: 'auto' }, best.passage),
        ]
      : []),
  ];
}
