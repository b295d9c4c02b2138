import { deflateSync } from 'node:zlib';
import t from 'tap';
import { pdfAround } from '../../../../testing/knowledge/pdf.js';
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

await t.test('[8.6] a tenant with hard files gets no more time than others who wait', async (t) => {
  const one = new ReadingPool({ ms: 2_000, processes: 1 });
  t.teardown(() => one.close());
  const ended: string[] = [];
  const run = (tenant: string, job: typeof ENDLESS) =>
    one.run(tenant, job).then(
      () => ended.push(tenant),
      () => ended.push(tenant),
    );
  const all = [run('hard', ENDLESS), run('hard', ENDLESS)];
  for (let i = 0; i < 4; i++) all.push(run('easy', page('<p>Open daily.</p>')));
  await Promise.all(all);
  t.same(ended, ['hard', 'easy', 'easy', 'easy', 'easy', 'hard'], 'and not in turn');
});

await t.test('[8.6] tenants with hard files leave one process to the others', async (t) => {
  const two = new ReadingPool({ ms: 2_000, heavyMs: 0 });
  t.teardown(() => two.close());
  const small = page('<p>Open daily.</p>');
  await Promise.all([two.run('hard', small), two.run('harder', small)]);
  const ended: string[] = [];
  const stuck = ['hard', 'harder'].map((tenant) =>
    two.run(tenant, ENDLESS).catch(() => ended.push(tenant)),
  );
  t.match(await two.run('easy', small), { content: 'Open daily.' });
  t.same(ended, [], 'it waits for neither of them');
  await Promise.all(stuck);
  t.same(ended, ['hard', 'harder'], 'which are read one after the other');
});

await t.test('[8.6] documents of a tenant take so much time in an hour', async (t) => {
  let now = 0;
  const capped = new ReadingPool({ ms: 1_000, msPerHour: 1_000, clock: () => now });
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
    words: [
      ['hours', 'A'],
      ['when', 'B'],
      ['nine', 'C'],
    ],
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

await t.test('[8.6] a PDF that unfolds to far more memory ends its process alone', async (t) => {
  const small = new ReadingPool({ memory: 256 });
  t.teardown(() => small.close());
  const stream = deflateSync(Buffer.alloc(250 * 1024 * 1024, ' '), { level: 1 });
  const bomb = { kind: 'read' as const, format: 'pdf' as const, bytes: pdfAround(stream) };
  await t.rejects(small.run('demo', bomb), { message: 'Its process ended with SIGKILL.' });
  t.match(await small.run('demo', page('<p>Open daily.</p>')), { content: 'Open daily.' });
});
