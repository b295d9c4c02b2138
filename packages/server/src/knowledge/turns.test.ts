import { setTimeout as after } from 'node:timers/promises';
import t from 'tap';
import { Turns } from './turns.js';

/** Timers may be early by a millisecond, as they count whole ones. */
const EARLY_MS = 2;

await t.test('[8.6] after each turn the database is free for as long as it took', async (t) => {
  for (const rest of [1, 2]) {
    const turns = new Turns(rest);
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
  const turns = new Turns(1);
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
