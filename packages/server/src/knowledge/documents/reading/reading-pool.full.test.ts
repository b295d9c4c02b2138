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

await t.test('[8.6] a PDF that unfolds to far more memory ends its process alone', async (t) => {
  const small = new ReadingPool({ memory: 256 });
  t.teardown(() => small.close());
  const stream = deflateSync(Buffer.alloc(250 * 1024 * 1024, ' '), { level: 1 });
  const bomb = { kind: 'read' as const, format: 'pdf' as const, bytes: pdfAround(stream) };
  await t.rejects(small.run('demo', bomb), { message: 'Its process ended with SIGKILL.' });
  t.match(await small.run('demo', page('<p>Open daily.</p>')), { content: 'Open daily.' });
});
