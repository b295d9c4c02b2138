import fc from 'fast-check';
import t from 'tap';
import type { Message } from '../protocol/message.schema.js';
import type { ServerFrame } from '../protocol/server-frames.schema.js';
import { DeliveryRun, equal, histories, type Step } from '../testing/delivery-run.js';
import { ModelServer } from '../testing/model-server.js';
import { holds } from '../testing/property.js';
import { EMPTY_CONVERSATION } from './conversation.js';
import { reduce } from './reduce.js';

/** Any history, over any link, ends in the server's transcript: invariants A to D, one client. */
function delivers(reducer: typeof reduce): fc.IProperty<[Step[], number]> {
  return fc.property(histories(60), fc.constantFrom(3, 200), (steps, page) => {
    const run = new DeliveryRun(page, reducer);
    for (const one of steps) run.play(one);
    run.finish();
    const { server, state } = run;
    const log = server.logOf(server.epoch);
    equal([state.epoch, state.seq, state.gap], [server.epoch, log.length, false], 'position');
    equal(state.messages, log.slice(log.length - state.messages.length), 'newest messages');
    const earlier = log.slice(0, log.length - state.messages.length);
    equal(state.earlierQuestions, questionsIn(earlier), 'older questions');
    run.readAll();
    equal(run.state.earlierQuestions, 0, 'older questions, where there are none');
    equal(run.state.messages, log, 'transcript, with what came before');
    equal(state.replies.map(said), server.replies.map(said), 'replies on the way');
    equal(state.outbox, [], 'own messages on the way');
  });
}

function questionsIn(messages: readonly Message[]): number {
  return messages.filter(({ role }) => role === 'user').length;
}

function said({ replyId, text }: { replyId: string; text: string }): readonly string[] {
  return [replyId, text];
}

t.test('[8.4] whatever is dropped, repeated or swapped, a recovery gives the log', async (t) => {
  holds(t, delivers(reduce), 1_000);
});

/** Reducers with one rule taken out each: the property above must notice. */
const FAULTS: Readonly<Record<string, typeof reduce>> = {
  'a repeated delta is appended again': (state, event) => {
    if (event.type !== 'delta') return reduce(state, event);
    const known = state.replies.find(({ replyId }) => replyId === event.replyId);
    return reduce(state, { ...event, offset: known?.text.length ?? 0 });
  },
  'pieces of two generations are mixed': (state, event) => {
    if (event.type !== 'delta') return reduce(state, event);
    const known = state.replies.find(({ replyId }) => replyId === event.replyId);
    return reduce(state, { ...event, gen: known?.gen || event.gen });
  },
  'a jump of seq is not noticed': (state, event) =>
    event.type === 'message' && event.message.seq > state.seq && event.epoch === state.epoch
      ? reduce({ ...state, seq: event.message.seq - 1 }, event)
      : reduce(state, event),
  'a repeated message is added again': (state, event) =>
    event.type === 'message' && event.message.seq === state.seq
      ? reduce({ ...state, seq: state.seq - 1 }, event)
      : reduce(state, event),
  'a reply ends with whatever text there is': (state, event) => {
    if (event.type !== 'done') return reduce(state, event);
    const known = state.replies.find(({ replyId }) => replyId === event.message.id);
    return reduce(state, { ...event, length: known?.text.length ?? 0 });
  },
  'messages of an earlier epoch are added': (state, event) =>
    event.type === 'message'
      ? reduce(state, { ...event, epoch: state.epoch })
      : reduce(state, event),
  'a reply that is given again opens wherever the log is': (state, event) =>
    event.type === 'reply'
      ? reduce(state, { ...event, epoch: state.epoch, seq: state.seq })
      : reduce(state, event),
  'an old recovery is believed': (state, event) =>
    event.type === 'recovered' && event.recovery.epoch === state.epoch
      ? reduce({ ...state, seq: Math.min(state.seq, event.recovery.seq) }, event)
      : reduce(state, event),
  'a page is put before whatever there is': (state, event) =>
    event.type === 'page'
      ? { ...state, messages: [...event.messages, ...state.messages], hasMore: event.hasMore }
      : reduce(state, event),
  'an acknowledged message stays on the way': (state, event) =>
    event.type === 'ack' ? reduce(state, { ...event, seq: state.seq + 1 }) : reduce(state, event),
};

for (const [fault, faulty] of Object.entries(FAULTS)) {
  t.test(`[8.4] the property fails where ${fault}`, async (t) => {
    t.ok(fc.check(delivers(faulty), { numRuns: 1_000, endOnFailure: true }).failed);
  });
}

t.test('[1.3] a delta split anywhere gives the same text', async (t) => {
  holds(
    t,
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80, size: 'max' }),
      fc.array(fc.nat(80)),
      (text, cuts) => {
        const server = new ModelServer();
        const frames: ServerFrame[] = [...server.send('cid-1', 'A question')];
        const ends = [...new Set(cuts)].filter((cut) => cut < text.length).sort((a, b) => a - b);
        let from = 0;
        for (const to of [...ends, text.length]) {
          const delta = server.say(text.slice(from, to));
          if (delta) frames.push(delta);
          from = to;
        }
        const start = reduce(EMPTY_CONVERSATION, {
          type: 'recovered',
          recovery: new ModelServer().recovery(),
        });
        const state = frames.reduce(reduce, start);
        equal(state.replies[0]?.text, text, 'text');
        equal(state.gap, false, 'gap');
      },
    ),
  );
});
