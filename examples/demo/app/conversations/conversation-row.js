import { h } from '../dom.js';
import { sessionAddress } from '../router.js';
import { counted, exactTime, timeAgo } from '../words.js';

/** @typedef {import('./conversations-api.js').Conversation} Conversation */

/** Words and look of what happened in a conversation. @type {Record<Conversation['kinds'][number], { words: string, look: string }>} */
const KIND_WORDS = {
  unanswered: { words: 'Unanswered', look: 'is-changed' },
  failed: { words: 'Error', look: 'is-stuck' },
  bad: { words: 'Thumbs down', look: 'is-stuck' },
  good: { words: 'Thumbs up', look: 'is-live' },
};

/** A visitor by name, an operator, or somebody who was asked to look. @param {Conversation} of */
export function whoseWords({ mode, operatorId, isReview, visitorName }) {
  if (isReview) return 'Reviewer';
  return mode === 'test' ? (operatorId ?? '') : (visitorName ?? 'Visitor');
}

/** @param {Conversation} conversation */
export const kindMarks = ({ kinds }) =>
  kinds.map((kind) => {
    const { words, look } = KIND_WORDS[kind];
    return h('span', { class: `state ${look}` }, words);
  });

/** A row of the list, which is a link to it. @param {Conversation} conversation */
export function conversationRow(conversation) {
  const { id, chatbotName, origin, opening, messages, state, createdAt } = conversation;
  const facts = [
    chatbotName,
    whoseWords(conversation),
    origin && origin.replace(/^https?:\/\//, ''),
    counted(messages, 'message', 'messages'),
    state === 'active' && 'open',
  ].filter(Boolean);
  return h(
    'li',
    {},
    h(
      'a',
      { class: 'conversation', href: sessionAddress(id) },
      h('span', { class: 'conversation-opening', dir: 'auto' }, opening || 'No words'),
      h('span', { class: 'conversation-kinds' }, ...kindMarks(conversation)),
      h('span', { class: 'conversation-facts muted' }, facts.join(' · ')),
      h(
        'time',
        { class: 'muted', dateTime: createdAt, title: exactTime(createdAt) },
        timeAgo(createdAt),
      ),
    ),
  );
}
