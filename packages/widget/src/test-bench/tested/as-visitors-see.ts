import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { Message, Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ConnectionState, SessionState } from '../../session/session-state.js';

/** Codes of conversations that are over, which visitors read too. */
const FOR_VISITORS: ReadonlySet<string> = new Set(['session-expired', 'session-ended', 'replaced']);

/** Converted messages, so that a message stays the same object and is not drawn again. */
const seen = new WeakMap<Message, Message>();
const lists = new WeakMap<Conversation['messages'], Conversation['messages']>();

/**
 * The state as the panel shows it to visitors: a reply that failed has the words, or the fallback,
 * that they would have read, and what is wrong with an operator's sign-in is a link that is lost.
 */
export function asVisitorsSee(state: SessionState): SessionState {
  const messages = listFor(state.conversation.messages);
  const connection = linkFor(state.connection);
  const isSame = messages === state.conversation.messages && connection === state.connection;
  if (isSame) return state;
  return { ...state, connection, conversation: { ...state.conversation, messages } };
}

function listFor(messages: Conversation['messages']): Conversation['messages'] {
  const known = lists.get(messages);
  if (known) return known;
  const mapped = messages.map(messageFor);
  const list = mapped.some((message, index) => message !== messages[index]) ? mapped : messages;
  lists.set(messages, list);
  return list;
}

function messageFor(message: Message): Message {
  if (message.role !== 'bot' || !message.debug?.visitors) return message;
  const known = seen.get(message);
  if (known) return known;
  const { problem: _, ...said } = message;
  const { text, problem } = message.debug.visitors;
  const read: Message = problem ? { ...said, text, problem } : { ...said, text, state: 'done' };
  seen.set(message, read);
  return read;
}

const LOST: ConnectionState = { kind: 'recovering', retryAt: 0 };

function linkFor(connection: ConnectionState): ConnectionState {
  if (connection.kind !== 'failed' || isForVisitors(connection.problem)) return connection;
  return LOST;
}

/** Tells whether visitors, too, read why the link is gone. */
export function isForVisitors({ code }: Problem): boolean {
  return FOR_VISITORS.has(code);
}
