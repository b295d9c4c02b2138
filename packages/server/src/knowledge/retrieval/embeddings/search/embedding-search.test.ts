import t from 'tap';
import { EmbeddingServer } from '../../../../../testing/chatbot-service/embedding-server.js';
import { EgressClient } from '../../../../egress/egress-client.js';
import { openPgvectorDatabase } from '../../../../../testing/pgvector.js';
import { KnowledgeService } from '../../../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../../documents/postgres-knowledge-repository.js';
import { PostgresKnowledgeRetriever } from '../../postgres-knowledge-retriever.js';
import { EndpointSentenceEmbedder } from '../endpoint/endpoint-sentence-embedder.js';
import { Embeddings } from '../embeddings.js';

const ARTICLES = [
  ['Animals', 'Cats and dogs are welcome in the garden.', ['with a puppy']],
  ['Opening hours', 'The gate is open from nine to six.', []],
  ['Prices', 'You can pay with Visa at the gate.', ['how do I pay']],
  ['Engines', 'The motor of the boat is quiet.', []],
] as const;

const QUESTIONS = ['is my puppy allowed?', 'when is it geöffnet', 'the gate', 'a quiet motor'];

await t.test(
  '[4.2] a large knowledge base is searched by pgvector, with the results of memory',
  async (t) => {
    const { sql } = await openPgvectorDatabase(t);
    await sql`insert into chatbots (id, tenant_id, draft_revision) values ('park', 'demo', 1)`;
    const service = await EmbeddingServer.start(t);
    const failures: unknown[] = [];
    const start = (large?: number) => {
      const embedder = new EndpointSentenceEmbedder(
        { baseUrl: service.baseUrl, apiKey: null, model: 'small' },
        new EgressClient({ allow: ['127.0.0.1'] }),
      );
      const options = { embedder, ...(large !== undefined && { large }) };
      const embeddings = new Embeddings(sql, (error) => failures.push(error), options);
      t.teardown(() => embeddings.close());
      const retriever = new PostgresKnowledgeRetriever(sql, embeddings.search);
      const scope = { tenantId: 'demo', chatbotId: 'park', language: 'en' };
      const ask = (question: string) => retriever.retrieve({ ...scope, question });
      return { ask, indexer: embeddings.indexer };
    };
    const memory = start();
    await new KnowledgeService(new PostgresKnowledgeRepository(sql), memory.indexer).put(
      'demo',
      'park',
      ARTICLES.map(([title, content, askedAs]) => ({
        ...{ slug: title, title, content, askedAs, language: 'en', sourceUrl: null },
      })),
    );
    await memory.indexer.idle();
    const expected = await Promise.all(QUESTIONS.map(memory.ask));
    t.equal(expected[0]?.hits[0]?.title, 'Animals');

    const database = start(1);
    t.same(
      await database.ask(QUESTIONS[0] ?? ''),
      expected[0],
      'from memory, as none is copied yet',
    );
    await database.indexer.idle();
    const [copied] = await sql<{ rows: number }[]>`
      select count(*)::int as rows from embedding_vectors`;
    t.equal(copied?.rows, 6, 'passages and ways to ask');
    t.same(await Promise.all(QUESTIONS.map(database.ask)), expected);
    // What the database names is what is found: without its rows nothing is near.
    await sql`update embedding_vectors set model = 'another'`;
    t.notOk((await database.ask(QUESTIONS[0] ?? '')).hits[0]?.parts['embedding']);
    t.same(failures, []);
  },
);
