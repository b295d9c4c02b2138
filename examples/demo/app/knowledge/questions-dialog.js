import { h } from '../dom.js';
import { button, problemNotice } from '../notice.js';
import { sessionAddress } from '../router.js';
import { exactTime, timeAgo } from '../words.js';
import { documentQuestions } from './documents-api.js';
import { loneQuestion } from './lone-question.js';

/** @typedef {import('../../client.js').Schema<'DocumentQuestion'>} Question */

/**
 * Shows which questions found a document, each with the way to its conversation, and asks it one alone.
 *
 * @param {string} chatbot
 * @param {import('./documents-api.js').DocumentEntry} document
 * @param {{ mayChange: boolean }} who whoever may not change anything reads tests alone, and asks nothing
 */
export function questionsDialog(chatbot, { id, title }, { mayChange }) {
  const list = h('ol', { class: 'passages', 'aria-labelledby': 'found-title' });
  const status = h('p', { class: 'muted', role: 'status' });
  const problems = h('div');
  const more = button('Look further back', () => void load());
  const whose = h(
    'select',
    { class: 'control', 'aria-label': 'Whose questions', on: { change: () => void begin() } },
    mayChange && h('option', { value: 'live' }, 'Visitors’ questions'),
    h('option', { value: 'test' }, 'Questions of tests'),
  );
  /** @type {string | null} */
  let cursor = null;
  /** The latest request alone is shown. */
  let asked = 0;

  async function begin() {
    cursor = null;
    list.replaceChildren();
    await load();
  }

  async function load() {
    const mine = ++asked;
    problems.replaceChildren();
    status.textContent = 'Looking …';
    const mode = whose.value === 'live' ? 'live' : 'test';
    try {
      const page = await documentQuestions(chatbot, id, mode, cursor);
      if (mine !== asked) return;
      cursor = page.cursor;
      list.append(
        ...page.questions.map((question) => questionItem(question, () => dialog.close())),
      );
      const isEmpty = list.childElementCount === 0;
      status.textContent = isEmpty
        ? cursor === null
          ? 'No question found it.'
          : 'None in the latest conversations.'
        : '';
    } catch (error) {
      if (mine !== asked) return;
      status.textContent = '';
      problems.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
    more.hidden = cursor === null;
  }

  const dialog = h(
    'dialog',
    { class: 'question document-dialog', 'aria-labelledby': 'questions-title' },
    h('h2', { id: 'questions-title' }, `Questions and “${title}”`),
    ...(mayChange ? [loneQuestion(chatbot, id)] : []),
    h('h3', { id: 'found-title' }, 'Questions that found it'),
    whose,
    problems,
    status,
    list,
    h(
      'div',
      { class: 'question-buttons' },
      more,
      button('Close', () => dialog.close(), 'is-main'),
    ),
  );
  more.hidden = true;
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  void begin();
}

/** @param {Question} question @param {() => void} leave */
function questionItem(question, leave) {
  const { conversationId, askedAt, isCited, confidence, isUnanswered, feedback } = question;
  const marks = [
    isUnanswered && h('span', { class: 'state is-changed' }, 'Unanswered'),
    feedback === 'good' && h('span', { class: 'state is-live' }, 'Thumbs up'),
    feedback === 'bad' && h('span', { class: 'state is-stuck' }, 'Thumbs down'),
  ].filter((mark) => mark instanceof Node);
  const facts = [
    isCited ? 'Cited' : 'Looked at, not cited',
    confidence !== null && `confidence ${confidence.toFixed(2)}`,
  ].filter(Boolean);
  return h(
    'li',
    { class: 'passage' },
    h(
      'a',
      { href: sessionAddress(conversationId), dir: 'auto', on: { click: leave } },
      question.question,
    ),
    marks.length > 0 && h('p', { class: 'conversation-kinds' }, ...marks),
    h(
      'p',
      { class: 'muted' },
      `${facts.join(', ')}, `,
      h('time', { dateTime: askedAt, title: exactTime(askedAt) }, timeAgo(askedAt)),
    ),
  );
}
