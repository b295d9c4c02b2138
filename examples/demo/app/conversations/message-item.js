import { h } from '../dom.js';
import { aboutAddress, documentAddress } from '../router.js';
import { exactTime } from '../words.js';

/**
 * @typedef {import('./conversations-api.js').Message} Message
 * @typedef {{ chatbotId: string, mayChange: boolean, question: string }} Around `question`: that a reply
 *   answers; empty: it is not known here
 */

/**
 * One message of a conversation that is read, with what an operator asks of a reply: what it is
 * from, how long it took, what visitors thought of it, and the way to a better one.
 *
 * @param {Message} message @param {Around} around
 */
export function messageItem(message, around) {
  const isVisitor = message.role === 'user';
  return h(
    'li',
    { class: `message is-${message.role}`, id: message.id },
    h(
      'p',
      { class: 'message-head muted' },
      h('strong', {}, isVisitor ? 'Visitor' : 'Chatbot'),
      ' ',
      h('time', { dateTime: message.createdAt }, exactTime(message.createdAt)),
    ),
    h('p', { class: 'message-text', dir: 'auto' }, message.text),
    ...(isVisitor ? [] : notesOf(message, around)),
  );
}

/** @param {Extract<Message, { role: 'bot' }>} reply @param {Around} around */
function notesOf(reply, { chatbotId, mayChange, question }) {
  const { debug, sources, problem, state, feedback, feedbackReason, isUnanswered } = reply;
  const { nearest = [] } = reply;
  const total = debug?.marks.reduce((sum, { ms }) => sum + ms, 0);
  const facts = [
    total !== undefined && `${(total / 1_000).toFixed(2)} s`,
    state === 'stopped' && 'stopped by the visitor',
  ].filter(Boolean);
  const marks = [
    isUnanswered && h('span', { class: 'state is-changed' }, 'Unanswered'),
    feedback === 'good' && h('span', { class: 'state is-live' }, 'Thumbs up'),
    feedback === 'bad' && h('span', { class: 'state is-stuck' }, 'Thumbs down'),
  ].filter((mark) => mark instanceof Node);
  return [
    problem &&
      h('p', { class: 'field-problem' }, `${problem.message} ${problem.action} (${problem.code})`),
    sources.length > 0 &&
      h(
        'p',
        { class: 'message-sources' },
        'From ',
        ...byDocument(sources).flatMap(({ document, numbers }, i) => [
          i > 0 && ', ',
          documentLink(chatbotId, document),
          ` [${numbers.join(', ')}]`,
        ]),
      ),
    nearest.length > 0 &&
      h(
        'p',
        { class: 'message-sources' },
        'Nearest: ',
        ...nearest.flatMap((document, i) => [i > 0 && ', ', documentLink(chatbotId, document)]),
      ),
    marks.length > 0 && h('p', { class: 'conversation-kinds' }, ...marks),
    feedbackReason && h('blockquote', { class: 'message-reason', dir: 'auto' }, feedbackReason),
    facts.length > 0 && h('p', { class: 'muted' }, facts.join(' · ')),
    mayChange &&
      question &&
      (isUnanswered || feedback === 'bad') &&
      h(
        'p',
        { class: 'message-deeds' },
        h(
          'a',
          { class: 'button', href: aboutAddress(chatbotId, 'knowledge', question) },
          'Add to knowledge',
        ),
        h(
          'a',
          { class: 'button', href: aboutAddress(chatbotId, 'tests', question) },
          'Save as test',
        ),
      ),
  ].filter((note) => note instanceof Node);
}

/**
 * Each document once, with the numbers that the reply refers to it by: of one it may have several passages.
 *
 * @template {{ documentId: string, index: number }} Source
 * @param {readonly Source[]} sources
 */
function byDocument(sources) {
  /** @type {Map<string, { document: Source, numbers: number[] }>} */
  const found = new Map();
  for (const source of sources) {
    const known = found.get(source.documentId);
    if (known) known.numbers.push(source.index);
    else found.set(source.documentId, { document: source, numbers: [source.index] });
  }
  return [...found.values()];
}

/** @param {string} chatbotId @param {{ documentId: string, title: string }} document */
const documentLink = (chatbotId, { documentId, title }) =>
  h('a', { href: documentAddress(chatbotId, documentId) }, title);
