import { EventEmitter, once } from 'node:events';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { openTestDatabase } from '../../../../testing/database.js';
import { EngineHarness } from '../../../../testing/sessions/engine-harness.js';
import { insertChatbot, newSession } from '../../../../testing/sessions/sessions.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');

await t.test('[3.3] those in a session are warned before it expires, then closed', async (t) => {
  const harness = new EngineHarness(t, sql, { settings: { warningMs: 2_500 } });
  const session = await harness.storage.sessions.create(newSession({ idleMs: 3_000 }));
  const first = await harness.connect(session);
  const { inMs } = await first.nth('expiring', 1);
  t.ok(inMs > 0 && inMs <= 2_500, `${inMs} ms before`);
  const found = await harness.storage.sessions.find('demo', session.id);
  if (!found) throw new Error('The session is gone.');
  const second = await harness.connect(found);
  t.match(await second.nth('expiring', 1), { inMs: Number }, 'whoever comes later is told too');
  await first.until(() => first.closed !== null);
  await second.until(() => second.closed !== null);
  t.same([first.closed, second.closed], [CLOSE.idle, CLOSE.idle]);
  t.equal(first.ofType('expiring').length, 1, 'once');
  t.ok(
    (await sql`select 1 from test_sessions where id = ${session.id} and expires_at <= now()`)[0],
  );
});

for (const [title, act] of [
  ['an extension', { type: 'extend' }],
  ['a message', { type: 'send', cid: 'c1', text: 'Still there?' }],
] as const) {
  await t.test(`[3.3] ${title} puts the end off`, async (t) => {
    const looks = new EventEmitter();
    const harness = new EngineHarness(t, sql, {
      settings: { idleMs: 60_000, warningMs: 2_500 },
      storage: (real) => ({
        sessions: {
          find: async (...args) => {
            const found = await real.sessions.find(...args);
            setImmediate(() => looks.emit('look'));
            return found;
          },
        },
      }),
    });
    const session = await harness.storage.sessions.create(newSession({ idleMs: 3_000 }));
    const socket = await harness.connect(session);
    await socket.nth('expiring', 1);
    socket.write(act);
    await socket.nth(act.type === 'extend' ? 'extended' : 'ack', 1);
    await once(looks, 'look');
    t.equal(socket.closed, null, 'when the old time is over');
    t.equal(socket.ofType('expiring').length, 1);
    const after = await harness.storage.sessions.find('demo', session.id);
    t.ok(Number(after?.expiresInMs) > 50_000);
  });
}

await t.test('[3.3] a session that ended unheard of is closed at the next look', async (t) => {
  const harness = new EngineHarness(t, sql, { settings: { warningMs: 2_000 } });
  const session = await harness.storage.sessions.create(newSession({ idleMs: 3_000 }));
  const socket = await harness.connect(session);
  await harness.storage.sessions.end(session.id, null);
  await socket.until(() => socket.closed !== null);
  t.equal(socket.closed, CLOSE.ended);
});

await t.test('[3.3] live conversations are not closed under their visitors', async (t) => {
  const harness = new EngineHarness(t, sql, { settings: { warningMs: null } });
  const session = await harness.storage.sessions.create(newSession({ idleMs: 2_000 }));
  const socket = await harness.connect(session);
  await sql`select pg_sleep(2.1)`;
  t.equal(socket.closed, null);
  socket.write({ type: 'send', cid: 'c1', text: 'Hello?' });
  t.match(await socket.nth('error', 1), { cid: 'c1', problem: { code: 'session-expired' } });
  t.equal(socket.closed, CLOSE.idle);
});
