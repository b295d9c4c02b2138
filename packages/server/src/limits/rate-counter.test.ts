import t from 'tap';
import { openRedisStore } from '../../testing/live-store/redis-store.js';
import { RedisServer, withoutRedis } from '../../testing/redis.js';
import { MemoryRateCounter } from './memory-rate-counter.js';
import { RedisRateCounter } from './redis-rate-counter.js';

await t.test('[8.6] a window begins with the first that is counted, and ends', async (t) => {
  let now = 1_000;
  const counter = new MemoryRateCounter(() => now);
  t.same(await counter.count('a', 100), { count: 1, endsInMs: 100 });
  now += 60;
  t.same(await counter.count('a', 100), { count: 2, endsInMs: 40 });
  t.same(await counter.count('b', 100), { count: 1, endsInMs: 100 }, 'others are counted apart');
  now += 40;
  t.same(await counter.count('a', 100), { count: 1, endsInMs: 100 });
});

await t.test('[8.6] what is counted does not fill the memory', async (t) => {
  let now = 0;
  const counter = new MemoryRateCounter(() => (now += 1));
  for (let i = 0; i < 50_001; i++) await counter.count(`made up ${i}`, 1e9);
  t.equal((await counter.count('made up 0', 1e9)).count, 1, 'the oldest is forgotten');
  t.equal((await counter.count('made up 50000', 1e9)).count, 2);
});

await t.test(
  '[8.6] processes count together in Redis, and go on alone without it',
  { skip: withoutRedis },
  async (t) => {
    const server = await RedisServer.start(t);
    const [one, other] = [new RedisRateCounter(), new RedisRateCounter()];
    for (const counter of [one, other]) {
      counter.connect((await openRedisStore(t, server.url)).connections.commands);
    }
    t.equal((await one.count('a', 60_000)).count, 1);
    const { count, endsInMs } = await other.count('a', 60_000);
    t.equal(count, 2);
    t.ok(endsInMs > 0 && endsInMs <= 60_000, 'the window ends');
    await server.kill();
    t.equal((await one.count('a', 60_000)).count, 1, 'alone, from the start');
    t.equal((await one.count('a', 60_000)).count, 2);
  },
);
