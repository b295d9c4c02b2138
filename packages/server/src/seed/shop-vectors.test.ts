import { readFile } from 'node:fs/promises';
import t from 'tap';
import { PostgresChatbotRepository } from '../chatbots/postgres-chatbot-repository.js';
import { Embeddings } from '../knowledge/retrieval/embeddings/embeddings.js';
import { PreparedEmbedder } from '../knowledge/retrieval/embeddings/prepared-embedder.js';
import {
  asQuestion,
  decodeVectors,
  encodeVectors,
} from '../knowledge/retrieval/embeddings/vector-file.js';
import { WorkerSentenceEmbedder } from '../knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import { KnowledgeService } from '../knowledge/documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../knowledge/documents/postgres-knowledge-repository.js';
import { openTestDatabase } from '../../testing/database.js';
import { withoutMostDocs } from '../../testing/seed/without-most-docs.js';
import { seedDemo } from './seed-demo.js';
import { SHOP_QUESTIONS, SHOP_VECTORS, shopTexts } from './shop-vectors.js';

const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

await t.test(
  'the vectors that come along are the model’s, for every text of the shop',
  async (t) => {
    const model = new WorkerSentenceEmbedder();
    t.teardown(() => model.close());
    const file = decodeVectors(await readFile(SHOP_VECTORS));
    t.equal(file.model, model.model);
    const texts = await shopTexts();
    const lacking = [...texts, ...SHOP_QUESTIONS.map(asQuestion)].filter(
      (text) => file.find(text) === null,
    );
    t.same(lacking, [], 'npm run seed:vectors makes what is missing');
    // Spread over all articles; the model takes tens of milliseconds for each.
    const some = texts.filter((_, index) => index % 150 === 0);
    const passages = await model.embedAll(some);
    const questions = await Promise.all(SHOP_QUESTIONS.map((text) => model.embed(text)));
    for (const [index, text] of [...some, ...SHOP_QUESTIONS.map(asQuestion)].entries()) {
      const made = [...passages, ...questions][index] ?? new Float32Array();
      const near = cosine(made, file.find(text) ?? new Float32Array(made.length));
      t.ok(near > 0.9995, `${text.slice(0, 40)}: ${near}`);
    }
  },
);

await t.test('a first start makes the shop’s vectors without the model', async (t) => {
  const { sql } = await openTestDatabase(t);
  const failures: unknown[] = [];
  const broken = new WorkerSentenceEmbedder({
    program: new URL('./no-such.worker.js', import.meta.url),
  });
  const prepared = new PreparedEmbedder(broken, SHOP_VECTORS);
  const embeddings = new Embeddings(sql, (error) => failures.push(error), {
    embedder: prepared,
  });
  t.teardown(() => embeddings.close());
  const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql), embeddings.indexer);
  const chatbots = new PostgresChatbotRepository(sql);
  await seedDemo({ chatbots, knowledge, demos: withoutMostDocs, onStart: () => undefined });
  await embeddings.indexer.idle();
  t.same(failures, []);
  for (const chatbotId of ['shop', 'shop-model']) {
    const progress = await embeddings.indexer.progress({ tenantId: 'demo', chatbotId });
    t.ok(progress.chunks > 400);
    t.equal(progress.embedded, progress.chunks, chatbotId);
  }
  const docs = await embeddings.indexer.progress({ tenantId: 'demo', chatbotId: 'docs' });
  t.match(docs, { embedded: 0, working: false, failure: null });
});

await t.test('a file of vectors gives back what went in', async (t) => {
  const vector = Float32Array.of(0.6, -0.8);
  const file = decodeVectors(encodeVectors('a', 2, new Map([['text', vector]])));
  t.ok(cosine(file.find('text') ?? new Float32Array(2), vector) > 0.999);
  t.equal(file.find('other'), null);
  t.throws(() => decodeVectors(Buffer.from('{"model":"a","dimensions":2}\nabc')), {
    message: 'This is no file of vectors.',
  });
});
