import { once } from 'node:events';
import { cursorOf } from '@chatbot-test/shared/conversation/cursor.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import t, { type Test } from 'tap';
import type { Database } from '../../db/client.js';
import { openDatabaseOf, startPostgres, withoutPostgres } from '../../../testing/postgres.js';
import { RedisServer, withoutRedis } from '../../../testing/redis.js';
import type { EngineSettings } from '../engine/settings.js';
import { ConversationServer, DASHBOARD } from '../../../testing/sessions/conversation-server.js';
import { HttpClient } from '../../../testing/sessions/http-client.js';
import { echo } from '../../../testing/sessions/scripted-service.js';
import { insertChatbot } from '../../../testing/sessions/sessions.js';
import type { TestClient } from '../../../testing/sessions/test-client.js';

const skip = withoutPostgres || withoutRedis;

/** Two servers with connections of their own to one Postgres and one Redis. */
interface Pair {
  readonly one: ConversationServer;
  readonly other: ConversationServer;
  /** Starts one more beside them. */
  readonly start: (settings: Partial<EngineSettings>) => Promise<ConversationServer>;
  readonly redis: RedisServer;
  readonly database: Database;
}

await t.test('[3.4] several processes are one server', { skip }, async (t) => {
  const databaseUrl = await startPostgres(t);
  const database = await openDatabaseOf(t, databaseUrl);
  await insertChatbot(database.sql, 'shop', 'demo');
  await insertChatbot(database.sql, 'foreign', 'other');
  const redis = await RedisServer.start(t);

  const withPair = (
    title: string,
    body: (t: Test, pair: Pair) => Promise<void>,
    settings: { one?: Partial<EngineSettings>; other?: Partial<EngineSettings> } = {},
    lookMs = 60_000,
  ) =>
    t.test(title, async (t) => {
      const start = async (own: Partial<EngineSettings> = {}) =>
        ConversationServer.start(t, own, await openDatabaseOf(t, databaseUrl), {
          redisUrl: redis.url,
          lookMs,
        });
      const one = await start(settings.one);
      await body(t, { one, other: await start(settings.other), start, redis, database });
    });

  await withPair('two tabs on two of them show the same (P-SEQ-1)', async (t, { one, other }) => {
    const tab = await one.open({ fresh: true });
    const second = await other.open({ sessionId: tab.sessionId });
    const texts = ['One', 'Two', 'Three', 'Four', 'Five'];
    for (const text of texts) {
      tab.send(`${text} here`);
      second.send(`${text} there`);
    }
    await Promise.all([answered(tab, 10), answered(second, 10)]);
    t.same(logOf(tab), logOf(second));
    t.same(
      tab.conversation.messages.map(({ seq }) => seq),
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    const questions = tab.conversation.messages.filter(({ role }) => role === 'user');
    t.same(
      questions.filter(({ text }) => text.endsWith(' here')).map(({ text }) => text),
      texts.map((text) => `${text} here`),
      'each in the order in which it was sent',
    );
  });

  await withPair('a reply streams to every one of them (P-DELTA-1)', async (t, { one, other }) => {
    one.service.byHand();
    const tab = await one.open({ fresh: true });
    const second = await other.open({ sessionId: tab.sessionId });
    tab.send('One');
    const reply = await one.service.nextReply();
    reply.say('Hello');
    await second.until(({ replies }) => replies[0]?.text === 'Hello');
    // Somebody who comes in the middle of it, to the process that does not answer.
    const third = await other.open({ sessionId: tab.sessionId });
    t.equal(third.conversation.replies[0]?.text, 'Hello');
    reply.say(' there');
    await second.until(({ replies }) => replies[0]?.text === 'Hello there');
    reply.finish();
    await Promise.all([answered(second, 1), answered(third, 1)]);
    t.same(third.transcript, ['One', 'Hello there']);
    t.equal(second.ofType('recovered').length, 0, 'nothing was missed');
  });

  await withPair('a stop reaches the one that answers (P-STOP-1)', async (t, { one, other }) => {
    one.service.byHand();
    const tab = await one.open({ fresh: true });
    const second = await other.open({ sessionId: tab.sessionId });
    tab.send('One');
    const reply = await one.service.nextReply();
    reply.say('Half');
    await second.until(({ replies }) => replies[0]?.text === 'Half');
    second.write({ type: 'stop', replyId: reply.turn.replyId });
    await Promise.all([answered(tab, 1), answered(second, 1)]);
    t.match(second.conversation.messages[1], { state: 'stopped', text: 'Half' });
    t.ok(reply.signal.aborted);
  });

  await withPair(
    '[3.1] a reset is undone everywhere, and what it gave up is begun again (P-RESET-5)',
    async (t, { one, other }) => {
      one.service.byHand();
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      tab.send('One');
      const reply = await one.service.nextReply();
      reply.say('Half');
      second.write({ type: 'reset', epoch: 1 });
      await tab.until(({ epoch }) => epoch === 2);
      if (!reply.signal.aborted) await once(reply.signal, 'abort');
      one.service.script = echo;
      second.send('Two');
      await answered(second, 1);
      second.write({ type: 'undo', epoch: 2 });
      await Promise.all([answered(tab, 2), answered(second, 2)]);
      t.same(logOf(tab), logOf(second));
      t.match(tab.conversation, { epoch: 3, seq: 4 });
      t.same(tab.transcript, ['One', 'Two', 'You said: Two', 'You said: One']);
    },
  );

  await withPair(
    '[3.3] what is done to a session anywhere reaches all of its sockets',
    async (t, { one, other }) => {
      const tab = await one.open({ fresh: true });
      const path = `/v1/test-sessions/${tab.sessionId}`;
      await other.ask(`${path}/extend`, { method: 'POST' });
      t.ok((await tab.next('extended')).inMs > 60_000);
      await other.ask(`${path}/expire`, { method: 'POST' });
      t.equal(await tab.end(), CLOSE.idle);
      const next = await one.open({ fresh: true });
      await other.ask(`/v1/test-sessions/${next.sessionId}/end`, { method: 'POST' });
      t.equal(await next.end(), CLOSE.ended);
    },
  );

  await withPair(
    '[8.3] who is revoked at one is sent away from another at once, and not let in again',
    async (t, { one, other }) => {
      const token = one.tokenFor({ operatorId: 'ben' });
      const tab = await other.open({ fresh: true, token });
      const colleague = await other.open({ fresh: true });
      t.equal((await other.ask('/v1/test-sessions', { token })).status, 200);
      await one.revocations?.revoke({ tenantId: 'demo', operatorId: 'chief' }, 'ben');
      t.equal(await tab.end(), CLOSE.unauthorized);
      const again = await other.connect({ token });
      again.write({ type: 'hello', token });
      t.equal(await again.end(), CLOSE.unauthorized, 'what the other one knew counts no more');
      t.equal((await other.ask('/v1/test-sessions', { token })).status, 401);
      colleague.send('One');
      await answered(colleague, 1);
    },
  );

  await withPair(
    '[2.4] [6.4] unsaved values that one was told answer at another, and end with the last socket of all (P-PREVIEW-2, P-TEST-2)',
    async (t, { one, other }) => {
      one.service.byHand();
      other.service.byHand();
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      tab.write({ type: 'preview', changes: { provider: { type: 'knowledge', threshold: 0.9 } } });
      const [{ preview }] = [await tab.next('overrides'), await second.next('overrides')];
      t.match(preview, /^[0-9a-f]{64}$/);
      second.send('Here?');
      const reply = await other.service.nextReply();
      t.match(reply.turn.config.provider, { threshold: 0.9 });
      reply.finish();
      t.match((await second.next('done')).message.debug, { preview: true, fingerprint: preview });

      // The one that was told leaves; the other has it still.
      await tab.close();
      const third = await other.open({ sessionId: second.sessionId });
      t.match(await third.next('overrides'), { preview });
      await third.close();
      await second.close();
      const late = await one.open({ sessionId: second.sessionId });
      late.send('And now?');
      const last = await one.service.nextReply();
      t.match(last.turn.config.provider, { threshold: 0.5 });
      last.finish();
      await late.next('done');
      t.same(late.ofType('overrides'), []);
    },
  );

  await withPair(
    '[3.5] what is played at one is played at another, and over for both (P-TEST-1)',
    async (t, { one, other }) => {
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      tab.write({ type: 'simulate', simulation: 'service-error' });
      t.match(await second.next('overrides'), { simulation: 'service-error' });
      second.send('One');
      t.match((await second.next('done')).message, { problem: { code: 'service-failed' } });
      second.write({ type: 'simulate', simulation: 'none' });
      t.match(await tab.next('overrides'), { simulation: 'service-error' });
      t.match(await tab.next('overrides'), { simulation: 'none' });
      tab.send('Two');
      await second.until(({ messages }) => messages.length === 4);
      t.equal(second.transcript.at(-1), 'You said: Two');
    },
  );

  await withPair(
    '[1.3] a stream on one and frames to another are one session (P-HTTP-3)',
    async (t, { one, other }) => {
      for (const server of [one, other]) server.service.byHand();
      const path = '/v1/chatbots/shop/test';
      const page = new HttpClient({
        url: one.url + path,
        token: one.tokenFor(),
        origin: DASHBOARD,
      });
      await page.hello({ fresh: true });
      const elsewhere = other.url + path;
      const send = { type: 'send', cid: 'a', text: 'One' };
      t.match(await page.carryOut([send], elsewhere), { frames: [{ type: 'ack', cid: 'a' }] });
      const { replyId } = await page.next('message');
      const reply = await Promise.race([one.service.nextReply(), other.service.nextReply()]);
      reply.say('Half');
      await page.until(({ replies }) => replies[0]?.text === 'Half');
      await page.carryOut([{ type: 'stop', replyId }], elsewhere);
      t.match(await page.next('done'), { message: { state: 'stopped' }, length: 4 });
      t.match(await page.carryOut([send], one.url + path), { frames: [{ cid: 'a', seq: 1 }] });
      const { frames } = await page.carryOut([{ type: 'ping' }, { type: 'recover' }], elsewhere);
      t.match(frames, [{ type: 'pong' }, { type: 'error', problem: { code: 'bad-frame' } }]);
      await page.carryOut([{ type: 'reset', epoch: 1 }], elsewhere);
      await page.until(({ epoch }) => epoch === 2);
      t.same(page.transcript, []);
      page.leave();
    },
  );

  await withPair(
    '[1.3] a stream goes on at another one where the first stops (P-DRAIN-1, P-HTTP-4)',
    async (t, { one, other }) => {
      const path = '/v1/chatbots/shop/test';
      const options = { token: one.tokenFor(), origin: DASHBOARD };
      const page = new HttpClient({ ...options, url: one.url + path });
      await page.hello({ fresh: true });
      await page.carryOut([{ type: 'send', cid: 'a', text: 'One' }]);
      await page.until(({ messages }) => messages.length === 2);
      const drained = one.app.drain.begin();
      t.match(await page.next('goaway'), { withinMs: 300 });
      const next = new HttpClient({ ...options, url: other.url + path });
      next.conversation = page.conversation;
      const { sessionId = '' } = page;
      const { recovery } = await next.hello({ sessionId, cursor: cursorOf(page.conversation) });
      t.match(recovery, { complete: true, messages: [] }, 'it has all');
      t.equal(await page.end(), CLOSE.drain);
      await next.carryOut([{ type: 'send', cid: 'b', text: 'Two' }]);
      await next.until(({ messages }) => messages.length === 4);
      await drained;
      next.leave();
    },
    { one: { moveMs: 300 } },
  );

  await withPair(
    'a stop that nobody hears of is found with the lease (P-STOP-1)',
    async (t, { one, other }) => {
      one.service.byHand();
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      tab.send('One');
      const reply = await one.service.nextReply();
      reply.say('Half');
      await second.until(({ replies }) => replies[0]?.text === 'Half');
      await one.app.redis['subscriber']?.unsubscribe();
      second.write({ type: 'stop', replyId: reply.turn.replyId });
      await answered(second, 1);
      t.match(second.conversation.messages[1], { state: 'stopped', text: 'Half' });
    },
    { one: { leaseCheckMs: 100 } },
  );

  await withPair('a reset ends what another one answers (P-RESET-1)', async (t, { one, other }) => {
    one.service.byHand();
    const tab = await one.open({ fresh: true });
    const second = await other.open({ sessionId: tab.sessionId });
    tab.send('One');
    const reply = await one.service.nextReply();
    reply.say('Half');
    second.write({ type: 'reset', epoch: 1 });
    await tab.until(({ epoch }) => epoch === 2);
    if (!reply.signal.aborted) await once(reply.signal, 'abort');
    // Either may be the one that answers what comes next.
    one.service.script = echo;
    second.send('Two');
    await answered(tab, 1);
    t.same(tab.transcript, ['Two', 'You said: Two']);
  });

  await withPair(
    'a reply of one that stops is begun again by another (P-GEN-1)',
    async (t, { one, other }) => {
      one.service.byHand();
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      tab.send('One two');
      const reply = await one.service.nextReply();
      reply.say('Never said again');
      await second.until(({ replies }) => replies[0]?.text === 'Never said again');
      await one.app.close();
      await answered(second, 1);
      t.match(second.conversation.messages[1], {
        gen: 2,
        state: 'done',
        text: 'You said: One two',
      });
    },
  );

  await withPair(
    'a reply of one that died is taken over, and it writes nothing any more (P-LEASE-1)',
    async (t, { one, other, start, database }) => {
      one.service.byHand();
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      tab.send('One two');
      const reply = await one.service.nextReply();
      reply.say('Of the first');
      await second.until(({ replies }) => replies[0]?.text === 'Of the first');
      // As if it had been paused for longer than its lease. Who takes over starts only now: one that
      // was there before may be the first to answer.
      await database.sql`update test_messages set lease_until = now() where state = 'running'`;
      await start({ leaseCheckMs: 50 });
      await answered(second, 1);
      t.match(second.conversation.messages[1], { gen: 2, text: 'You said: One two' });
      one.service.script = echo;
      reply.say(' owner');
      reply.finish();
      tab.send('Three');
      await Promise.all([answered(tab, 2), answered(second, 2)]);
      t.same(second.transcript, ['One two', 'You said: One two', 'Three', 'You said: Three']);
      t.same(logOf(tab), logOf(second));
    },
    { one: { leaseCheckMs: 60_000 }, other: { leaseCheckMs: 60_000 } },
  );

  await withPair(
    '[8.4] news that got lost are found by looking (P-GAP-2)',
    async (t, { one, other }) => {
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      await other.app.redis['subscriber']?.unsubscribe();
      tab.send('One');
      await Promise.all([answered(tab, 1), answered(second, 1)]);
      t.same(logOf(second), logOf(tab));
      t.ok(second.ofType('recovered').length > 0);
      t.equal(second.ofType('done').length, 0, 'no news came');
      t.notOk(other.liveStore.isDegraded, 'nobody knew that something was lost');
    },
    {},
    200,
  );

  await withPair(
    '[8.4] while Redis is away messages are accepted and answered (P-TRUTH-1)',
    async (t, { one, other, redis }) => {
      const tab = await one.open({ fresh: true });
      const second = await other.open({ sessionId: tab.sessionId });
      await redis.kill();
      tab.send('One');
      await answered(tab, 1);
      second.send('Two');
      // It learns of the first when it learns of its own.
      await answered(second, 2);
      const late = await other.open({ sessionId: tab.sessionId });
      t.same(logOf(late), logOf(second));
      await redis.start();
      await answered(tab, 2);
      t.same(logOf(tab), logOf(second));
      tab.send('Three');
      await answered(second, 3);
    },
  );
});

/** Waits until so many replies have ended and none is open. */
function answered(client: TestClient, replies: number): Promise<void> {
  return client.until(
    (conversation) =>
      conversation.replies.length === 0 &&
      conversation.messages.filter(({ role }) => role === 'bot').length === replies,
  );
}

/** All of a log but its times, of which the last is stored after everybody was told. */
function logOf({ conversation }: TestClient): Partial<Message>[] {
  return conversation.messages.map((message) => ({ ...message, debug: undefined }));
}
