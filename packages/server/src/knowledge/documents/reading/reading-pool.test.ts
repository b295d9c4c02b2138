import t from 'tap';
import { ReadingPool } from './reading-pool.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const page = (text: string) => ({
  kind: 'read' as const,
  format: 'html' as const,
  bytes: bytes(text),
});
/** Takes far longer than any limit of these tests. */
const ENDLESS = page('<a href="https://a.b">x</a> '.repeat(150_000));

const pool = new ReadingPool({ ms: 2_000 });
t.teardown(() => pool.close());

await t.test('[8.6] one tenant’s files do not keep another’s page waiting', async (t) => {
  const ended: string[] = [];
  const stuck = ['first', 'second'].map((name) =>
    pool.run('much', ENDLESS).then(
      () => ended.push(name),
      () => ended.push(name),
    ),
  );
  const read = await pool.run('little', page('<p>Open daily.</p>'));
  t.match(read, { type: 'read', content: 'Open daily.' });
  t.notOk(ended.includes('second'), 'it does not wait for the second of them');
  await Promise.all(stuck);
});

await t.test('[8.6] documents of a tenant take so much time in an hour', async (t) => {
  let now = 0;
  // Less than one job may take: a timer may fire a moment early.
  const capped = new ReadingPool({ ms: 1_000, msPerHour: 900, clock: () => now });
  t.teardown(() => capped.close());
  const small = page('<p>Open daily.</p>');
  const [hard, waiting] = [capped.run('much', ENDLESS), capped.run('much', small)];
  await t.rejects(hard, { message: 'It took over 1000 ms.' });
  const spent = { code: 'reading-time-spent', retryAfterMs: 3_600_000 };
  await t.rejects(waiting, spent, 'what waits is refused when its turn comes');
  now = 1_000_000;
  await t.rejects(capped.run('much', small), { ...spent, retryAfterMs: 2_600_000 });
  t.match(await capped.run('little', small), { content: 'Open daily.' });
  now = 3_600_000;
  t.match(await capped.run('much', small), { content: 'Open daily.' });
});

await t.test('[8.6] a document is cut up there as it would be here', async (t) => {
  const index = await pool.index('demo', {
    title: 'Hours',
    content: '# When\n\nNine.',
    askedAs: [],
  });
  t.match(index, {
    chunks: [{ heading: 'When', plain: 'Nine.', plainWords: 'nine' }],
    words: { A: 'hours', B: 'when', C: 'nine' },
  });
});

await t.test('[8.6] a tenant with too many waiting is told to come later', async (t) => {
  const full = new ReadingPool();
  const runs = Array.from({ length: 30 }, () => full.run('much', ENDLESS));
  const settled = Promise.allSettled(runs);
  const [last = Promise.reject(new Error('none'))] = runs.slice(-1);
  await t.rejects(last, { code: 'too-many-waiting', retryAfterMs: 5_000 });
  full.close();
  const codes = (await settled).map((each) =>
    each.status === 'rejected' ? (each.reason as { code?: string }).code : 'read',
  );
  t.ok(codes.includes('stopping'), 'what waits when the server stops is refused');
});
