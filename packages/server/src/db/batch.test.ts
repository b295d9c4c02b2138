import t from 'tap';
import { Batch } from './batch.js';

await t.test('what is asked for at once is read by one query', async (t) => {
  const queries: string[][] = [];
  const batch = new Batch(async (keys) => {
    queries.push([...keys]);
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, `row ${key}`]));
  });
  t.same(await Promise.all(['a', 'b', 'a', 'none'].map((key) => batch.read(key))), [
    'row a',
    'row b',
    'row a',
    null,
  ]);
  t.same(queries, [['a', 'b', 'none']]);
  t.equal(await batch.read('a'), 'row a');
  t.same(queries.at(-1), ['a'], 'and read again when it is asked for again');
});

await t.test('while some are on the way, the others wait together', async (t) => {
  const finish: (() => void)[] = [];
  const sizes: number[] = [];
  const batch = new Batch<string>(async (keys) => {
    sizes.push(keys.length);
    await new Promise<void>((resolve) => finish.push(resolve));
    return new Map(keys.map((key) => [key, key]));
  });
  const read: Promise<string | null>[] = [];
  for (let i = 0; i < 10; i++) {
    read.push(batch.read(String(i)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  t.same(sizes, [1, 1, 1, 1]);
  for (let done = 0; done < 5; done++) {
    while (finish.length === 0) await new Promise((resolve) => setImmediate(resolve));
    finish.shift()?.();
  }
  t.same(
    await Promise.all(read),
    Array.from({ length: 10 }, (_, i) => String(i)),
  );
  t.same(sizes, [1, 1, 1, 1, 6]);
});

await t.test('a query that fails fails those who wait for it, and no others', async (t) => {
  let isFailing = true;
  const batch = new Batch<string>(async (keys) => {
    if (isFailing) throw new Error('planted');
    return new Map(keys.map((key) => [key, key]));
  });
  const [one, other] = [batch.read('a'), batch.read('b')];
  await t.rejects(one, { message: 'planted' });
  await t.rejects(other, { message: 'planted' });
  isFailing = false;
  t.equal(await batch.read('a'), 'a');
});
