import type { Test } from 'tap';
import type { Sql } from '../../../../db/client.js';
import type { ChunkEmbeddingRepository } from '../chunk-embedding-repository.js';
import { PostgresChunkEmbeddingRepository } from '../postgres-chunk-embedding-repository.js';
import type { KnownSpace } from '../vector-space.js';
import { EmbeddingIndex } from './embedding-index.js';
import type { VectorSearch } from './vector-search.js';

export const SPACE: KnownSpace = { model: 'test', dimensions: 16, languages: null };
export const PARK = { tenantId: 'demo', chatbotId: 'park' };
const DOCUMENTS = 120;
const CHUNKS = 3;

/** Contract of every way to compare: the same chunks, with the same scores, in the same order. */
export async function vectorSearchContract(
  t: Test,
  sql: Sql,
  open: (repository: ChunkEmbeddingRepository) => Promise<VectorSearch>,
): Promise<void> {
  const repository = await seed(sql);
  const search = await open(repository);
  const { version } = await repository.state(PARK, SPACE);
  const everything = new EmbeddingIndex(await repository.load(PARK, SPACE));
  const rank = (question: Float32Array, space = SPACE, scope = PARK) =>
    search.rank({ scope, space, version, question });

  await t.test('[4.2] names the nearest chunks, with their exact scores, best first', async (t) => {
    for (const number of [0, 7, 63, 119]) {
      const question = around(`document ${number}`, `question ${number}`, SPACE.dimensions);
      const expected = everything.rank(question).slice(0, 30);
      const { nearest } = await rank(question);
      t.equal(nearest[0]?.id.split('-')[0], `d${number}`);
      t.same(nearest.slice(0, 30), expected);
    }
  });

  await t.test('[4.2] has scores for the chunks of documents far away', async (t) => {
    const question = around('document 5', 'question', SPACE.dimensions);
    const all = everything.rank(question);
    const [last] = all.slice(-1);
    const documentId = last?.id.split('-')[0] ?? '';
    const scores = await (await rank(question)).scores([documentId, 'none']);
    t.equal(scores.get(last?.id ?? ''), last?.score);
    t.equal(scores.get(all[0]?.id ?? ''), all[0]?.score);
  });

  await t.test('[8.3] knows nothing of other chatbots, tenants, models and sizes', async (t) => {
    const question = around('document 5', 'question', SPACE.dimensions);
    const { nearest } = await rank(question);
    t.ok(nearest.every(({ id }) => id.startsWith('d')));
    for (const scope of [
      { tenantId: 'demo', chatbotId: 'zoo' },
      { tenantId: 'other', chatbotId: 'park' },
    ]) {
      const found = await (await rank(question, SPACE, scope)).scores(['d5', 'z0']);
      t.notOk(found.has('d5-0'));
    }
  });
}

/** One chatbot with documents, one of another model, and one document of another size. */
async function seed(sql: Sql): Promise<ChunkEmbeddingRepository> {
  await sql`
    insert into chatbots (id, tenant_id, draft_revision)
    values ('park', 'demo', 1), ('zoo', 'demo', 1)`;
  const repository = new PostgresChunkEmbeddingRepository(sql);
  const ids = Array.from({ length: DOCUMENTS }, (_, number) => `d${number}`);
  await add(sql, repository, PARK, SPACE, ids);
  await add(sql, repository, PARK, { ...SPACE, model: 'old' }, ['old']);
  await add(sql, repository, PARK, { ...SPACE, dimensions: 8 }, ['small']);
  await add(sql, repository, { ...PARK, chatbotId: 'zoo' }, SPACE, ['z0']);
  return repository;
}

export async function add(
  sql: Sql,
  repository: ChunkEmbeddingRepository,
  scope: typeof PARK,
  space: KnownSpace,
  ids: readonly string[],
): Promise<void> {
  const base = { tenant_id: scope.tenantId, chatbot_id: scope.chatbotId };
  const documents = ids.map((id) => ({
    ...{ ...base, id, slug: id, title: id, content: '', content_hash: id },
  }));
  await sql`insert into documents ${sql(documents)}`;
  const chunks = ids.flatMap((id) =>
    Array.from({ length: CHUNKS }, (_, ordinal) => ({
      ...{ ...base, id: `${id}-${ordinal}`, document_id: id, ordinal },
      ...{ heading: '', content: '', plain: '', search: '' },
    })),
  );
  await sql`insert into chunks ${sql(chunks)}`;
  const embeddings = chunks.map(({ id, document_id, ordinal }) => {
    const topic = `document ${document_id.slice(1)}`;
    // Every third document has other ways to ask.
    const asked =
      ordinal === 0 && Number(document_id.slice(1)) % 3 === 0 ? ['a', 'b', 'c', 'd'] : [];
    const vectors = ['', ...asked].map((way) => around(topic, `${id}${way}`, space.dimensions));
    const joined = Float32Array.from(vectors.flatMap((vector) => [...vector]));
    return { chunkId: id, contentHash: document_id, vectors: joined };
  });
  await repository.save(scope, space, embeddings);
}

/** A direction near that of a topic; the same for the same words. */
export function around(topic: string, name: string, dimensions: number): Float32Array {
  const near = direction(topic, dimensions);
  const noise = direction(name, dimensions);
  const values = near.map((value, i) => value + 0.6 * (noise[i] ?? 0));
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

function direction(text: string, dimensions: number): number[] {
  let state = [...text].reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) >>> 0, 7);
  const values = Array.from({ length: dimensions }, () => {
    // Xorshift (Marsaglia 2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  });
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
