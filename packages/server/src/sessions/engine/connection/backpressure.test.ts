import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import t, { type Test } from 'tap';
import { WebSocket } from 'ws';
import { openTestDatabase } from '../../../../testing/database.js';
import { ConversationServer } from '../../../../testing/sessions/conversation-server.js';
import { EngineHarness } from '../../../../testing/sessions/engine-harness.js';
import { insertChatbot } from '../../../../testing/sessions/sessions.js';
import type { EngineSettings } from '../settings.js';

const database = await openTestDatabase(t);
const { sql } = database;
await insertChatbot(sql, 'shop', 'demo');
await insertChatbot(sql, 'foreign', 'other');

await t.test(
  '[8.4] a slow socket gets no deltas and is caught up by offset (P-SLOW-1)',
  async (t) => {
    const harness = new EngineHarness(t, sql, { settings: { deltaMs: 0 } });
    harness.service.byHand();
    const slow = await harness.connect();
    const quick = await harness.connect();
    quick.write({ type: 'send', cid: 'c1', text: 'One' });
    const reply = await harness.service.nextReply();
    reply.say('01234');
    await slow.nth('delta', 1);
    slow.bufferedAmount = LIMITS.slowBytes + 1;
    for (const text of ['56', '78', '9']) reply.say(text);
    await quick.nth('delta', 4);
    t.equal(slow.ofType('delta').length, 1);
    t.equal(slow.ofType('recovered').length, 0);
    slow.bufferedAmount = 0;
    const { recovery } = await slow.nth('recovered', 1);
    t.match(recovery, { complete: true, messages: [], replies: [{ offset: 5, text: '56789' }] });
    reply.say('ab');
    reply.finish();
    const done = await slow.nth('done', 1);
    t.equal(done.length, 12);
    t.match(slow.ofType('delta')[1], { offset: 10, text: 'ab' });
    t.same(quick.ofType('recovered'), []);
  },
);

await t.test('[8.4] what ends while a socket is slow is told when it has drained', async (t) => {
  const harness = new EngineHarness(t, sql);
  const slow = await harness.connect();
  const quick = await harness.connect();
  slow.bufferedAmount = LIMITS.slowBytes + 1;
  // One after the other: news of two at once may be swapped, and are then told as a recovery.
  for (const [index, cid] of ['c1', 'c2'].entries()) {
    quick.write({ type: 'send', cid, text: cid });
    await quick.nth('done', index + 1);
  }
  t.same(
    slow.frames.map(({ type }) => type),
    ['welcome'],
  );
  slow.bufferedAmount = 0;
  const { recovery } = await slow.nth('recovered', 1);
  t.equal(recovery.complete, true);
  t.same(
    recovery.messages.map(({ text }) => text),
    await harness.transcript(),
  );
});

await t.test(
  '[8.4] a socket that takes nothing for too long is closed as slow (P-SLOW-1)',
  async (t) => {
    const harness = new EngineHarness(t, sql, { settings: { stuckMs: 30 } });
    const stuck = await harness.connect();
    stuck.bufferedAmount = LIMITS.slowBytes + 1;
    stuck.write({ type: 'send', cid: 'c1', text: 'One' });
    await stuck.until(() => stuck.closed !== null);
    t.equal(stuck.closed, CLOSE.slow);
  },
);

await t.test('[8.4] a socket that takes little by little is not', async (t) => {
  const harness = new EngineHarness(t, sql, { settings: { stuckMs: 20 } });
  const slow = await harness.connect();
  let waiting = LIMITS.slowBytes * 2;
  Object.defineProperty(slow, 'bufferedAmount', { get: () => (waiting -= 2_000) });
  const since = performance.now();
  slow.write({ type: 'send', cid: 'c1', text: 'One' });
  await slow.until(() => slow.closed !== null || slow.ofType('recovered').length > 0);
  t.equal(slow.closed, null);
  t.ok(performance.now() - since > 100, 'though it took far longer');
});

await t.test('[8.4] a socket with far too much waiting is closed as slow at once', async (t) => {
  const harness = new EngineHarness(t, sql);
  const stuck = await harness.connect();
  stuck.bufferedAmount = LIMITS.stuckBytes + 1;
  stuck.write({ type: 'ping' });
  t.equal(stuck.closed, CLOSE.slow);
});

const TEXT = 'x'.repeat(200_000);
const MOST = LIMITS.stuckBytes + 2 * TEXT.length;

/** A reader that never reads, beside one that does; until it is closed or has far too much waiting. */
async function neverRead(t: Test, settings: Partial<EngineSettings>) {
  const server = await ConversationServer.start(t, settings, database);
  server.service.script = async function* () {
    yield { type: 'text', text: TEXT };
  };
  const quick = await server.open({ fresh: true });
  const known = new Set(server.app.websocketServer.clients);
  const paused = await server.open();
  const [remote] = [...server.app.websocketServer.clients].filter((one) => !known.has(one));
  if (!remote) throw new Error('The server does not know the second socket.');
  paused.socket.pause();
  let replies = 0;
  let most = 0;
  while (remote.readyState === WebSocket.OPEN && most < MOST) {
    // The bucket of messages fills slowly, so the log is written past it.
    await server.operations.send(
      { id: quick.sessionId, chatbotId: 'shop', tenantId: 'demo' },
      { cid: `c${replies}`, text: 'More' },
      () => undefined,
    );
    t.equal((await quick.next('done')).length, TEXT.length);
    most = Math.max(most, remote.bufferedAmount);
    replies += 1;
  }
  t.equal(quick.transcript.length, replies * 2, 'others hear everything');
  return { paused, most };
}

await t.test('[8.4] a real reader that never reads is closed, and little waits (E)', async (t) => {
  const { paused, most } = await neverRead(t, { stuckMs: 200 });
  t.ok(most < MOST, `${most} bytes waited at most`);
  paused.socket.resume();
  t.equal(await paused.end(), CLOSE.slow);
});

await t.test('[8.4] it would show a server that lets everything wait (E)', async (t) => {
  const { most } = await neverRead(t, { slowBytes: Infinity, stuckBytes: Infinity });
  t.ok(most >= MOST, `${most} bytes waited`);
});
