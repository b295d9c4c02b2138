import { randomUUID } from 'node:crypto';
import t, { type Test } from 'tap';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { holds } from './run/check.js';
import type { ChaosClient } from './world/chaos-client.js';
import { World } from './world/world.js';

const skip = withoutPostgres || withoutRedis;

await t.test('Redis and Postgres fail under two instances', { skip }, async (t) => {
  const world = await World.start(t, { instances: 2, pool: 2 });
  const { redis, postgres, model } = world;
  const [one, other] = world.instances;
  if (!redis || !postgres || !one || !other) throw new Error('The world is not whole.');
  model.words = () => 8;
  model.wordMs = () => 5;

  const hasHalf = (client: ChaosClient) =>
    client.until(
      () => (client.conversation.replies[0]?.text.length ?? 0) > 20,
      'the first half of a reply',
    );
  /** Two tabs of a session, one on each process, in the middle of a reply that waits there. */
  const inTheMiddle = async () => {
    // What the test before has broken is mended, and the processes may have yet to find out.
    await Promise.all([one.untilWhole(), other.untilWhole()]);
    const letGo = model.holdBack();
    const { client } = await world.invite({ to: [one] });
    const { client: second } = await world.invite({
      to: [other],
      sessionId: client.sessionId ?? '',
    });
    client.send(randomUUID(), 'One');
    await Promise.all([hasHalf(client), hasHalf(second)]);
    return { client, second, letGo };
  };
  const replies = ({ conversation }: ChaosClient) =>
    conversation.messages.filter(({ role }) => role === 'bot').length;
  const ends = async (t: Test, clients: readonly ChaosClient[], count: number) => {
    for (const client of clients) {
      await client.until(() => replies(client) === count && client.isSettled, `${count} replies`);
    }
    await holds(t, world);
  };

  await t.test('[8.4] Redis is wiped in mid-stream (A to D)', async (t) => {
    const { client, second, letGo } = await inTheMiddle();
    await redis.command('FLUSHALL');
    // Who comes now gets the text all the same.
    const { client: third } = await world.invite({
      to: [other],
      sessionId: client.sessionId ?? '',
    });
    letGo();
    await ends(t, [client, second, third], 1);
  });

  await t.test('[8.4] Redis is killed and comes back empty (A to D)', async (t) => {
    const { client, second, letGo } = await inTheMiddle();
    await redis.kill();
    client.send(randomUUID(), 'Two');
    await client.until(() => client.unacked === 0, 'an ack without Redis');
    letGo();
    await client.until(() => replies(client) === 2, 'both replies without Redis');
    await redis.start();
    await ends(t, [client, second], 2);
  });

  await t.test("[8.4] Redis' subscribers are cut (A to D)", async (t) => {
    const { client, second, letGo } = await inTheMiddle();
    await redis.command('CLIENT', 'KILL', 'TYPE', 'pubsub');
    letGo();
    await ends(t, [client, second], 1);
  });

  await t.test('[8.4] Redis is full (A to D)', async (t) => {
    const { client, second, letGo } = await inTheMiddle();
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    client.send(randomUUID(), 'Two');
    letGo();
    await ends(t, [client, second], 2);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
  });

  await t.test('[8.4] two connections are enough for many tabs (E)', async (t) => {
    const guests = await Promise.all(Array.from({ length: 8 }, () => world.invite()));
    for (const { client } of guests) {
      for (let i = 1; i <= 6; i++) client.send(randomUUID(), `Question ${i}`);
    }
    await ends(
      t,
      guests.map(({ client }) => client),
      6,
    );
    t.ok(guests.every(({ client }) => client.sent.every(({ wasRefused }) => !wasRefused)));
  });

  await t.test('[8.4] Postgres stops at once: no false ack, and nothing lost (A)', async (t) => {
    const { client, second, letGo } = await inTheMiddle();
    await postgres.stop();
    client.send(randomUUID(), 'Two');
    await client.until(() => client.sent.some(({ wasRefused }) => wasRefused), 'a refusal');
    t.equal(client.sent[1]?.acked, null);
    t.same(client.violations, [], 'it may be tried again');
    letGo();
    await postgres.start();
    await ends(t, [client, second], 2);
  });

  await t.test('[8.4] Postgres hangs: sends wait, and are stored once (A)', async (t) => {
    const { client, second, letGo } = await inTheMiddle();
    await postgres.pause();
    client.send(randomUUID(), 'Two');
    letGo();
    const health = await fetch(`http://127.0.0.1:${one.port}/health/ready`);
    t.equal(health.status, 503);
    t.equal(client.unacked, 1);
    await postgres.resume();
    await ends(t, [client, second], 2);
  });
});
