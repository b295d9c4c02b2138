import t from 'tap';
import { FairQueue } from './fair-queue.js';

const ALL = () => true;
const open = <T>(limits = { count: 10, size: 100 }) => new FairQueue<T>(limits);

await t.test('[8.6] who waits is served in turn, however much one has brought', async (t) => {
  const queue = open<number>();
  for (const item of [1, 2, 3]) queue.add('much', item);
  queue.add('little', 4);
  const served = [0, 0, 0, 0, 0].map(() => queue.take(ALL)?.item);
  t.same(served, [1, 4, 2, 3, undefined]);
});

await t.test('[8.6] one that may not go waits, others do not', async (t) => {
  const queue = open<number>();
  queue.add('a', 1);
  queue.add('b', 2);
  const isNotA = (key: string) => key !== 'a';
  t.same(queue.take(isNotA), { key: 'b', item: 2 });
  t.equal(queue.take(isNotA), null);
  t.same(queue.take(ALL), { key: 'a', item: 1 });
});

await t.test('[8.6] whose work was hard waits until others have had as much', async (t) => {
  const queue = open<string>();
  const add = (key: string, count: number) => {
    for (let i = 0; i < count; i++) queue.add(key, key);
  };
  add('hard', 3);
  add('easy', 8);
  const served: string[] = [];
  for (let next = queue.take(ALL); next; next = queue.take(ALL)) {
    served.push(next.key);
    queue.charge(next.key, next.key === 'hard' ? 35 : 9);
  }
  t.same(
    served.join(' '),
    'hard easy easy easy easy hard easy easy easy easy hard',
    'about 36 of each, in turn',
  );
});

await t.test(
  '[8.6] a debt stays when nothing waits, and costs nobody anything alone',
  async (t) => {
    const queue = open<string>();
    queue.charge('hard', 1_000);
    queue.add('hard', 'first');
    queue.add('easy', 'second');
    t.equal(queue.take(ALL)?.item, 'second');
    t.equal(queue.take(ALL)?.item, 'first', 'who waits alone is served at once');
    queue.charge('hard', 1_000);
    queue.forgive('hard');
    queue.add('hard', 'third');
    queue.add('easy', 'fourth');
    t.equal(queue.take(ALL)?.item, 'third');
  },
);

await t.test('[8.6] nobody has more waiting than is allowed, in number and in size', async (t) => {
  const queue = open<number>({ count: 2, size: 100 });
  t.same(
    [1, 2, 3].map((item) => queue.add('a', item, 10)),
    [true, true, false],
  );
  t.ok(queue.add('b', 4, 500), 'what alone is too much is taken when nothing else waits');
  t.notOk(queue.add('b', 5, 1));
  t.same(queue.clear(), [1, 2, 4]);
  t.equal(queue.take(ALL), null);
});
