import t, { type Test } from 'tap';
import { RedisServer, withoutRedis } from '../../testing/redis.js';
import type { LiveStore } from './live-store.js';
import { liveStoreContract } from './live-store.contract.js';
import type { Redis } from './redis-connections.js';
import { openRedisStore, type RedisStore } from '../../testing/live-store/redis-store.js';

await t.test('on a Redis of its own', { skip: withoutRedis }, async (t) => {
  const server = await RedisServer.start(t);

  await t.test('within one process', async (t) => {
    const { store, connections, sent, heard } = await openRedisStore(t, server.url);
    liveStoreContract(t, async () => {
      await connections.commands.flushall();
      const settled = async () => {
        await sent();
        await heard();
      };
      return { store: withoutClose(store), settled };
    });
  });

  await t.test('between two processes', async (t) => {
    const [one, other] = await openPair(t, server);
    liveStoreContract(t, async () => {
      await one.connections.commands.flushall();
      const settled = async () => {
        await one.sent();
        await other.heard();
      };
      return { store: between(one.store, other.store), settled };
    });
  });

  await t.test('[3.4] news are heard at home at once and once', async (t) => {
    const [one, other] = await openPair(t, server);
    const heard: string[] = [];
    await one.store.subscribe('a', (news) => heard.push(`home ${news}`));
    await other.store.subscribe('a', (news) => heard.push(`away ${news}`));
    one.store.publish('a', '1');
    t.same(heard, ['home 1'], 'before the call returned');
    await one.sent();
    await Promise.all([one.heard(), other.heard()]);
    t.same(heard, ['home 1', 'away 1']);
  });

  await t.test('databases of one Redis are apart', async (t) => {
    const [one] = await openPair(t, server);
    const other = await openRedisStore(t, `${server.url}/1`);
    const heard: string[] = [];
    await other.store.subscribe('a', (news) => heard.push(news));
    one.store.publish('a', '1');
    one.store.setPresent('s', 1);
    await one.sent();
    await other.heard();
    t.same(heard, []);
    t.equal(await other.store.countPresent('s'), 0);
  });

  await t.test('everything that is stored has an end', async (t) => {
    const [one] = await openPair(t, server);
    const { commands } = one.connections;
    await commands.flushall();
    for (const offset of [0, 1, 2]) {
      one.store.appendReply('s', { replyId: 'r', gen: 1, offset, text: 'x' });
    }
    one.store.setPresent('s', 2);
    await one.sent();
    const keys = await commands.keys('*');
    t.match(keys.sort(), [
      'chatbot-test:{present}',
      /^chatbot-test:\{present\}:/,
      'chatbot-test:{session:s}:reply:r',
    ]);
    for (const key of keys) t.ok((await commands.pttl(key)) > 0, key);
  });

  await t.test('who died is present no longer than a minute', async (t) => {
    const [one, other] = await openPair(t, server);
    const { commands } = one.connections;
    await commands.flushall();
    one.store.setPresent('s', 1);
    await one.sent();
    await commands.hset('chatbot-test:{present}:dead', 's', 5);
    await commands.zadd('chatbot-test:{present}', Date.now() - 1, 'dead');
    t.equal(await other.store.countPresent('s'), 1);
    for (const key of await commands.keys('chatbot-test:{present}*'))
      t.ok((await commands.pttl(key)) <= 60_000, key);
  });

  await t.test('[8.5] what a process renews is the same for any number of sessions', async (t) => {
    const [one, other] = await openPair(t, server);
    const { commands } = one.connections;
    await commands.flushall();
    for (let i = 0; i < 1_200; i++) one.store.setPresent(`s${i}`, 1);
    await one.sent();
    t.equal(await commands.dbsize(), 2);
    await commands.flushall();
    const back = happens(commands, 'ready');
    commands.disconnect(true);
    await back;
    await one.sent();
    t.equal(await commands.dbsize(), 2, 'all are said anew to a Redis that has lost them');
    t.equal(await other.store.countPresent('s1199'), 1);
  });
});

await t.test('on a Redis Cluster, of one node', { skip: withoutRedis }, async (t) => {
  const server = await RedisServer.start(t, ['--cluster-enabled', 'yes']);
  const [one, other] = await openPair(t, server);
  const { commands } = one.connections;
  await commands.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  while (!(await commands.cluster('INFO')).includes('cluster_state:ok')) await commands.ping();
  await t.test('between two processes', async (t) => {
    liveStoreContract(t, async () => {
      await commands.flushall();
      const settled = async () => {
        await one.sent();
        await other.heard();
      };
      return { store: between(one.store, other.store), settled };
    });
  });
  t.same(one.errors, [], 'every command was carried out');
});

await t.test('[8.4] Redis is wiped in mid-reply', { skip: withoutRedis }, async (t) => {
  const [one, other] = await openPair(t, await RedisServer.start(t));
  const say = (offset: number, text: string) =>
    one.store.appendReply('s', { replyId: 'r', gen: 1, offset, text });
  say(0, 'Hello');
  await one.sent();
  await one.connections.commands.flushall();
  t.equal(await other.store.getReply('s', 'r'), null);
  for (const [i, letter] of [...' there'].entries()) say(5 + i, letter);
  await one.sent();
  // The pieces found no text; the whole of it is sent then.
  await one.sent();
  t.same(await other.store.getReply('s', 'r'), { replyId: 'r', gen: 1, text: 'Hello there' });
  say(11, '!');
  await one.sent();
  t.equal((await other.store.getReply('s', 'r'))?.text, 'Hello there!');
  const pieces = await one.connections.commands.llen('chatbot-test:{session:s}:reply:r');
  t.equal(pieces, 2, 'the text was stored anew once');
});

await t.test('[8.4] the listening connection is killed', { skip: withoutRedis }, async (t) => {
  const [one, other] = await openPair(t, await RedisServer.start(t));
  const heard: string[] = [];
  await other.store.subscribe('a', (news) => heard.push(news));
  const missed = new Promise<void>((resolve) => other.store.onMissed(resolve));
  await one.connections.commands.client('KILL', 'TYPE', 'PUBSUB');
  await missed;
  t.equal(other.store.isDegraded, false);
  one.store.publish('a', 'after');
  await one.sent();
  await other.heard();
  t.same(heard, ['after']);
});

await t.test('[8.4] Redis is killed and comes back', { skip: withoutRedis }, async (t) => {
  const server = await RedisServer.start(t);
  const [one, other] = await openPair(t, server);
  const heard: string[] = [];
  await one.store.subscribe('a', (news) => heard.push(`home ${news}`));
  await other.store.subscribe('a', (news) => heard.push(`away ${news}`));
  const say = (offset: number, text: string) =>
    one.store.appendReply('s', { replyId: 'r', gen: 1, offset, text });
  say(0, 'Hello');
  one.store.setPresent('s', 2);
  await one.sent();

  const gone = [one, other].flatMap(({ connections }) =>
    Object.values(connections).map((connection: Redis) => happens(connection, 'close')),
  );
  await server.kill();
  await Promise.all(gone);
  t.ok(one.store.isDegraded);
  one.store.publish('a', '1');
  say(5, ' there');
  t.same(heard, ['home 1'], 'this process goes on by itself');
  t.equal((await one.store.getReply('s', 'r'))?.text, 'Hello there');
  t.equal(await other.store.getReply('s', 'r'), null);
  t.equal(await one.store.countPresent('s'), 2);
  const join = other.store.subscribe('b', (news) => heard.push(`new ${news}`));
  await join;

  const missed = [one, other].map(
    ({ store }) => new Promise<void>((resolve) => store.onMissed(resolve)),
  );
  const back = [one, other].map(({ connections }) => happens(connections.commands, 'ready'));
  await server.start();
  await Promise.all([...missed, ...back]);
  one.store.publish('a', '2');
  one.store.publish('b', '3');
  say(11, '!');
  await one.sent();
  await one.sent();
  await other.heard();
  t.same(heard, ['home 1', 'home 2', 'away 2', 'new 3']);
  t.same(await other.store.getReply('s', 'r'), { replyId: 'r', gen: 1, text: 'Hello there!' });
  t.equal(await other.store.countPresent('s'), 2);
  t.notOk(one.store.isDegraded || other.store.isDegraded);
});

await t.test(
  '[8.4] a process that missed nothing hears that others could not speak',
  {
    skip: withoutRedis,
  },
  async (t) => {
    const [one, other] = await openPair(t, await RedisServer.start(t));
    await other.heard();
    const missed = new Promise<void>((resolve) => other.store.onMissed(resolve));
    one.connections.commands.disconnect(true);
    await missed;
  },
);

await t.test(
  '[8.4] a Redis that answers nothing holds nobody up',
  {
    skip: withoutRedis,
  },
  async (t) => {
    const server = await RedisServer.start(t);
    const [one, other] = await openPair(t, server);
    const heard: string[] = [];
    await one.store.subscribe('a', (news) => heard.push(news));
    server.pause();
    one.store.publish('a', '1');
    one.store.appendReply('s', { replyId: 'r', gen: 1, offset: 0, text: 'x' });
    t.equal(await other.store.getReply('s', 'r'), null);
    t.equal(await other.store.countPresent('s'), 0);
    t.same(heard, ['1']);
    const replaced = happens(one.connections.commands, 'close');
    const back = happens(one.connections.commands, 'ready');
    await replaced;
    t.ok(one.store.isDegraded, 'the silence is noticed');
    server.resume();
    await back;
  },
);

async function openPair(t: Test, server: RedisServer): Promise<[RedisStore, RedisStore]> {
  return [await openRedisStore(t, server.url), await openRedisStore(t, server.url)];
}

/** Live store in which one process publishes, and another one listens. */
function between(one: LiveStore, other: LiveStore): LiveStore {
  return {
    deltaMs: one.deltaMs,
    isDegraded: one.isDegraded || other.isDegraded,
    publish: (topic, news) => one.publish(topic, news),
    subscribe: (topic, listener) => other.subscribe(topic, listener),
    onMissed: (listener) => other.onMissed(listener),
    appendReply: (sessionId, piece) => one.appendReply(sessionId, piece),
    getReply: (sessionId, replyId) => other.getReply(sessionId, replyId),
    dropReply: (sessionId, replyId) => one.dropReply(sessionId, replyId),
    setPresent: (sessionId, sockets) => one.setPresent(sessionId, sockets),
    countPresent: (sessionId) => other.countPresent(sessionId),
    close: () => Promise.resolve(),
  };
}

/** Wraps a store whose `close` does nothing: a suite uses it again. */
function withoutClose(store: LiveStore): LiveStore {
  return between(store, store);
}

/**
 * Waits for an event of a client. Unlike with `once` of node:events, an `error` does not reject it.
 */
function happens(redis: Redis, event: 'close' | 'ready'): Promise<void> {
  return new Promise((resolve) => redis.once(event, resolve));
}
