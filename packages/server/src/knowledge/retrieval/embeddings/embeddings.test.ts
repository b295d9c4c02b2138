import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import t, { type Test } from 'tap';
import type { Database } from '../../../db/client.js';
import { openTestDatabase } from '../../../../testing/database.js';
import { IN_FULL } from '../../../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../../../testing/postgres.js';
import { KnowledgeService } from '../../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../documents/postgres-knowledge-repository.js';
import { PostgresKnowledgeRetriever } from '../postgres-knowledge-retriever.js';
import { Embeddings } from './embeddings.js';
import { WorkerSentenceEmbedder } from './worker-sentence-embedder.js';

const ARTICLES = [
  ['pets', 'Animals', 'Cats and dogs are welcome in the garden.'],
  ['money', 'Prices', 'A ticket is 12 euros. Children under six enter without paying.'],
  ['hours', 'Opening hours', 'The gate is open from nine to six, on Mondays until noon.'],
] as const;

/** Of proc_pid_stat(5), counted from the state, which is the third. */
const [NICE, POLICY] = [16, 38];
/** Priority of a thread: the nice value if there is no `chrt`. */
const [LOW_PRIORITY, SCHED_IDLE] = ['10', '5'];

await t.test('embeddings on the embedded database', async (t) =>
  suite(t, await openTestDatabase(t)),
);

if (IN_FULL)
  await t.test('embeddings on a Postgres server', { skip: withoutPostgres }, async (t) =>
    suite(t, await openPostgresDatabase(t)),
  );

async function suite(t: Test, { sql }: Database): Promise<void> {
  for (const id of ['park', 'later', 'japan', 'broken']) {
    await sql`insert into chatbots (id, tenant_id, draft_revision) values (${id}, 'demo', 1)`;
  }
  const given: unknown[] = [];
  const embeddings = new Embeddings(sql, (error) => given.push(error));
  t.teardown(() => embeddings.close());
  const repository = new PostgresKnowledgeRepository(sql);
  const knowledge = new KnowledgeService(repository, embeddings.indexer);
  const retriever = new PostgresKnowledgeRetriever(sql, embeddings.search);
  const documents = (askedAs: readonly string[] = []) =>
    ARTICLES.map(([slug, title, content]) => {
      const asked = slug === 'hours' ? askedAs : [];
      return { slug, title, content, language: 'en', sourceUrl: null, askedAs: asked };
    });
  const ask = (question: string, chatbotId = 'park', language = 'en') =>
    retriever.retrieve({ tenantId: 'demo', chatbotId, language, question });

  await t.test(
    '[4.2] a question without a word of the document finds it by its meaning',
    async (t) => {
      await knowledge.put('demo', 'park', documents());
      await embeddings.indexer.idle();
      const { hits, leftOut } = await ask('is my poodle allowed?');
      t.same(leftOut, []);
      t.equal(hits[0]?.title, 'Animals');
      t.match(hits[0]?.parts, { embedding: { rank: 1 }, fusion: { rank: 1 } });
      t.notOk(hits[0]?.parts.fullText, 'no word is the same');
    },
  );

  await t.test(
    '[4.2] each part’s score and rank are kept, and the order is the confidence',
    async (t) => {
      const { hits } = await ask('how much is a ticket for children');
      t.match(hits[0], {
        title: 'Prices',
        rank: 1,
        parts: { fullText: { rank: 1 }, trigram: {}, embedding: {} },
      });
      const scores = hits.map(({ score }) => score);
      t.same(
        scores,
        [...scores].sort((a, b) => b - a),
      );
    },
  );

  await t.test('[4.2] other ways to ask are searched by words and meaning', async (t) => {
    await knowledge.put('demo', 'park', documents(['When can I come?', 'closing time']));
    await embeddings.indexer.idle();
    t.equal((await ask('when can we come over?')).hits[0]?.title, 'Opening hours');
    t.same(await embeddings.indexer.progress({ tenantId: 'demo', chatbotId: 'park' }), {
      chunks: 3,
      embedded: 3,
      working: false,
      failure: null,
    });
  });

  await t.test('passages without a vector are found by words, named, and embedded', async (t) => {
    await new KnowledgeService(repository).put('demo', 'later', documents());
    const first = await ask('is the gate open', 'later');
    t.equal(first.hits[0]?.title, 'Opening hours');
    t.match(first.leftOut, [{ part: 'embedding', reason: /3 passages/ }]);
    await embeddings.indexer.idle();
    t.same((await ask('is my poodle allowed?', 'later')).leftOut, []);
  });

  await t.test('the event loop stays free while the model works', async (t) => {
    const embedder = new WorkerSentenceEmbedder();
    t.teardown(() => embedder.close());
    const before = performance.eventLoopUtilization();
    const [a, b] = await Promise.all([embedder.embed('a cat'), embedder.embed('a kitten')]);
    const { utilization } = performance.eventLoopUtilization(before);
    t.equal(a.length, 512);
    t.ok(a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0) > 0.6, 'they mean alike');
    t.ok(utilization < 0.5, `busy for ${utilization} of the time`);
  });

  await t.test(
    '[4.2] large amounts are embedded by two threads that give way, and vectors stay in order',
    { skip: process.platform !== 'linux' && 'threads are looked up in /proc' },
    async (t) => {
      const embedder = new WorkerSentenceEmbedder(undefined, 2);
      t.teardown(() => embedder.close());
      const texts = Array.from({ length: 24 }, (_, i) => `Gate ${i} opens at ${i % 12} o’clock.`);
      const before = new Set(await threadsThatGiveWay());
      const work = embedder.embedAll(texts, undefined, true);
      const isNew = (thread: number) => !before.has(thread);
      while ((await threadsThatGiveWay()).filter(isNew).length < 2) await after(20);
      const vectors = await work;
      for (const [index, text] of [...texts.entries()].filter(([index]) => index % 7 === 0)) {
        const alone = await embedder.embed(text);
        const cosine = alone.reduce((sum, value, i) => sum + value * (vectors[index]?.[i] ?? 0), 0);
        t.ok(cosine > 0.9999, `${text}: ${cosine}`);
      }
    },
  );

  await t.test(
    'Japanese is found by pairs of characters; embeddings are left out, and said so',
    async (t) => {
      const content = '登山靴は購入から60日以内なら返品できます。';
      const other = 'テントのレンタルは一泊からご利用いただけます。';
      await knowledge.put('demo', 'japan', [
        { slug: 'a', title: '返品について', content, language: 'ja', sourceUrl: null },
        { slug: 'b', title: 'レンタル', content: other, language: 'ja', sourceUrl: null },
      ]);
      const { hits, leftOut } = await ask('登山靴を返品したいのですが', 'japan', 'ja');
      t.match(hits[0], { title: '返品について', passage: content });
      t.match((await ask('テントを借りたい', 'japan', 'ja')).hits[0], { title: 'レンタル' });
      t.match(leftOut, [{ part: 'embedding', reason: /ja/ }]);
    },
  );

  await t.test('a model that cannot be loaded is left out, and said so', async (t) => {
    const embedder = new WorkerSentenceEmbedder(new URL('./no-such.worker.js', import.meta.url));
    const broken = new Embeddings(sql, () => undefined, { embedder });
    t.teardown(() => broken.close());
    await new KnowledgeService(repository, broken.indexer).put('demo', 'broken', documents());
    const { hits, leftOut } = await new PostgresKnowledgeRetriever(sql, broken.search).retrieve({
      tenantId: 'demo',
      chatbotId: 'broken',
      language: 'en',
      question: 'is the gate open',
    });
    t.equal(hits[0]?.title, 'Opening hours');
    t.match(leftOut, [{ part: 'embedding', reason: String }]);
  });

  t.same(given, []);
}

/** Numbers of threads: on Linux each is scheduled by itself. */
async function threadsThatGiveWay(): Promise<number[]> {
  const threads = (await readdir('/proc/self/task')).map(Number);
  const found = threads.map(async (thread) => {
    // One that has just ended has none.
    const stat = await readFile(`/proc/self/task/${thread}/stat`, 'utf8').catch(() => '');
    // What precedes has a name, which may have spaces, in brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { thread, gives: fields[POLICY] === SCHED_IDLE || fields[NICE] === LOW_PRIORITY };
  });
  return (await Promise.all(found)).flatMap(({ thread, gives }) => (gives ? [thread] : []));
}
