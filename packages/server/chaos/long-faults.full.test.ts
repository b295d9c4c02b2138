import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import t from 'tap';
import { withoutPostgres } from '../testing/postgres.js';
import { withoutRedis } from '../testing/redis.js';
import { holds } from './run/check.js';
import type { ChaosClient } from './world/chaos-client.js';
import { World } from './world/world.js';

// With the constants that servers have: nothing here is shortened.
const skip = withoutPostgres || withoutRedis;
t.setTimeout(10 * 60_000);

const ended = (client: ChaosClient) => () =>
  client.isSettled && client.conversation.messages.at(-1)?.role === 'bot';

await t.test('three instances, as they are run', { skip }, async (t) => {
  const world = await World.start(t, { instances: 3 });
  const { model, postgres, instances } = world;
  if (!postgres) throw new Error('The world is not whole.');

  await t.test('[8.4] a half-open link is noticed within 35 s (P-BEAT-1)', async (t) => {
    const [frozen, deaf] = [
      await world.invite({ silenceMs: 35_000 }),
      // It would wait for ever: it is the server that has to notice that nothing comes.
      await world.invite({ silenceMs: 600_000 }),
    ];
    frozen.proxy.freeze();
    deaf.proxy.weather.drops = new Set(['up']);
    const begun = performance.now();
    await Promise.all([
      frozen.client.until(() => !frozen.client.isConnected, 'the client notices', 45_000),
      deaf.client.until(() => deaf.client.closes.includes(CLOSE.slow), 'the server does', 45_000),
    ]);
    t.ok(performance.now() - begun < 45_000);
    frozen.proxy.clear();
    deaf.proxy.clear();
    await holds(t, world);
  });

  await t.test('[8.4] a reply of a process that died ends within 10 s of its lease', async (t) => {
    const [one, other] = instances;
    if (!one || !other) throw new Error('There are to be three.');
    const { client } = await world.invite({ to: [one] });
    const { client: watcher } = await world.invite({
      to: [other],
      sessionId: client.sessionId ?? '',
    });
    model.wordMs = () => 200;
    client.send(randomUUID(), 'One');
    await watcher.until(() => (watcher.conversation.replies[0]?.text.length ?? 0) > 20, 'a half');
    await one.kill();
    model.wordMs = () => 5;
    const begun = performance.now();
    await watcher.until(ended(watcher), 'a reply', 40_000);
    t.ok(performance.now() - begun < 40_000);
    await one.start();
    await holds(t, world);
  });

  await t.test(
    '[8.4] Postgres hangs for 20 s: refused, tried again, stored once (A)',
    async (t) => {
      const { client } = await world.invite();
      await postgres.pause();
      client.send(randomUUID(), 'One');
      await delay(20_000);
      t.equal(client.sent[0]?.acked, null);
      t.ok(client.sent[0]?.wasRefused, 'within 10 s');
      await postgres.resume();
      await client.until(ended(client), 'a reply', 30_000);
      await holds(t, world);
    },
  );

  await t.test('[8.4] three instances are restarted in turn, under load (P-DRAIN-1)', async (t) => {
    model.words = () => 20;
    model.wordMs = () => 40;
    const guests = await Promise.all(Array.from({ length: 6 }, () => world.invite()));
    let isOver = false;
    const load = (async () => {
      while (!isOver) {
        for (const { client } of guests) {
          if (client.unacked < 20) client.send(randomUUID(), `Question ${performance.now()}`);
        }
        await delay(1_000);
      }
    })();
    for (const instance of instances) {
      const { code, ms } = await instance.stop();
      t.equal(code, 0);
      t.ok(ms < 10_000, `ended in ${Math.round(ms)} ms`);
      await instance.start();
    }
    isOver = true;
    await load;
    model.words = () => 1;
    await holds(t, world);
  });
});
