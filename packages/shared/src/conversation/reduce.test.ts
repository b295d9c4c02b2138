import t from 'tap';
import { buildBotMessage, buildConversation, buildUserMessage } from '../testing/builders.js';
import type { FeedbackValue } from '../protocol/message.schema.js';
import { GOLDEN_CONVERSATION, GOLDEN_SERVER_FRAMES } from '../testing/golden-server-frames.js';
import { ModelServer } from '../testing/model-server.js';
import type { DeltaFrame, Recovery, ServerFrame } from '../protocol/server-frames.schema.js';
import { EMPTY_CONVERSATION, type Conversation } from './conversation.js';
import { cursorOf } from './cursor.js';
import { reduce } from './reduce.js';

const PROBLEM = GOLDEN_SERVER_FRAMES.error[0].problem;
const REPLY = { replyId: 'reply-4', replyTo: 'message-3', gen: 1, text: 'You have' };

/** A question answered, and a second one whose reply is on the way. */
function streaming(changes: Partial<Conversation> = {}): Conversation {
  const messages = [buildUserMessage(), buildBotMessage(), buildUserMessage({ seq: 3 })];
  return buildConversation({ messages, replies: [REPLY], ...changes });
}

function delta(changes: Partial<DeltaFrame> = {}): DeltaFrame {
  return { type: 'delta', replyId: 'reply-4', gen: 1, offset: 8, text: ' 30 days', ...changes };
}

function recovered(changes: Partial<Recovery> = {}): ServerFrame {
  const nothing = { epoch: 1, seq: 3, complete: true, hasMore: false, messages: [], replies: [] };
  return { type: 'recovered', recovery: { ...nothing, ...changes } };
}

function done(seq: number, length: number, id = 'reply-4'): ServerFrame {
  const { text: _, ...message } = buildBotMessage({ id, seq, replyTo: 'message-3' });
  return { type: 'done', epoch: 1, message, length, sha256: '' };
}

t.test('[1.3] a recorded conversation reads as it was said', async (t) => {
  const state = GOLDEN_CONVERSATION.reduce(reduce, EMPTY_CONVERSATION);
  t.same(
    state.messages.map(({ role, seq, text }) => [role, seq, text]),
    [
      ['user', 1, 'How long do I have to return an item?'],
      ['bot', 2, 'You have **30 days** from delivery [1].'],
    ],
  );
  t.same([state.epoch, state.seq, state.replies, state.gap], [1, 2, [], false]);
});

t.test('[8.4] a recorded conversation cut anywhere recovers', async (t) => {
  const server = new ModelServer();
  const acts = [
    () => server.send('cid-1', 'How long?'),
    () => [server.say('You have ')],
    () => [server.say('30 days.')],
    () => [server.end()],
    () => server.send('cid-2', 'And without the box?'),
    () => server.send('cid-3', 'Or the label?'),
    () => [server.say('The box ')],
    () => (server.restart(), []),
    () => [server.say('Yes')],
    () => [server.end('stopped')],
    () => [server.reset()],
    () => server.send('cid-4', 'Hello'),
    () => [server.say('Hi')],
  ];
  const first: ServerFrame = recovered(server.recovery());
  // One client for each place of a cut: it hears nothing until it recovers at every later place.
  const clients = [{ cut: 0, state: reduce(EMPTY_CONVERSATION, first) }];
  for (const [at, act] of acts.entries()) {
    const frames = act().filter((frame) => frame !== null);
    const steady = clients.at(-1)?.state ?? EMPTY_CONVERSATION;
    for (const client of clients) {
      const before = client === clients.at(-1) ? frames.reduce(reduce, steady) : client.state;
      const after = reduce(before, recovered(server.recovery(cursorOf(before))));
      const where = `cut after ${client.cut}, back after ${at + 1}`;
      t.same(after.messages, server.logOf(server.epoch), `${where}: the log`);
      const texts = after.replies.map(({ text }) => text);
      t.same(
        texts,
        [...server.replies.values()].map((reply) => reply.text),
        `${where}: replies`,
      );
    }
    clients.push({ cut: at + 1, state: frames.reduce(reduce, steady) });
  }
});

t.test('[1.3] a reply on the way grows by its deltas and ends as the log says', async (t) => {
  const grown = reduce(streaming(), delta());
  t.equal(grown.replies[0]?.text, 'You have 30 days');
  const ended = reduce(grown, done(4, 16));
  t.same(ended.replies, []);
  t.equal(ended.messages.at(-1)?.text, 'You have 30 days');
});

t.test('[8.4] the place in a pong tells a client that it missed the end', async (t) => {
  const state = streaming();
  for (const [epoch, seq, missed] of [
    [1, 4, true],
    [2, 0, true],
    [1, 3, false],
    [1, 2, false],
    [0, 9, false],
  ] as const) {
    t.equal(reduce(state, { type: 'pong', epoch, seq }).gap, missed, `${epoch}, ${seq}`);
  }
});

t.test('[8.4] an event that counts for nothing leaves the very same conversation', async (t) => {
  const state = streaming({ outbox: [{ cid: 'c', text: 'x', createdAt: '', state: 'sent' }] });
  const events = {
    'a repeated message': { type: 'message', epoch: 1, message: buildUserMessage(), replyId: 'r' },
    'a message of an earlier epoch': {
      type: 'message',
      epoch: 0,
      message: buildUserMessage({ seq: 4 }),
      replyId: 'r',
    },
    'a repeated delta': delta({ offset: 0, text: 'You' }),
    'a delta of an earlier generation': delta({ gen: 0 }),
    'a delta of a reply that has ended': delta({ replyId: 'reply-2' }),
    'a repeated end': done(2, 39, 'reply-2'),
    'a repeated ack': { type: 'ack', cid: 'c', messageId: 'm', epoch: 1, seq: 4 },
    'an ack of somebody else': { type: 'ack', cid: 'other', messageId: 'm', epoch: 1, seq: 4 },
    'an error that names no message': { type: 'error', problem: PROBLEM },
    'a discarded message that is not there': { type: 'discarded', cid: 'other' },
    'a message queued twice': { type: 'queued', cid: 'c', text: 'x', createdAt: '' },
    'an old recovery': recovered({ seq: 2 }),
    'a recovery that brings nothing new': recovered({ replies: [{ ...REPLY, offset: 0 }] }),
    'a change of the chatbot': GOLDEN_SERVER_FRAMES.chatbot[0],
    'a pong': { type: 'pong' },
  } as const satisfies Record<string, Parameters<typeof reduce>[1]>;
  for (const [what, event] of Object.entries(events)) t.equal(reduce(state, event), state, what);
});

t.test('[8.4] what does not fit asks for a recovery and changes nothing else', async (t) => {
  const state = streaming();
  const events: Record<string, ServerFrame> = {
    'a message too far ahead': {
      type: 'message',
      epoch: 1,
      message: buildUserMessage({ seq: 5 }),
      replyId: 'reply-5',
    },
    'a message of a later epoch': {
      type: 'message',
      epoch: 2,
      message: buildUserMessage(),
      replyId: 'reply-1',
    },
    'a delta after a hole': delta({ offset: 9 }),
    'a later generation from its middle': delta({ gen: 2 }),
    'an end of another length': done(4, 9),
    'a recovery for another epoch': recovered({ epoch: 2, seq: 0 }),
  };
  for (const [what, event] of Object.entries(events)) {
    const after = reduce(state, event);
    t.same(after, { ...state, gap: true }, what);
    t.equal(reduce(after, event), after, `${what}, again`);
  }
});

t.test('[8.4] a delta that overlaps adds only what is new', async (t) => {
  const after = reduce(streaming(), delta({ offset: 4, text: 'have 30' }));
  t.equal(after.replies[0]?.text, 'You have 30');
});

t.test('[8.4] a later generation starts the reply again', async (t) => {
  const after = reduce(streaming(), delta({ gen: 2, offset: 0, text: 'Thirty' }));
  t.match(after.replies, [{ gen: 2, text: 'Thirty' }]);
});

t.test('[8.4] a snapshot replaces what was known, and tells of older messages', async (t) => {
  const page = [buildUserMessage({ seq: 7 }), buildBotMessage({ seq: 8 })];
  const state = streaming({ gap: true });
  const after = reduce(
    state,
    recovered({ seq: 8, complete: false, hasMore: true, messages: page }),
  );
  t.same(after, { ...state, seq: 8, messages: page, replies: [], hasMore: true, gap: false });
});

t.test('[3.1] a reset clears the conversation and keeps what is on the way', async (t) => {
  const outbox = [{ cid: 'c', text: 'x', createdAt: '', state: 'sending' }] as const;
  const after = reduce(streaming({ outbox }), GOLDEN_SERVER_FRAMES.recovered[0]);
  t.same(after, { ...EMPTY_CONVERSATION, epoch: 2, outbox });
});

t.test('[8.4] a cursor names what has arrived of each reply, and no other reply', async (t) => {
  const waiting = { replyId: 'reply-6', replyTo: 'message-5', gen: 0, text: '' };
  t.same(cursorOf(streaming({ replies: [REPLY, waiting] })), {
    epoch: 1,
    seq: 3,
    replies: [{ replyId: 'reply-4', gen: 1, offset: 8 }],
  });
});

t.test('[1.6] a reply that is given again opens where the log is (P-REGEN-3)', async (t) => {
  const messages = [buildUserMessage(), buildBotMessage()];
  const before = buildConversation({ messages });
  const reply = {
    type: 'reply',
    epoch: 1,
    seq: 2,
    replyId: 'reply-9',
    replyTo: 'message-1',
    replaces: 'reply-2',
  } as const;
  const open = reduce(before, reply);
  t.match(open.replies, [{ replyId: 'reply-9', gen: 0, text: '', replaces: 'reply-2' }]);
  t.equal(reduce(open, reply), open, 'told twice');
  t.equal(reduce(before, { ...reply, seq: 1 }), before, 'of the past');
  t.equal(reduce(before, { ...reply, epoch: 2 }), before, 'of another epoch');
  const { text: _, ...message } = buildBotMessage({
    id: 'reply-9',
    seq: 3,
    replyTo: 'message-1',
    replaces: 'reply-2',
  });
  const ended = reduce(open, {
    type: 'done',
    epoch: 1,
    message: { ...message, gen: 0 },
    length: 0,
    sha256: '',
  });
  t.match(ended.messages[2], { id: 'reply-9', replaces: 'reply-2' });
  t.equal(reduce(ended, reply), ended, 'late');
  t.equal(reduce(before, { type: 'done', epoch: 1, message, length: 3, sha256: '' }).gap, true);
});

t.test('[1.6] feedback is kept with its reply (P-FEEDBACK-1)', async (t) => {
  const before = buildConversation({ messages: [buildUserMessage(), buildBotMessage()] });
  const rate = (value: FeedbackValue) =>
    ({ type: 'feedback', epoch: 1, replyId: 'reply-2', value }) as const;
  const rated = reduce(before, rate('good'));
  t.match(rated.messages[1], { feedback: 'good' });
  t.equal(rated.messages[0], before.messages[0]);
  t.equal(reduce(rated, rate('good')), rated);
  t.same(reduce(rated, rate('none')).messages, before.messages);
  t.equal(reduce(before, { ...rate('good'), replyId: 'unknown' }), before);
});
