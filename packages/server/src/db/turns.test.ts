import { setTimeout as after } from 'node:timers/promises';
import t from 'tap';
import { Turns } from './turns.js';

/** Timers may be early by a millisecond, as they count whole ones. */
const EARLY_MS = 2;

await t.test('[8.6] after each turn the database is free for as long as it took', async (t) => {
  for (const rest of [1, 2]) {
    const turns = new Turns({ rest });
    let [begun, ended] = [0, 0];
    const first = turns.take(async () => {
      begun = performance.now();
      await after(30);
      ended = performance.now();
    });
    const second = turns.take(() => Promise.resolve(performance.now()));
    await first;
    t.ok((await second) - ended >= rest * (ended - begun) - EARLY_MS, `${rest} times`);
  }
});

await t.test('turns come in order, also behind one that fails', async (t) => {
  const turns = new Turns({ rest: 1 });
  const said: number[] = [];
  const failed = turns.take(() => Promise.reject(new Error('of the first')));
  const others = [1, 2, 3].map((number) =>
    turns.take(async () => {
      await after(3 - number);
      return said.push(number);
    }),
  );
  await t.rejects(failed, /of the first/);
  t.same(await Promise.all(others), [1, 2, 3]);
  t.same(said, [1, 2, 3]);
});

await t.test('a database that does many things at once needs no rest', async (t) => {
  const turns = new Turns();
  const order: string[] = [];
  await turns.take(async () => {
    await after(20);
    setImmediate(() => order.push('event'));
  });
  await turns.take(() => Promise.resolve(order.push('turn')));
  t.same(order, ['turn']);
});

/** A clock that only waiting moves, and what others send meanwhile. */
function worldWhere(others: (now: number) => number) {
  let now = 0;
  const wait = (ms: number) => Promise.resolve((now += ms));
  const clock = { now: () => now, wait };
  return { clock, wait, sent: () => others(now) };
}

await t.test(
  '[8.6] a turn begins when nobody else has asked for anything for a moment',
  async (t) => {
    // A message that comes during the first turn has statements until 40 ms, one every 3 ms.
    const { clock, wait, sent } = worldWhere((now) =>
      Math.floor(Math.min(Math.max(now, 5), 40) / 3),
    );
    const turns = new Turns({ rest: 1, sent, clock });
    await turns.take(() => wait(10));
    let begun = 0;
    await turns.take(() => Promise.resolve((begun = clock.now())));
    t.ok(begun >= 40, `it began after ${begun} ms`);
    t.ok(begun <= 55, `it began after ${begun} ms`);
  },
);

await t.test('[8.6] where it is never quiet, turns go on, with a share of the time', async (t) => {
  const { clock, wait, sent } = worldWhere((now) => now);
  const turns = new Turns({ rest: 1, sent, clock });
  for (let turn = 0; turn < 20; turn += 1) await turns.take(() => wait(10));
  t.ok(clock.now() > 20 * 100, `it took ${clock.now()} ms`);
  t.ok(clock.now() < 20 * 150, `it took ${clock.now()} ms`);
});
