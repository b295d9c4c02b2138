import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import t from 'tap';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { holds } from './testing/check.js';
import type { ChaosClient } from './testing/chaos-client.js';
import { World } from './testing/world.js';

const skip = withoutPostgres || withoutRedis;
const LEASE_MS = 2_000;
/** The contract: a reply ends within 10 s of the lease. */
const WITHIN_MS = LEASE_MS + 10_000;

await t.test('a process dies', { skip }, async (t) => {
  const engine = { leaseMs: LEASE_MS, leaseCheckMs: 500 };
  const world = await World.start(t, { instances: 2, engine });
  const [one, other] = world.instances;
  if (!one || !other) throw new Error('There are to be two.');
  const sql = postgres(world.postgres?.url ?? '', { max: 2, onnotice: () => undefined });
  t.teardown(() => sql.end());

  /** Two tabs of a session: one on the process that is to die, one on the other. */
  const tabs = async () => {
    const { client } = await world.invite({ to: [one] });
    const watcher = await world.invite({ to: [other], sessionId: client.sessionId ?? '' });
    return [client, watcher.client] as const;
  };
  const ended = (client: ChaosClient) => () =>
    client.isSettled && client.conversation.messages.at(-1)?.role === 'bot';

  /** Nothing can be stored in this session until it is let go. */
  const hold = async (sessionId: string | null) => {
    const lock = await sql.reserve();
    await lock`begin`;
    await lock`select 1 from test_sessions where id = ${sessionId} for update`;
    return async () => {
      await lock`rollback`;
      lock.release();
    };
  };
  const blocked = async () => {
    while (true) {
      const [row] = await sql<{ waiting: number }[]>`
        select count(*)::int as waiting from pg_stat_activity
        where wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
      if (row && row.waiting > 0) return;
      await delay(10);
    }
  };

  /** Postgres would go on with what a dead client has asked for. */
  const dropBlocked = async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
    while ((await sql`select from pg_stat_activity where wait_event_type = 'Lock'`).length > 0) {
      await delay(10);
    }
  };

  await t.test('[8.4] before the commit: nothing was acked, it is sent again (A)', async (t) => {
    const [client, watcher] = await tabs();
    const letGo = await hold(client.sessionId);
    client.send(randomUUID(), 'One');
    await blocked();
    await one.kill();
    await dropBlocked();
    await letGo();
    t.equal(client.unacked, 1, 'there was no ack');
    await one.start();
    await client.until(ended(client), 'a reply', WITHIN_MS);
    await holds(t, world);
    t.equal(watcher.conversation.messages.length, 2);
  });

  await t.test('[8.4] after the commit: it is answered, and acked later (A, D)', async (t) => {
    const [client, watcher] = await tabs();
    world.model.wordMs = () => 100;
    const proxy = world.guests.find((guest) => guest.client === client)?.proxy;
    if (proxy) proxy.weather.drops = new Set(['down']);
    client.send(randomUUID(), 'One');
    await watcher.until(() => watcher.conversation.seq === 1, 'it was stored');
    t.equal(client.unacked, 1);
    await one.kill();
    proxy?.clear();
    world.model.wordMs = () => 5;
    await watcher.until(ended(watcher), 'a reply', WITHIN_MS);
    await one.start();
    await holds(t, world);
  });

  await t.test('[8.4] mid-reply: it is begun again within 10 s of its lease (D)', async (t) => {
    const [client, watcher] = await tabs();
    world.model.wordMs = () => 100;
    client.send(randomUUID(), 'One');
    await watcher.until(() => (watcher.conversation.replies[0]?.text.length ?? 0) > 20, 'a half');
    await one.kill();
    const begun = performance.now();
    world.model.wordMs = () => 5;
    await watcher.until(ended(watcher), 'a reply', WITHIN_MS);
    t.ok(performance.now() - begun < WITHIN_MS);
    await one.start();
    const verdicts = await holds(t, world);
    t.equal(verdicts.at(-1)?.restarted, 1);
  });

  await t.test('[8.4] before the end is stored: it is begun again (D)', async (t) => {
    const [client, watcher] = await tabs();
    client.send(randomUUID(), 'One');
    await watcher.until(() => (watcher.conversation.replies[0]?.text.length ?? 0) > 20, 'a half');
    const letGo = await hold(client.sessionId);
    await blocked();
    await one.kill();
    await dropBlocked();
    await letGo();
    await watcher.until(ended(watcher), 'a reply', WITHIN_MS);
    await one.start();
    const verdicts = await holds(t, world);
    t.equal(verdicts.at(-1)?.restarted, 1);
  });

  await t.test('[8.4] paused, it writes nothing when it wakes up (P-LEASE-1)', async (t) => {
    const [client, watcher] = await tabs();
    world.model.wordMs = () => 100;
    client.send(randomUUID(), 'One');
    await watcher.until(() => (watcher.conversation.replies[0]?.text.length ?? 0) > 20, 'a half');
    one.pause();
    world.model.wordMs = () => 5;
    await watcher.until(ended(watcher), 'a reply', WITHIN_MS);
    const [, reply] = watcher.conversation.messages;
    one.resume();
    await holds(t, world);
    t.same(client.conversation.messages[1]?.text, reply?.text);
    t.match(reply, { gen: 2, state: 'done' });
  });

  await t.test('[8.4] two instances an hour apart: the log has one order (P-SEQ-1)', async (t) => {
    const [client, watcher] = await tabs();
    await other.stop();
    await other.start({ CLOCK_OFFSET_MS: String(60 * 60_000) });
    await watcher.until(() => watcher.isConnected, 'a connection');
    for (const each of ['One', 'Two', 'Three']) {
      client.send(randomUUID(), each);
      watcher.send(randomUUID(), `${each} of the future`);
    }
    const { length } = client.conversation.messages;
    await client.until(
      () => client.isSettled && client.conversation.messages.length === 12,
      `12 messages after ${length}`,
    );
    await holds(t, world);
  });
});
