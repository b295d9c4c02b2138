import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';
import { EngineHarness } from '../testing/engine-harness.js';
import { insertChatbot, newMessage } from '../testing/sessions.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');
const ANSWERED = ['One', 'You said: One'];

/** Fails the first `times` calls: before the work is done, or after it. */
function failing<Args extends unknown[], Result>(
  times: number,
  when: 'before' | 'after',
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  let left = times;
  return async (...args) => {
    const isFailing = left-- > 0;
    if (isFailing && when === 'before') throw new Error('planted: the connection is gone');
    const result = await work(...args);
    if (isFailing) throw new Error('planted: the answer got lost');
    return result;
  };
}

await t.test(
  '[8.4] what could not be stored is not acked, and can be sent again (P-ACK-1, P-SEND-2)',
  async (t) => {
    const harness = new EngineHarness(t, sql, {
      repository: (real) => ({ append: failing(1, 'before', (message) => real.append(message)) }),
    });
    const socket = await harness.connect();
    socket.write({ type: 'send', cid: 'c1', text: 'One' });
    const { cid, problem } = await socket.nth('error', 1);
    t.match({ cid, ...problem }, { cid: 'c1', code: 'database-unavailable', retryable: true });
    t.match(harness.log.errors[0]?.details, { cid: 'c1' });
    t.same(socket.ofType('ack'), []);
    const again = await harness.connect();
    again.write({ type: 'send', cid: 'c1', text: 'One' });
    t.match(await again.nth('ack', 1), { cid: 'c1', seq: 1 });
    await again.nth('done', 1);
    t.same(await harness.transcript(), ANSWERED);
  },
);

await t.test('[8.4] nothing gets before what could not be stored (P-SEND-4)', async (t) => {
  const harness = new EngineHarness(t, sql, {
    repository: (real) => ({ append: failing(1, 'before', (message) => real.append(message)) }),
  });
  const socket = await harness.connect();
  const sendBoth = () => {
    socket.write({ type: 'send', cid: 'c1', text: 'One' });
    socket.write({ type: 'send', cid: 'c2', text: 'Two', after: 'c1' });
  };
  sendBoth();
  t.match((await socket.nth('error', 2)).problem.code, 'database-unavailable');
  t.same(socket.ofType('ack'), []);
  sendBoth();
  await socket.nth('ack', 2);
  t.same(
    socket.ofType('ack').map(({ cid, seq }) => [cid, seq]),
    [
      ['c1', 1],
      ['c2', 2],
    ],
  );
});

await t.test(
  '[8.4] what was stored though nobody heard so is answered, and acked later',
  async (t) => {
    const harness = new EngineHarness(t, sql, {
      repository: (real) => ({ append: failing(1, 'after', (message) => real.append(message)) }),
    });
    const other = await harness.connect();
    const socket = await harness.connect();
    socket.write({ type: 'send', cid: 'c1', text: 'One' });
    await socket.nth('error', 1);
    const { recovery } = await other.nth('recovered', 1);
    t.same(
      recovery.messages.map(({ text }) => text),
      ANSWERED,
      'its reply shows everybody what they missed',
    );
    const again = await harness.connect();
    again.write({ type: 'send', cid: 'c1', text: 'One' });
    t.match(await again.nth('ack', 1), { cid: 'c1', seq: 1 });
    t.same(await harness.transcript(), ANSWERED);
  },
);

for (const when of ['before', 'after'] as const) {
  await t.test(`[8.4] the end of a reply is stored once, failing ${when} the commit`, async (t) => {
    const harness = new EngineHarness(t, sql, {
      repository: (real) => ({ endReply: failing(3, when, (end) => real.endReply(end)) }),
    });
    const socket = await harness.connect();
    socket.write({ type: 'send', cid: 'c1', text: 'One' });
    t.match(await socket.nth('done', 1), { message: { seq: 2, gen: 1, state: 'done' } });
    t.same(await harness.transcript(), ANSWERED);
    t.equal(harness.service.turns.length, 1, 'the service was asked once');
    t.equal(harness.log.errors.length, 3);
  });

  await t.test(
    `a reply that cannot be begun is begun later, failing ${when} the claim`,
    async (t) => {
      const harness = new EngineHarness(t, sql, {
        repository: (real) => ({
          claimNext: failing(2, when, (...args: Parameters<typeof real.claimNext>) =>
            real.claimNext(...args),
          ),
        }),
      });
      const socket = await harness.connect();
      socket.write({ type: 'send', cid: 'c1', text: 'One' });
      await socket.nth('done', 1);
      t.same(await harness.transcript(), ANSWERED);
    },
  );
}

await t.test('a reply whose chatbot cannot be read is begun later', async (t) => {
  const harness = new EngineHarness(t, sql);
  const socket = await harness.connect();
  const revisionFor = harness.chatbots.revisionFor.bind(harness.chatbots);
  harness.chatbots.revisionFor = failing(1, 'before', revisionFor);
  socket.write({ type: 'send', cid: 'c1', text: 'One' });
  t.match(await socket.nth('done', 1), { message: { gen: 2, state: 'done' } });
});

await t.test('a timing that cannot be stored is a warning, no more', async (t) => {
  const harness = new EngineHarness(t, sql, {
    repository: () => ({ saveTiming: () => Promise.reject(new Error('planted')) }),
  });
  const socket = await harness.connect();
  for (const [i, cid] of ['c1', 'c2'].entries()) {
    socket.write({ type: 'send', cid, text: 'One' });
    await socket.nth('done', i + 1);
  }
  t.ok(harness.log.entries.some(({ level }) => level === 'warn'));
  t.same(harness.log.errors, []);
});

await t.test('who cannot be told where the log is may come again', async (t) => {
  const harness = new EngineHarness(t, sql, {
    repository: (real) => ({
      readLog: failing(1, 'before', (...args: Parameters<typeof real.readLog>) =>
        real.readLog(...args),
      ),
    }),
  });
  const first = await harness.connect();
  t.equal(first.closed, CLOSE.internal);
  t.equal(harness.log.errors.length, 1);
  const second = await harness.connect();
  t.equal(second.ofType('welcome').length, 1);
});

await t.test('stop and reset that cannot be stored are refused, the session goes on', async (t) => {
  const harness = new EngineHarness(t, sql, {
    repository: (real) => ({
      reset: failing(1, 'before', (id, epoch) => real.reset(id, epoch)),
      stopQueued: () => Promise.reject(new Error('planted')),
    }),
  });
  const socket = await harness.connect();
  socket.write({ type: 'reset', epoch: 1 });
  socket.write({ type: 'stop', replyId: 'r1' });
  t.match((await socket.nth('error', 2)).problem, { code: 'internal', retryable: true });
  socket.write({ type: 'reset', epoch: 1 });
  t.match(await socket.nth('recovered', 1), { recovery: { epoch: 2 } });
});

await t.test('[8.4] a database that hangs holds nobody up for ever (P-SEND-2)', async (t) => {
  let isHanging = true;
  let thaw: () => void = () => undefined;
  const frozen = new Promise<void>((resolve) => (thaw = resolve));
  const harness = new EngineHarness(t, sql, {
    settings: { storeMs: 50 },
    repository: (real) => ({
      append: async (message) => {
        if (isHanging) await frozen;
        return real.append(message);
      },
    }),
  });
  const socket = await harness.connect();
  socket.write({ type: 'send', cid: 'c1', text: 'One' });
  t.match(await socket.nth('error', 1), { cid: 'c1', problem: { code: 'database-unavailable' } });
  t.same(socket.ofType('ack'), []);
  const again = await harness.connect();
  isHanging = false;
  thaw();
  again.write({ type: 'send', cid: 'c1', text: 'One' });
  t.match(await again.nth('ack', 1), { cid: 'c1', seq: 1 });
  // If the first was stored after all, nobody was told of it: then the end of its reply is a gap.
  await again.until(() => again.ofType('done').length + again.ofType('recovered').length > 0);
  t.same(await harness.transcript(), ANSWERED, 'once, whichever came first');
});

await t.test('[8.4] a reply that ends its processes fails in the end (P-LEASE-1)', async (t) => {
  const harness = new EngineHarness(t, sql, { settings: { mostBeginnings: 2 } });
  const { id } = await harness.session;
  await harness.repository.append(newMessage(id));
  for (const owner of ['died', 'died-too']) await harness.repository.claimNext(id, owner, 0);
  const socket = await harness.connect();
  socket.write({ type: 'send', cid: 'c1', text: 'Two' });
  const { message } = await socket.nth('done', 1);
  t.match(message, { state: 'failed', gen: 3, problem: { code: 'interrupted', retryable: true } });
  t.match((await socket.nth('done', 2)).message, { state: 'done', gen: 1 }, 'the next is answered');
});
