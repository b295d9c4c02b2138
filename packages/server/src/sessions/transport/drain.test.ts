import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { openDatabaseOf, startPostgres, withoutPostgres } from '../../../testing/postgres.js';
import { RedisServer, withoutRedis } from '../../../testing/redis.js';
import { startTestServer } from '../../../testing/server.js';
import { ConversationServer } from '../../../testing/sessions/conversation-server.js';
import { insertChatbot } from '../../../testing/sessions/sessions.js';

const database = await openTestDatabase(t);
await insertChatbot(database.sql, 'shop', 'demo');

await t.test('[8.4] a server that stops says so first (P-DRAIN-1)', async (t) => {
  const server = await startTestServer(t);
  let finish: () => void = () => undefined;
  server.app.drain.add(() => new Promise((resolve) => (finish = resolve)));
  const drained = server.app.drain.begin();
  const ready = await server.ask('/health/ready');
  t.match(ready, { status: 503, body: { error: { code: 'stopping', retryable: true } } });
  t.equal((await server.ask('/health/live')).status, 200, 'it lives');
  t.equal((await server.ask('/v1/chatbots')).status, 200, 'and answers');
  const socket = await server
    .ask('/v1/chatbots/shop/test', {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        origin: server.url,
      },
    })
    .catch(() => null);
  t.not(socket?.status, 101);
  finish();
  await drained;
});

await t.test('[8.4] a single process lets replies end, and then goes (P-DRAIN-1)', async (t) => {
  const server = await ConversationServer.start(t, {}, database);
  server.service.byHand();
  const client = await server.open();
  client.send('One');
  const reply = await server.service.nextReply();
  reply.say('Half');
  await client.until(({ replies }) => replies[0]?.text === 'Half');
  const drained = server.app.drain.begin();
  t.equal(await client.end(), CLOSE.drain);
  t.same(client.ofType('goaway'), [{ type: 'goaway', withinMs: 0 }]);
  reply.say(' and half');
  reply.finish();
  await drained;
  const [row] = await database.sql`select state, text, gen from test_messages
    where role = 'bot'`;
  t.match(row, { state: 'done', text: 'Half and half', gen: 1 });
});

await t.test('[8.4] what does not end in time is left to the next (P-DRAIN-1)', async (t) => {
  const server = await ConversationServer.start(t, { finishMs: 100 }, database);
  server.service.byHand();
  const client = await server.open({ fresh: true });
  client.send('One');
  const reply = await server.service.nextReply();
  await server.app.drain.begin();
  t.notOk(reply.signal.aborted);
  await server.app.close();
  t.ok(reply.signal.aborted);
  const [row] = await database.sql`select state, owner from test_messages
    where role = 'bot' and session_id = ${client.sessionId}`;
  t.match(row, { state: 'queued', owner: null });
});

const skip = withoutPostgres || withoutRedis;

await t.test('[8.4] one of several hands over what is queued (P-DRAIN-1)', { skip }, async (t) => {
  const databaseUrl = await startPostgres(t);
  const redis = await RedisServer.start(t);
  const start = async () =>
    ConversationServer.start(t, { moveMs: 500 }, await openDatabaseOf(t, databaseUrl), {
      redisUrl: redis.url,
    });
  const [one, other] = [await start(), await start()];
  await insertChatbot(one.database.sql, 'shop', 'demo');
  one.service.byHand();
  const client = await one.open();
  const clients = [client, ...(await Promise.all([1, 2, 3].map(() => one.open())))];
  const there = await other.open();
  client.send('One');
  client.send('Two');
  const reply = await one.service.nextReply();
  reply.say('Half');
  await there.until(({ replies }) => replies[0]?.text === 'Half');
  const drained = one.app.drain.begin();
  const ends = await Promise.all(
    clients.map(async (each) => [await each.end(), performance.now()] as const),
  );
  t.ok(ends.every(([code]) => code === CLOSE.drain));
  const times = ends.map(([, ms]) => ms);
  t.ok(Math.max(...times) - Math.min(...times) > 5, 'not all at once');
  reply.say(' and half');
  reply.finish();
  await drained;
  await there.until(({ messages }) => messages.length === 4);
  t.same(there.transcript, ['One', 'Two', 'Half and half', 'You said: Two']);
  t.match(there.conversation.messages[2], { gen: 1 }, 'it ended where it was begun');
});
