import t from 'tap';
import { openTestDatabase } from '../../../../testing/database.js';
import { KnowledgeService } from '../../documents/knowledge-service.js';
import { PostgresKnowledgeRepository } from '../../documents/postgres-knowledge-repository.js';
import { Turns } from '../../../db/turns.js';
import { ChunkEmbeddingIndexer } from './chunk-embedding-indexer.js';
import { PostgresChunkEmbeddingRepository } from './postgres-chunk-embedding-repository.js';
import { PgvectorCopy } from './search/pgvector-copy.js';
import type { SentenceEmbedder } from './sentence-embedder.js';

/** Most chunks that a statement looks through. */
const MOST = 240;
const SCOPE = { tenantId: 'demo', chatbotId: 'shop' };
const SPACE = { model: 'm', dimensions: 2, languages: ['en'] };

const { sql } = await openTestDatabase(t);
await sql`insert into chatbots (id, tenant_id, draft_revision) values ('shop', 'demo', 1)`;
const knowledge = new KnowledgeService(new PostgresKnowledgeRepository(sql));
const part = (number: number) => `## Part ${number}\n\nThe gate of house ${number} is open.`;
const put = (slug: string, parts: number, language = 'en') => {
  const content = Array.from({ length: parts }, (_, number) => part(number)).join('\n\n');
  return knowledge.put('demo', 'shop', [{ slug, title: slug, content, language, sourceUrl: null }]);
};
await put('long', 2 * MOST + 5);
for (let number = 0; number < 40; number++) await put(`short ${number}`, 2);
await put('foreign', 3, 'ja');

await t.test('[8.6] missing vectors are looked for a little at a time', async (t) => {
  const sizes: number[] = [];
  class Counted extends Turns {
    override async take<Result>(work: () => Promise<Result>): Promise<Result> {
      const result = await super.take(work);
      if (Array.isArray(result)) sizes.push(result.length);
      return result;
    }
  }
  const repository = new PostgresChunkEmbeddingRepository(sql, new Counted());
  const { drafted, missing } = await repository.findUnembedded(SCOPE, SPACE);
  t.equal(drafted, 2 * MOST + 5 + 80, 'of languages that the model knows');
  t.equal(new Set(missing.map(({ chunkId }) => chunkId)).size, drafted);
  t.ok(Math.max(...sizes) <= MOST, `${sizes.join()} rows`);
  const firsts = await repository.read(
    SCOPE,
    missing.slice(0, 41).map(({ chunkId }) => chunkId),
  );
  t.equal(new Set(firsts.map(({ title }) => title)).size, 41, 'first passages come first');
});

await t.test('[8.6] progress is told without counting again', async (t) => {
  let states = 0;
  class Counting extends PostgresChunkEmbeddingRepository {
    override state(...asked: Parameters<PostgresChunkEmbeddingRepository['state']>) {
      states += 1;
      return super.state(...asked);
    }
  }
  const told: { embedded: number; chunks: number }[] = [];
  const statesThen: number[] = [];
  const embedder: SentenceEmbedder = {
    ...SPACE,
    passageLength: 1_000,
    likeness: (score) => score,
    embed: () => Promise.resolve(new Float32Array([1, 0])),
    embedAll: async (texts) => {
      told.push(await indexer.progress(SCOPE));
      statesThen.push(states);
      return texts.map(() => new Float32Array([1, 0]));
    },
    close: () => Promise.resolve(),
  };
  const indexer = new ChunkEmbeddingIndexer({
    ...{ repository: new Counting(sql), embedder, copy: new PgvectorCopy(sql, () => undefined) },
    onError: (error) => t.fail(String(error)),
  });
  t.teardown(() => indexer.close());
  indexer.request(SCOPE);
  await indexer.idle();
  t.same(
    told.map(({ embedded }) => embedded),
    told.map((_, at) => 16 * at),
  );
  t.ok(told.every(({ chunks }) => chunks === 2 * MOST + 85));
  t.same(new Set(statesThen), new Set([0]));
  t.match(await indexer.progress(SCOPE), { chunks: 565, embedded: 565, working: false });
});
