import t from 'tap';
import { buildConversation, buildUserMessage } from '../testing/builders.js';
import { GOLDEN_SERVER_FRAMES } from '../testing/golden-server-frames.js';
import type { Conversation, OutgoingMessage } from './conversation.js';
import { reduce, type ConversationEvent } from './reduce.js';

const PROBLEM = GOLDEN_SERVER_FRAMES.error[0].problem;
const QUEUED: ConversationEvent = { type: 'queued', cid: 'c', text: 'Hello', createdAt: 'now' };
const ack = (seq: number, epoch = 1): ConversationEvent => ({
  type: 'ack',
  cid: 'c',
  messageId: 'm',
  epoch,
  seq,
});

function after(...events: ConversationEvent[]): Conversation {
  return events.reduce(reduce, buildConversation());
}

function states(conversation: Conversation): readonly OutgoingMessage['state'][] {
  return conversation.outbox.map(({ state }) => state);
}

t.test('[1.5] a message is sending, then sent, then in the log', async (t) => {
  t.same(after(QUEUED).outbox, [{ cid: 'c', text: 'Hello', createdAt: 'now', state: 'sending' }]);
  t.same(states(after(QUEUED, ack(3))), ['sent']);
  const message = buildUserMessage({ seq: 3, cid: 'c' });
  const shown = after(QUEUED, ack(3), { type: 'message', epoch: 1, message, replyId: 'r' });
  t.same(shown.outbox, []);
  t.equal(shown.messages.at(-1), message);
});

t.test('[1.5] a message whose ack comes after its frame is shown once', async (t) => {
  const message = buildUserMessage({ seq: 3, cid: 'c' });
  const shown = after(QUEUED, { type: 'message', epoch: 1, message, replyId: 'r' }, ack(3));
  t.same([shown.outbox, shown.messages.length], [[], 3]);
});

t.test('[1.5] a refused message is failed with its problem, and can be tried again', async (t) => {
  const refused = after(QUEUED, { type: 'error', cid: 'c', problem: PROBLEM });
  t.match(refused.outbox, [{ state: 'failed', problem: PROBLEM }]);
  const retried = reduce(refused, { type: 'retried', cid: 'c' });
  t.same(retried.outbox, after(QUEUED).outbox, 'as if it had not failed');
  t.same(reduce(refused, { type: 'discarded', cid: 'c' }).outbox, []);
});

t.test('[1.5] a message that failed here and was stored there is sent', async (t) => {
  const failed = after(QUEUED, { type: 'failed', cid: 'c', problem: PROBLEM });
  t.same(states(failed), ['failed']);
  t.same(states(reduce(failed, ack(3))), ['sent']);
});

t.test('[1.5] a message that is refused for a while waits, and fails only for good', async (t) => {
  const wait = { ...PROBLEM, code: 'rate-limited', retryAfterMs: 500 };
  const before = after(QUEUED);
  t.equal(reduce(before, { type: 'error', cid: 'c', problem: wait }), before);
  t.same(states(after(QUEUED, { type: 'error', cid: 'c', problem: PROBLEM })), ['failed']);
});

t.test('[3.4] what a page had kept comes before what was written since, once', async (t) => {
  const kept = (cid: string, state: OutgoingMessage['state'] = 'sending') =>
    ({ cid, text: cid, createdAt: '', state }) as const;
  const messages = [kept('a', 'failed'), kept('b'), kept('c'), kept('cid-1')];
  const restored = after(QUEUED, { type: 'restored', messages });
  t.same(
    restored.outbox.map(({ cid, state }) => [cid, state]),
    [
      ['a', 'failed'],
      ['b', 'sending'],
      ['c', 'sending'],
    ],
    'without what is there, or in the log',
  );
  t.equal(reduce(restored, { type: 'restored', messages }), restored);
});

t.test('[1.5] messages keep the order in which they were written', async (t) => {
  const cids = ['c', 'd', 'e'];
  const events = cids.map((cid) => ({ type: 'queued', cid, text: cid, createdAt: '' }) as const);
  const failed = { type: 'failed', cid: 'c', problem: PROBLEM } as const;
  const state = after(...events, failed, { type: 'retried', cid: 'c' });
  t.same(
    state.outbox.map(({ cid }) => cid),
    cids,
  );
});

t.test('[8.4] an ack of what the log has shown already ends the wait', async (t) => {
  t.same(after(QUEUED, ack(2)).outbox, [], 'in the log, on an older page');
  t.same(after(QUEUED, ack(9, 0)).outbox, [], 'cleared by a reset since');
});

t.test('[8.4] a recovery takes out of the outbox what it brings', async (t) => {
  const messages = [buildUserMessage({ seq: 3, cid: 'c' })];
  const recovery = { epoch: 1, seq: 3, complete: true, hasMore: false, messages, replies: [] };
  const state = after(QUEUED, { type: 'recovered', recovery });
  t.same([state.outbox, state.messages.length], [[], 3]);
});
