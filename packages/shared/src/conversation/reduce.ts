import type { Message, Problem, UserMessage } from '../protocol/message.schema.js';
import type {
  AckFrame,
  DeltaFrame,
  DoneFrame,
  FeedbackGivenFrame,
  MessageFrame,
  PageFrame,
  Recovery,
  ReplyFrame,
  ServerFrame,
} from '../protocol/server-frames.schema.js';
import type { Conversation, OpenReply, OutgoingMessage } from './conversation.js';

/** Events of the client itself. */
export type LocalEvent =
  | { type: 'queued'; cid: string; text: string; createdAt: string }
  | { type: 'retried'; cid: string }
  | { type: 'failed'; cid: string; problem: Problem }
  | { type: 'discarded'; cid: string }
  /** Messages that were written before all that is known: by this page before it was loaded anew. */
  | { type: 'restored'; messages: readonly OutgoingMessage[] };

export type ConversationEvent = ServerFrame | LocalEvent;

type Handlers = {
  [Type in ConversationEvent['type']]: (
    state: Conversation,
    event: Extract<ConversationEvent, { type: Type }>,
  ) => Conversation;
};

const same = (state: Conversation): Conversation => state;
const gap = (state: Conversation): Conversation => (state.gap ? state : { ...state, gap: true });

const handlers: Handlers = {
  welcome: (state, { recovery }) => recover(state, recovery),
  recovered: (state, { recovery }) => recover(state, recovery),
  page: addEarlier,
  message: addMessage,
  reply: openReply,
  delta: addDelta,
  done: endReply,
  feedback: rate,
  ack: acknowledge,
  // Where it is welcome again later, it waits for that on its own.
  error: (state, { cid, problem }) =>
    cid === undefined || problem.retryAfterMs !== undefined
      ? state
      : changeOutgoing(state, cid, { state: 'failed', problem }),
  queued: (state, { cid, text, createdAt }) =>
    state.outbox.some((message) => message.cid === cid)
      ? state
      : { ...state, outbox: [...state.outbox, { cid, text, createdAt, state: 'sending' }] },
  retried: (state, { cid }) => changeOutgoing(state, cid, { state: 'sending' }),
  failed: (state, { cid, problem }) => changeOutgoing(state, cid, { state: 'failed', problem }),
  discarded: (state, { cid }) => removeOutgoing(state, cid),
  restored: restore,
  chatbot: same,
  published: same,
  expiring: same,
  extended: same,
  goaway: same,
  overrides: same,
  pong: (state, { epoch = 0, seq = 0 }) =>
    order(state, epoch, seq) === 'old' ? state : gap(state),
};

/**
 * Applies one event to a conversation. Pure: the browser, the server's tests and the fault
 * schedules use the same function. Each event counts once, whatever is repeated or swapped on the
 * way; what does not fit sets `gap` and changes nothing else. Rules: docs/protocol.md.
 */
export function reduce(state: Conversation, event: ConversationEvent): Conversation {
  const handler = handlers[event.type] as (s: Conversation, e: ConversationEvent) => Conversation;
  return handler(state, event);
}

function recover(state: Conversation, recovery: Recovery): Conversation {
  const { epoch, seq, complete, messages, replies } = recovery;
  if (epoch < state.epoch || (epoch === state.epoch && seq < state.seq)) return state;
  if (complete && epoch !== state.epoch) return gap(state);
  const missing = complete ? messages.filter((message) => message.seq > state.seq) : messages;
  const earlier = complete || epoch !== state.epoch ? [] : before(state, missing);
  const cids = new Set(missing.filter(isUser).map((message) => message.cid));
  const oldest = complete || earlier.length > 0 ? state : recovery;
  const next: Conversation = {
    epoch,
    seq,
    messages: complete
      ? kept(state.messages, [...state.messages, ...missing])
      : [...earlier, ...missing],
    replies: kept(
      state.replies,
      replies.map((reply) => mergeReply(find(state.replies, reply.replyId), reply)),
    ),
    outbox: kept(
      state.outbox,
      state.outbox.filter(({ cid }) => !cids.has(cid)),
    ),
    hasMore: oldest.hasMore,
    earlierQuestions: oldest.earlierQuestions ?? 0,
    gap: false,
  };
  const keys = Object.keys(next) as (keyof Conversation)[];
  return keys.every((key) => next[key] === state[key]) ? state : next;
}

/** Finds the older messages to keep when a page replaces the newest ones: none where there is a gap. */
function before(state: Conversation, page: readonly Message[]): readonly Message[] {
  const [first] = page;
  if (!first || first.seq > state.seq + 1) return [];
  return state.messages.filter(({ seq }) => seq < first.seq);
}

/** A page that does not end where the log here begins is an answer to a question of before. */
function addEarlier(state: Conversation, frame: PageFrame): Conversation {
  const { epoch, messages, hasMore } = frame;
  if (epoch !== state.epoch || state.messages[0]?.seq !== frame.before) return state;
  if (messages.some(({ seq }, index) => seq !== frame.before - messages.length + index))
    return state;
  const cids = new Set(messages.filter(isUser).map((message) => message.cid));
  return {
    ...state,
    messages: [...messages, ...state.messages],
    outbox: kept(
      state.outbox,
      state.outbox.filter(({ cid }) => !cids.has(cid)),
    ),
    hasMore,
    earlierQuestions: state.earlierQuestions - cids.size,
  };
}

/** The list as it was, if it still has the same items: views compare by identity. */
function kept<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  const equal = before.length === after.length && after.every((item, i) => item === before[i]);
  return equal ? before : after;
}

/** A recovered reply starts where the client said it was; the part before is the client's own. */
function mergeReply(
  known: OpenReply | undefined,
  reply: OpenReply & { offset: number },
): OpenReply {
  const { offset, text, ...rest } = reply;
  const { gen } = rest;
  if (known && known.gen > gen) return known;
  if (known && known.gen === gen && known.text.length >= offset) {
    const merged = known.text.slice(0, offset) + text;
    return merged.length > known.text.length ? { ...known, text: merged } : known;
  }
  return offset === 0 ? { ...rest, text } : { ...rest, gen: 0, text: '' };
}

function addMessage(state: Conversation, frame: MessageFrame): Conversation {
  const { message, replyId, epoch } = frame;
  const turn = order(state, epoch, message.seq);
  if (turn !== 'next') return turn === 'old' ? state : gap(state);
  return {
    ...state,
    seq: message.seq,
    messages: [...state.messages, message],
    replies: find(state.replies, replyId)
      ? state.replies
      : [...state.replies, { replyId, replyTo: message.id, gen: 0, text: '' }],
    outbox: without(state.outbox, message.cid),
  };
}

/**
 * Opens a reply at the end of the log. Elsewhere it is in the past, or in a gap that the reply's
 * end will show.
 */
function openReply(state: Conversation, frame: ReplyFrame): Conversation {
  const { epoch, seq, replyId, replyTo, replaces } = frame;
  if (epoch !== state.epoch || seq !== state.seq || find(state.replies, replyId)) return state;
  return {
    ...state,
    replies: [...state.replies, { replyId, replyTo, gen: 0, text: '', replaces }],
  };
}

function rate(state: Conversation, { replyId, value }: FeedbackGivenFrame): Conversation {
  const known = state.messages.find(({ id }) => id === replyId);
  if (known?.role !== 'bot' || (known.feedback ?? 'none') === value) return state;
  const { feedback: _, ...rest } = known;
  const rated = value === 'none' ? rest : { ...rest, feedback: value };
  return {
    ...state,
    messages: state.messages.map((message) => (message === known ? rated : message)),
  };
}

function addDelta(state: Conversation, { replyId, gen, offset, text }: DeltaFrame): Conversation {
  const known = find(state.replies, replyId);
  // Unknown: it has ended, or its message frame is still on the way and the end will tell.
  if (!known || gen < known.gen) return state;
  const before = gen > known.gen ? '' : known.text;
  if (offset > before.length) return gap(state);
  const after = before.slice(0, offset) + text;
  if (gen === known.gen && after.length <= before.length) return state;
  const next: OpenReply = { ...known, gen, text: after };
  return { ...state, replies: state.replies.map((reply) => (reply === known ? next : reply)) };
}

function endReply(state: Conversation, { epoch, message, length }: DoneFrame): Conversation {
  const turn = order(state, epoch, message.seq);
  if (turn !== 'next') return turn === 'old' ? state : gap(state);
  const reply = find(state.replies, message.id);
  const text = reply?.gen === message.gen ? reply.text : '';
  if (text.length !== length) return gap(state);
  return {
    ...state,
    seq: message.seq,
    messages: [...state.messages, { ...message, text }],
    replies: state.replies.filter(({ replyId }) => replyId !== message.id),
  };
}

function order(state: Conversation, epoch: number, seq: number): 'old' | 'next' | 'ahead' {
  if (epoch !== state.epoch) return epoch < state.epoch ? 'old' : 'ahead';
  if (seq <= state.seq) return 'old';
  return seq === state.seq + 1 ? 'next' : 'ahead';
}

/** Removes pending messages that the log now has, or has cleared. */
function acknowledge(state: Conversation, { cid, epoch, seq }: AckFrame): Conversation {
  return order(state, epoch, seq) === 'old'
    ? removeOutgoing(state, cid)
    : changeOutgoing(state, cid, { state: 'sent' });
}

function restore(
  state: Conversation,
  { messages }: { messages: readonly OutgoingMessage[] },
): Conversation {
  const known = new Set([...state.outbox, ...state.messages.filter(isUser)].map(({ cid }) => cid));
  const earlier = messages.filter(({ cid }) => !known.has(cid));
  return earlier.length > 0 ? { ...state, outbox: [...earlier, ...state.outbox] } : state;
}

function changeOutgoing(
  state: Conversation,
  cid: string,
  change: Pick<OutgoingMessage, 'state' | 'problem'>,
): Conversation {
  const known = state.outbox.find((message) => message.cid === cid);
  if (!known || (known.state === change.state && known.problem === change.problem)) return state;
  return {
    ...state,
    outbox: state.outbox.map((message) =>
      message === known
        ? { cid, text: known.text, createdAt: known.createdAt, ...change }
        : message,
    ),
  };
}

function removeOutgoing(state: Conversation, cid: string): Conversation {
  const outbox = without(state.outbox, cid);
  return outbox === state.outbox ? state : { ...state, outbox };
}

function find(replies: readonly OpenReply[], replyId: string): OpenReply | undefined {
  return replies.find((reply) => reply.replyId === replyId);
}

function without(outbox: readonly OutgoingMessage[], cid: string): readonly OutgoingMessage[] {
  return outbox.some((message) => message.cid === cid)
    ? outbox.filter((message) => message.cid !== cid)
    : outbox;
}

function isUser(message: Message): message is UserMessage {
  return message.role === 'user';
}
