import { h } from '../dom.js';
import { documentAddress } from '../router.js';
import { exactTime } from '../words.js';

/** @typedef {import('./sessions-api.js').Message} Message */

/**
 * One message of a conversation that is read, with what an operator asks of a reply: what it is
 * from, how long it took, what visitors thought of it.
 *
 * @param {Message} message @param {string} chatbotId
 */
export function messageItem(message, chatbotId) {
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
    ...(isVisitor ? [] : notesOf(message, chatbotId)),
  );
}

/** @param {Extract<Message, { role: 'bot' }>} reply @param {string} chatbotId */
function notesOf({ debug, sources, problem, state, feedback }, chatbotId) {
  const total = debug?.marks.reduce((sum, { ms }) => sum + ms, 0);
  const facts = [
    total !== undefined && `${(total / 1_000).toFixed(2)} s`,
    state === 'stopped' && 'stopped by the visitor',
    feedback === 'good' && 'rated good',
    feedback === 'bad' && 'rated bad',
  ].filter(Boolean);
  return [
    problem &&
      h('p', { class: 'field-problem' }, `${problem.message} ${problem.action} (${problem.code})`),
    sources.length > 0 &&
      h(
        'p',
        { class: 'message-sources' },
        'From ',
        ...sources.flatMap(({ documentId, title }, i) => [
          i > 0 && ', ',
          h('a', { href: documentAddress(chatbotId, documentId) }, title),
        ]),
      ),
    facts.length > 0 && h('p', { class: 'muted' }, facts.join(' · ')),
  ].filter((note) => note instanceof Node);
}
