import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import t from 'tap';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { holds } from './run/check.js';
import type { ChaosClient } from './world/chaos-client.js';
import { World } from './world/world.js';

const skip = withoutPostgres || withoutRedis;
const LEASE_MS = 2_000;
const HOUR_MS = 60 * 60_000;

await t.test('a process dies', { skip }, async (t) => {
  const engine = { leaseMs: LEASE_MS, leaseCheckMs: 500 };
  // Their clocks are an hour apart, throughout.
  const world = await World.start(t, { instances: 2, engine, clockOffsetsMs: [0, HOUR_MS] });
  const { model, guests } = world;
  const [one, other] = world.instances;
  if (!one || !other) throw new Error('There are to be two.');
  model.words = () => 8;
  model.wordMs = () => 5;
  const sql = postgres(world.postgres?.url ?? '', { max: 5, onnotice: () => undefined });
  t.teardown(() => sql.end());

  /** Two tabs of a session: one on the process that is to die, one on the other. */
  const tabs = async () => {
    const { client, proxy } = await world.invite({ to: [one] });
    const watcher = await world.invite({ to: [other], sessionId: client.sessionId ?? '' });
    return { client, proxy, watcher: watcher.client };
  };
  /** Asks the process that is to die, while the other cannot find the question and answer it first. */
  const ask = async ({ client }: { client: ChaosClient }) => {
    const isOwned = async () => {
      const rows = await sql`select 1 from test_messages
        where session_id = ${client.sessionId} and owner is not null`;
      return rows.length > 0;
    };
    other.pause();
    client.send(randomUUID(), 'One');
    while (!(await isOwned())) await delay(10);
    other.resume();
  };
  const hasHalf = (client: ChaosClient) =>
    client.until(
      () => (client.conversation.replies[0]?.text.length ?? 0) > 20,
      'the first half of a reply',
    );
  const ends = (client: ChaosClient) =>
    client.until(
      () => client.isSettled && client.conversation.messages.at(-1)?.role === 'bot',
      'a reply',
    );

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
  const countBlocked = async () => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int from pg_stat_activity
      where wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
    return row?.count ?? 0;
  };
  /** Postgres would go on with what a dead client has asked for. */
  const dropBlocked = async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and pid <> pg_backend_pid()`;
    while ((await countBlocked()) > 0) await delay(10);
  };

  await t.test('[8.4] it is killed at four points of a message (A, D)', async (t) => {
    const [before, after, midReply, beforeEnd] = [
      await tabs(),
      await tabs(),
      await tabs(),
      await tabs(),
    ];

    // The last reply is to be stored, and cannot be.
    const letGoMiddle = model.holdBack();
    await ask(beforeEnd);
    await hasHalf(beforeEnd.watcher);
    const letEnd = await hold(beforeEnd.client.sessionId);
    letGoMiddle();
    while ((await countBlocked()) < 1) await delay(10);

    const letGo = model.holdBack();
    await ask(midReply);
    await hasHalf(midReply.watcher);

    after.proxy.weather.drops = new Set(['down']);
    await ask(after);
    await hasHalf(after.watcher);

    const letCommit = await hold(before.client.sessionId);
    before.client.send(randomUUID(), 'One');
    while ((await countBlocked()) < 2) await delay(10);

    await one.kill();
    letGo();
    await dropBlocked();
    await Promise.all([letCommit(), letEnd()]);
    after.proxy.clear();

    await t.test('[8.4] after the commit: it is answered, and acked later (A, D)', async (t) => {
      t.equal(after.client.unacked, 1, 'there was no ack');
      await ends(after.watcher);
      t.match(after.watcher.conversation.messages, [{ text: 'One' }, { gen: 2, state: 'done' }]);
    });
    await t.test('[8.4] mid-reply: it is begun again (D)', async (t) => {
      await ends(midReply.watcher);
      t.match(midReply.watcher.conversation.messages[1], { gen: 2, state: 'done' });
    });
    await t.test('[8.4] before its end is stored: it is begun again (D)', async (t) => {
      await ends(beforeEnd.watcher);
      t.match(beforeEnd.watcher.conversation.messages[1], { gen: 2, state: 'done' });
    });
    await t.test('[8.4] before the commit: nothing was acked, it is sent again (A)', async (t) => {
      t.equal(before.client.unacked, 1, 'there was no ack');
      t.equal(before.watcher.conversation.messages.length, 0, 'and nothing was stored');
      await one.start();
      await ends(before.client);
      await before.watcher.until(() => before.watcher.conversation.seq === 2, 'both messages');
    });
    const verdicts = await holds(t, world);
    t.same(
      verdicts.map(({ restarted }) => restarted),
      [0, 1, 1, 1],
    );
  });

  await t.test('[8.4] paused, it writes nothing when it wakes up (P-LEASE-1)', async (t) => {
    const { client, watcher } = await tabs();
    const letGo = model.holdBack();
    await ask({ client });
    await hasHalf(watcher);
    one.pause();
    letGo();
    await ends(watcher);
    const [, reply] = watcher.conversation.messages;
    one.resume();
    await holds(t, world);
    t.same(client.conversation.messages[1]?.text, reply?.text);
    t.match(reply, { gen: 2, state: 'done' });
  });

  await t.test('[8.4] two instances an hour apart: the log has one order (P-SEQ-1)', async (t) => {
    const { client, watcher } = await tabs();
    for (const each of ['One', 'Two', 'Three']) {
      client.send(randomUUID(), each);
      watcher.send(randomUUID(), `${each} of the future`);
    }
    const isWhole = () => client.isSettled && client.conversation.messages.length === 12;
    await client.until(isWhole, '12 messages');
    await holds(t, world, { guests: guests.slice(-2) });
  });
});
