import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import t, { type Test } from 'tap';
import type { Database } from '../../../db/client.js';
import { openTestDatabase } from '../../../../testing/database.js';
import { IN_FULL } from '../../../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../../../testing/postgres.js';
import { KnowledgeService } from '../../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../documents/postgres-knowledge-repository.js';
import type { LeftOut } from '../knowledge-retriever.js';
import { PostgresKnowledgeRetriever } from '../postgres-knowledge-retriever.js';
import { Embeddings } from './embeddings.js';
import type { Engine } from './encoder/encoder.js';
import {
  EmbeddingsUnavailable,
  type Embedding,
  type SentenceEmbedder,
} from './sentence-embedder.js';
import { WorkerSentenceEmbedder } from './worker-sentence-embedder.js';

const ARTICLES = [
  ['pets', 'Animals', 'Cats and dogs are welcome in the garden.'],
  ['money', 'Prices', 'A ticket is 12 euros. Children under six enter without paying.'],
  ['hours', 'Opening hours', 'The gate is open from nine to six, on Mondays until noon.'],
] as const;

/** Fields of proc_pid_stat(5), counted from the state, which is the third. */
const [PARENT, NICE, POLICY] = [1, 16, 38];
/** Priority of a process: the nice value if there is no `chrt`. */
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
  const embedder = new WorkerSentenceEmbedder();
  const embeddings = new Embeddings(sql, (error) => given.push(error), { embedder });
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
      t.same(ofPassages(leftOut), []);
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
    t.same(ofPassages((await ask('is my poodle allowed?', 'later')).leftOut), []);
  });

  await t.test('[4.2] texts that mean alike have vectors that are near', async (t) => {
    const [a, b, c] = await embedder.embedAll(['a cat', 'a kitten', 'the annual report']);
    t.ok(embedder.likeness(cosine(a, b)) > 0.6, String(cosine(a, b)));
    t.ok(embedder.likeness(cosine(a, c)) < 0.4, String(cosine(a, c)));
  });

  await t.test('[4.2] vectors of many texts are in the order of the texts', async (t) => {
    const texts = Array.from({ length: 24 }, (_, i) => `Gate ${i} opens at ${i % 12} o’clock.`);
    const vectors = await embedder.embedAll(texts);
    for (const [index, text] of [...texts.entries()].filter(([index]) => index % 7 === 0)) {
      t.same(await embedder.embedAll([text]), [vectors[index]], text);
    }
  });

  await t.test(
    '[4.2] a question is nearer to its answer than the same words as a passage',
    async (t) => {
      const asked = 'How many days do I have to send the boots back?';
      const [answer, other, words] = await embedder.embedAll([
        'Boots may be returned within 60 days of purchase.',
        'Boots are rented by the day.',
        asked,
      ]);
      const question = await embedder.embed(asked);
      const lead = (one?: Embedding) => cosine(one, answer) - cosine(one, other);
      t.ok(lead(question) > lead(words), `${lead(question)}, ${lead(words)}`);
    },
  );

  await t.test(
    '[4.2] a text of 100,000 letters has a vector, and so has an empty one',
    async (t) => {
      const [long, empty] = await embedder.embedAll(['x'.repeat(100_000), '']);
      t.ok(Math.abs(Math.hypot(...(long ?? [])) - 1) < 1e-5);
      t.same(empty, new Float32Array(384));
      t.same(await embedder.embed(' '), new Float32Array(384));
    },
  );

  await t.test(
    '[4.2] large amounts are for two processes that give way',
    { skip: process.platform !== 'linux' && 'processes are looked up in /proc' },
    async (t) => {
      const embedder = new WorkerSentenceEmbedder({ cores: 2 });
      const giveWay = async () => (await processes()).filter(({ givesWay }) => givesWay);
      // On a machine that is never idle they do nothing: that they work is not waited for.
      const work = embedder.embedAll(['one', 'two', 'three'], undefined, true);
      const refused = t.rejects(work, { message: 'The server is stopping.' });
      while ((await giveWay()).length < 2) await after(20);
      await embedder.close();
      await refused;
    },
  );

  for (const program of ['without-onnxruntime', 'unfit-for-onnxruntime']) {
    await t.test(`[4.2] texts are embedded by WebAssembly: ${program}`, async (t) => {
      const engines: Engine[] = [];
      const embedder = new WorkerSentenceEmbedder({
        program: new URL(`../../../../testing/knowledge/${program}.worker.ts`, import.meta.url),
        onEngine: (engine) => engines.push(engine),
      });
      t.teardown(() => embedder.close());
      t.equal((await embedder.embed('a cat')).length, 384);
      t.same(engines, ['wasm']);
    });
  }

  await t.test(
    'the model is in a process of its own: one that is killed is started again',
    { skip: process.platform !== 'linux' && 'processes are looked up in /proc' },
    async (t) => {
      const vector = await embedder.embed('a cat');
      const [first] = await processes();
      process.kill(first?.pid ?? NaN, 'SIGKILL');
      while ((await processes()).length > 0) await after(20);
      t.same(await embedder.embed('a cat'), vector);
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

  await t.test(
    '[4.2] where sentences cannot be compared in meaning, that is said, once',
    async (t) => {
      const busy: SentenceEmbedder = {
        model: embedder.model,
        languages: embedder.languages,
        dimensions: embedder.dimensions,
        passageLength: embedder.passageLength,
        textsPerQuestion: 4,
        likeness: (cosine) => embedder.likeness(cosine),
        embed: (text, signal) => embedder.embed(text, signal),
        embedAll: () => Promise.reject(new EmbeddingsUnavailable('The model is busy.')),
        close: () => Promise.resolve(),
      };
      const others = new Embeddings(sql, (error) => given.push(error), { embedder: busy });
      t.teardown(() => others.close());
      const { hits, leftOut } = await new PostgresKnowledgeRetriever(sql, others.search).retrieve({
        ...{ tenantId: 'demo', chatbotId: 'park', language: 'en' },
        question: 'Are dogs welcome? When is the gate open?',
      });
      t.same(leftOut, [{ part: 'sentence', reason: 'The model is busy.' }]);
      t.ok(hits[0]?.parts.embedding, 'passages were');
    },
  );

  await t.test('a model that cannot be loaded is left out, and said so', async (t) => {
    const embedder = new WorkerSentenceEmbedder({
      program: new URL('./no-such.worker.js', import.meta.url),
    });
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

/** Left out of comparing passages: a slow machine may leave out sentences, too. */
function ofPassages(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  return leftOut.filter(({ part }) => part === 'embedding');
}

function cosine(one?: Embedding, other?: Embedding): number {
  return one?.reduce((sum, value, index) => sum + value * (other?.[index] ?? 0), 0) ?? NaN;
}

/** Finds the processes with a model that this one has begun. */
async function processes(): Promise<{ readonly pid: number; readonly givesWay: boolean }[]> {
  const all = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const found = all.map(async (pid) => {
    // One that has just ended has none.
    const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
    const [program, stat] = await Promise.all([read('cmdline'), read('stat')]);
    // What precedes has a name, which may have spaces, in brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isOwn = fields[PARENT] === String(process.pid) && program.includes('embeddings.worker');
    const givesWay = fields[POLICY] === SCHED_IDLE || fields[NICE] === LOW_PRIORITY;
    return { pid, givesWay, isOwn };
  });
  return (await Promise.all(found)).filter(({ isOwn }) => isOwn);
}
