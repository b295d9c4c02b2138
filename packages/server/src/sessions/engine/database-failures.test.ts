import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { EngineHarness } from '../../../testing/sessions/engine-harness.js';
import { insertChatbot, newMessage } from '../../../testing/sessions/sessions.js';

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
      storage: (real) => ({
        messages: {
          append: failing(1, 'before', (message) => real.messages.append(message)),
        },
      }),
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
    storage: (real) => ({
      messages: {
        append: failing(1, 'before', (message) => real.messages.append(message)),
      },
    }),
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
      storage: (real) => ({
        messages: {
          append: failing(1, 'after', (message) => real.messages.append(message)),
        },
      }),
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
      storage: (real) => ({
        queue: { endReply: failing(3, when, (end) => real.queue.endReply(end)) },
      }),
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
        storage: (real) => ({
          queue: {
            claimNext: failing(2, when, (...args: Parameters<typeof real.queue.claimNext>) =>
              real.queue.claimNext(...args),
            ),
          },
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
    storage: () => ({ records: { saveTiming: () => Promise.reject(new Error('planted')) } }),
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
    storage: (real) => ({
      messages: {
        readLog: failing(1, 'before', (...args: Parameters<typeof real.messages.readLog>) =>
          real.messages.readLog(...args),
        ),
      },
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
    storage: (real) => ({
      messages: {
        reset: failing(1, 'before', (id, epoch) => real.messages.reset(id, epoch)),
      },
      queue: {
        stopQueued: () => Promise.reject(new Error('planted')),
      },
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
    storage: (real) => ({
      messages: {
        append: async (message) => {
          if (isHanging) await frozen;
          return real.messages.append(message);
        },
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
  await harness.storage.messages.append(newMessage(id));
  for (const owner of ['died', 'died-too']) await harness.storage.queue.claimNext(id, owner, 0);
  const socket = await harness.connect();
  socket.write({ type: 'send', cid: 'c1', text: 'Two' });
  const { message } = await socket.nth('done', 1);
  t.match(message, { state: 'failed', gen: 3, problem: { code: 'interrupted', retryable: true } });
  t.match((await socket.nth('done', 2)).message, { state: 'done', gen: 1 }, 'the next is answered');
});

/** Error with which postgres.js rejects a query whose connection was reset. */
function connectionReset(): Error {
  const error = new Error('read ECONNRESET');
  return Object.assign(error, {
    code: 'ECONNRESET',
    errno: -104,
    syscall: 'read',
    query: 'select',
  });
}

await t.test('[8.4] a reply that the database failed is begun again, and no failure', async (t) => {
  const harness = new EngineHarness(t, sql);
  const { script } = harness.service;
  harness.service.script = async function* (turn, signal) {
    if (harness.service.turns.length > 2) return yield* script(turn, signal);
    yield { type: 'text', text: 'Half of' };
    throw connectionReset();
  };
  const socket = await harness.connect();
  socket.write({ type: 'send', cid: 'c1', text: 'One' });
  const { message } = await socket.nth('done', 1);
  t.match(message, { state: 'done', gen: 3, seq: 2 });
  t.same(await harness.transcript(), ANSWERED, 'nothing of the halves is left');
});

await t.test(
  '[8.4] a failure of ours that will not pass is not called the service’s',
  async (t) => {
    const harness = new EngineHarness(t, sql);
    harness.service.script = () => {
      throw new TypeError('planted');
    };
    const socket = await harness.connect();
    socket.write({ type: 'send', cid: 'c1', text: 'One' });
    const { message } = await socket.nth('done', 1);
    t.match(message, { state: 'failed', problem: { code: 'internal' } });
  },
);

await t.test('[8.4] what the database refused is named, whatever frame it was', async (t) => {
  const harness = new EngineHarness(t, sql, {
    storage: () => ({
      messages: { reset: () => Promise.reject(connectionReset()) },
      queue: { stopQueued: () => Promise.reject(connectionReset()) },
    }),
  });
  const socket = await harness.connect();
  socket.write({ type: 'reset', epoch: 1 });
  const named = { type: 'stop', replyId: 'r1', ref: 'my-stop' } as const;
  socket.write(named);
  await socket.nth('error', 2);
  t.match(socket.ofType('error'), [
    { ref: 'reset', problem: { code: 'database-unavailable', retryable: true } },
    { ref: 'my-stop', problem: { code: 'database-unavailable', retryable: true } },
  ]);
});

for (const how of ['end', 'expire'] as const) {
  await t.test(
    `[8.4] ${how}: what is being answered stops, and what waits is not asked`,
    async (t) => {
      const harness = new EngineHarness(t, sql);
      harness.service.byHand();
      const socket = await harness.connect();
      socket.write({ type: 'send', cid: 'c1', text: 'One' });
      const reply = await harness.service.nextReply();
      socket.write({ type: 'send', cid: 'c2', text: 'Two' });
      await socket.nth('ack', 2);
      reply.say('Half');
      await socket.nth('delta', 1);
      const { id } = await harness.session;
      const aborted = new Promise<void>((resolve) => (reply.signal.onabort = () => resolve()));
      const { operations } = harness.engine;
      await (how === 'end' ? operations.end(id, null) : operations.expire(id));
      await aborted;
      const stored = async () => {
        const read = await harness.storage.messages.readLog(id, { epoch: 0, seq: 0 }, 100);
        const bots = (read?.page.messages ?? []).filter(({ role }) => role === 'bot');
        return bots.map((bot) => ('state' in bot ? [bot.state, bot.text] : []));
      };
      while ((await stored()).length < 2) await new Promise((resolve) => setImmediate(resolve));
      t.same(await stored(), [
        ['stopped', 'Half'],
        ['stopped', ''],
      ]);
      t.equal(harness.service.turns.length, 1, 'the service was asked once');
    },
  );
}

await t.test('[8.4] a session that ran out by itself has its reply stopped too', async (t) => {
  const harness = new EngineHarness(t, sql);
  const { id } = await harness.session;
  await harness.storage.messages.append(newMessage(id));
  const claim = await harness.storage.queue.claimNext(id, 'me', 60_000);
  t.equal(claim?.isStopping, false);
  await sql`update test_sessions set expires_at = now() where id = ${id}`;
  const kept = await harness.storage.queue.renewLeases('me', [claim?.replyId ?? ''], 60_000);
  t.match(kept, [{ isStopping: true }]);
});
