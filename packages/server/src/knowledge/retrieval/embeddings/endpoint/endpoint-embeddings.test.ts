import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { inspect } from 'node:util';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import type { Database } from '../../../../db/client.js';
import { EgressClient } from '../../../../egress/egress-client.js';
import { TestClient } from '../../../../../testing/sessions/test-client.js';
import { openTestDatabase } from '../../../../../testing/database.js';
import { IN_FULL } from '../../../../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../../../../testing/postgres.js';
import { startTestServer } from '../../../../../testing/server.js';
import { KnowledgeService } from '../../../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../../documents/postgres-knowledge-repository.js';
import { PostgresKnowledgeRetriever } from '../../postgres-knowledge-retriever.js';
import { ModelBudget } from '../../../../budgets/model-budget.js';
import { PostgresModelUsage } from '../../../../budgets/postgres-model-usage.js';
import type { EmbeddingSpending } from '../chunk-embedding-indexer.js';
import { Embeddings } from '../embeddings.js';
import { EndpointSentenceEmbedder } from './endpoint-sentence-embedder.js';
import { EmbeddingServer } from '../../../../../testing/chatbot-service/embedding-server.js';

const KEY = 'sk-embed-hunter2';
const PARK = { tenantId: 'demo', chatbotId: 'park' };

const ARTICLES = [
  ['pets', 'Tiere', 'Hunde und Katzen sind im Garten willkommen.'],
  ['hours', 'Zeiten', 'Das Tor ist von neun bis sechs geöffnet.'],
] as const;

await t.test('an embedding service, on the embedded database', async (t) =>
  suite(t, await openTestDatabase(t)),
);

if (IN_FULL)
  await t.test('an embedding service, on a Postgres server', { skip: withoutPostgres }, async (t) =>
    suite(t, await openPostgresDatabase(t)),
  );

async function suite(t: Test, { sql }: Database): Promise<void> {
  await sql`insert into chatbots (id, tenant_id, draft_revision) values ('park', 'demo', 1)`;
  const service = await EmbeddingServer.start(t);
  const failures: unknown[] = [];
  /** Starts an indexer, as after a start of the server with these settings. */
  const start = (model: string, spending?: EmbeddingSpending) => {
    const embedder = new EndpointSentenceEmbedder(
      { baseUrl: service.baseUrl, apiKey: KEY, model },
      new EgressClient({ allow: ['127.0.0.1'] }),
    );
    const backoff = { firstMs: 1, longestMs: 5 };
    const embeddings = new Embeddings(sql, (error) => failures.push(error), {
      embedder,
      backoff,
      spending,
    });
    t.teardown(() => embeddings.close());
    const repository = new PostgresKnowledgeRepository(sql, embeddings.space);
    const knowledge = new KnowledgeService(repository, embeddings.indexer);
    const retriever = new PostgresKnowledgeRetriever(sql, embeddings.search);
    return {
      indexer: embeddings.indexer,
      knowledge,
      ask: (question: string) => retriever.retrieve({ ...PARK, language: 'de', question }),
      unembedded: async () => {
        const listed = await repository.page(PARK.tenantId, PARK.chatbotId, { limit: 10 });
        return listed.map((document) => document.unembedded);
      },
    };
  };
  const documents = ARTICLES.map(([slug, title, content]) => ({
    ...{ slug, title, content, language: 'de', sourceUrl: null },
  }));
  const first = start('small');

  await t.test('[4.2] documents of any language are found by their meaning', async (t) => {
    await first.knowledge.put('demo', 'park', documents);
    t.same(await first.unembedded(), [1, 1]);
    await first.indexer.idle();
    t.same(await first.unembedded(), [0, 0]);
    const { hits, leftOut } = await first.ask('Darf mein puppy mit?');
    t.same(leftOut, [], 'nothing is left out');
    t.match(hits[0], { title: 'Tiere', parts: { embedding: { rank: 1 } } });
    const [stored] = await sql`select distinct model, dimensions from chunk_embeddings`;
    t.same(stored, { model: `small at ${service.wire.host}/v1#2`, dimensions: 24 });
    t.same(failures, []);
  });

  await t.test(
    '[4.2] another model, or another size: all is made anew and nothing mixed',
    async (t) => {
      service.dimensions = 48;
      for (const model of ['large', 'small']) {
        service.dimensions += 8;
        const other = start(model);
        t.same(await other.unembedded(), [1, 1]);
        const { hits, leftOut } = await other.ask('Ist das Tor geöffnet?');
        t.match(leftOut, [{ part: 'embedding', reason: /2 passages have none yet/ }]);
        t.equal(hits[0]?.title, 'Zeiten', 'found by its words');
        t.notOk(hits[0]?.parts.embedding);
        await other.indexer.idle();
        t.same(await other.unembedded(), [0, 0]);
        t.match((await other.ask('Darf mein puppy mit?')).hits[0], { title: 'Tiere' });
      }
      service.dimensions += 8;
      const resized = start('small');
      const { leftOut } = await resized.ask('Ist das Tor geöffnet?');
      t.match(leftOut, [{ reason: /2 passages have none yet/ }], 'the same name, and another size');
      await resized.indexer.idle();
      t.same((await resized.ask('Ist das Tor geöffnet?')).leftOut, []);
    },
  );

  await t.test('[4.5] while it fails, answers come from words; indexing tries again', async (t) => {
    const again = start('other');
    let refused = 0;
    service.instead = (exchange) => {
      refused += 1;
      if (refused < 5) return exchange.respond(refused === 1 ? 429 : 500, { error: 'too busy' });
      service.instead = null;
      service.answer(exchange);
    };
    again.indexer.request(PARK);
    await again.indexer.idle();
    t.equal(failures.length, 4);
    t.match(await again.indexer.progress(PARK), { chunks: 2, embedded: 2, failure: null });

    service.instead = (exchange) => exchange.respond(401, { error: { message: `not ${KEY}` } });
    const { hits, leftOut } = await again.ask('Ist das Tor geöffnet?');
    t.equal(hits[0]?.title, 'Zeiten');
    t.match(leftOut, [{ part: 'embedding', reason: /status 401/ }]);
    const last = start('last');
    last.indexer.request(PARK);
    await last.indexer.idle();
    t.match(await last.indexer.progress(PARK), { embedded: 0, working: false, failure: /401/ });
    t.equal(failures.length, 5, 'what has to be mended is not tried again');
    t.notMatch(inspect([failures, leftOut], { depth: 9 }), KEY);
    service.instead = null;
  });

  await t.test('[8.6] what indexing costs is counted, and ends with the budget', async (t) => {
    const used = async () => {
      await budget.flush();
      const [row] = await sql<{ tokens: number; replies: number }[]>`
        select hour_tokens as tokens, hour_replies as replies from model_usage
         where scope = 'tenant' and id = ${PARK.tenantId}`;
      return row;
    };
    const hour = { replies: null, tokens: 5 };
    const day = { replies: null, tokens: null };
    const settings = { session: null, address: null, chatbot: null, tenant: { hour, day } };
    const budget = new ModelBudget(settings, new PostgresModelUsage(sql), {
      warn: () => t.fail('it could not be stored'),
    });
    const spend: EmbeddingSpending = (scope, tokens) => budget.reserve(scope, tokens, 0);
    const paid = start('paid', spend);
    service.instead = (exchange) => exchange.respond(401, { error: { message: 'no' } });
    paid.indexer.request(PARK);
    await paid.indexer.idle();
    t.match(await used(), { tokens: 0, replies: 0 }, 'what failed costs nothing');
    service.instead = null;
    paid.indexer.request(PARK);
    await paid.indexer.idle();
    const after = await used();
    t.ok((after?.tokens ?? 0) > 20 && after?.replies === 0, JSON.stringify(after));

    const before = service.wire.exchanges.length;
    const next = start('next', spend);
    next.indexer.request(PARK);
    await next.indexer.idle();
    t.match(await next.indexer.progress(PARK), { embedded: 0, failure: /budget of this tenant/ });
    t.equal(service.wire.exchanges.length, before, 'nobody is asked');
    await budget.flush();
  });
}

await t.test(
  '[4.5] a reply survives the service; list and trace say why, no log has the key',
  async (t) => {
    const service = await EmbeddingServer.start(t);
    service.instead = (exchange) => exchange.respond(401, { error: { message: `not ${KEY}` } });
    let logged = '';
    const log = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) });
    const embeddings = { baseUrl: service.baseUrl, apiKey: KEY, model: 'small' };
    const server = await startTestServer(t, { embeddings }, log);
    const config = { ...DEFAULT_CONFIG, language: 'de' };
    const { body } = await server.ask('/v1/chatbots', { method: 'POST', body: { config } });
    const { id } = body as { id: string };
    const path = `/v1/chatbots/${id}/documents`;
    const document = { title: 'Tiere', content: 'Hunde sind willkommen.' };
    await server.ask(path, { method: 'POST', body: document });
    await server.services.embeddings.indexer.idle();
    const listed = await server.ask(path);
    t.match(listed.body, {
      documents: [{ status: 'failed', progress: 0, reason: /status 401/ }],
      indexing: { passages: 1, done: 0, failure: /status 401/ },
    });
    const client = await TestClient.connect({
      url: `${server.url.replace('http', 'ws')}/v1/chatbots/${id}/test`,
      origin: server.url,
      token: server.tokenFor(),
    });
    await client.hello();
    client.send('Sind Hunde willkommen?');
    const { message } = await client.next('done');
    await client.close();
    t.match(message, { state: 'done', sources: [{ title: 'Tiere' }] });
    t.match(message.debug?.warnings, [
      { code: 'embeddings-unavailable', message: /Searched without embeddings: .* \(status 401\)/ },
    ]);
    t.match(logged, /could not be made/);
    t.notMatch(logged + JSON.stringify([listed.body, message]), KEY);
  },
);

await t.test('[3.1] a document says why it is tried again, and is ready in the end', async (t) => {
  const service = await EmbeddingServer.start(t);
  service.instead = (exchange) => {
    service.instead = null;
    exchange.respond(500, { error: { message: 'out of memory' } });
  };
  const lines = new PassThrough();
  const embeddings = { baseUrl: service.baseUrl, apiKey: null, model: 'small' };
  const server = await startTestServer(t, { embeddings }, pino({ level: 'error' }, lines));
  const { body } = await server.ask('/v1/chatbots', {
    method: 'POST',
    body: { config: DEFAULT_CONFIG },
  });
  const path = `/v1/chatbots/${(body as { id: string }).id}/documents`;
  const failed = once(lines, 'data');
  await server.ask(path, { method: 'POST', body: { content: 'Dogs are welcome.' } });
  await failed;
  const listed = async () => (await server.ask(path)).body as unknown;
  t.match(await listed(), {
    documents: [{ status: 'indexing', progress: 0, reason: /status 500.*out of memory/ }],
  });
  await server.services.embeddings.indexer.idle();
  t.match(await listed(), {
    documents: [{ status: 'ready', progress: 1, reason: undefined }],
    indexing: { failure: null },
  });
});
