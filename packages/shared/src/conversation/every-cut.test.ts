import t from 'tap';
import { DeliveryRun, equal, type Step } from '../testing/delivery-run.js';
import { reduce } from './reduce.js';

const fate = { copies: 1, late: 0 };
const send = (own: boolean): Step => ({ do: 'send', own, fate });
const does = (what: 'say' | 'end' | 'reset' | 'regenerate', text = ''): Step => ({
  do: what,
  text,
  fate,
});

/** Everything that a conversation has, from one tab and another. */
const CONVERSATION: readonly Step[] = [
  send(true),
  does('say', 'One '),
  does('say', 'word 👋'),
  { do: 'restart' },
  does('say', 'One '),
  send(true),
  send(false),
  does('say', 'more'),
  does('end'),
  does('end'),
  does('say', 'To the other'),
  does('end'),
  does('regenerate'),
  does('say', 'Again'),
  does('end'),
  does('reset'),
  send(true),
  does('say', 'Anew'),
  does('end'),
];

/** Cuts the link before one frame arrives, and takes it up after one of the steps that follow. */
function play(pageSize: number, cut: number, back: number, reducer = reduce): DeliveryRun {
  const run = new DeliveryRun(pageSize, reducer);
  let frames = 0;
  run.arriving = () => {
    if (frames === cut) run.isUp = false;
    frames += 1;
  };
  for (const [i, step] of CONVERSATION.entries()) {
    run.play(step);
    if (i >= back && !run.isUp) run.reconnect();
  }
  run.finish();
  const { server, state } = run;
  const log = server.logOf(server.epoch);
  equal([state.epoch, state.seq, state.gap], [server.epoch, log.length, false], 'position');
  equal(state.messages, log.slice(log.length - state.messages.length), 'transcript');
  const said = ({ replyId, text }: { replyId: string; text: string }) => [replyId, text];
  equal(state.replies.map(said), server.replies.map(said), 'replies on the way');
  equal(state.outbox, [], 'own messages on the way');
  return run;
}

function countFrames(): number {
  const run = new DeliveryRun(200, reduce);
  let frames = 0;
  run.arriving = () => (frames += 1);
  for (const step of CONVERSATION) run.play(step);
  return frames;
}

const FRAMES = countFrames();

t.test(
  '[8.4] a cut before every frame, taken up at every later moment, loses nothing',
  async (t) => {
    for (const pageSize of [2, 200]) {
      for (let cut = 0; cut < FRAMES; cut += 1) {
        for (let back = 0; back < CONVERSATION.length; back += 1) play(pageSize, cut, back);
      }
    }
    t.ok(FRAMES > CONVERSATION.length, `${FRAMES} places`);
  },
);

t.test('[8.4] it would show a recovery that is taken for the generation before', async (t) => {
  const faulty: typeof reduce = (state, event) => {
    if (event.type !== 'recovered') return reduce(state, event);
    const replies = event.recovery.replies.map((reply) => {
      const known = state.replies.find(({ replyId }) => replyId === reply.replyId);
      return { ...reply, gen: known?.gen || reply.gen };
    });
    return reduce(state, { ...event, recovery: { ...event.recovery, replies } });
  };
  const found = Array.from({ length: FRAMES }, (_, cut) => cut).filter((cut) =>
    CONVERSATION.some((_, back) => {
      try {
        play(200, cut, back, faulty);
        return false;
      } catch {
        return true;
      }
    }),
  );
  t.ok(found.length > 0, `by cuts before ${found.join()}`);
});
