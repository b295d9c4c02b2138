import t from 'tap';
import { openTestDatabase } from '../../../../../testing/database.js';
import { openPgvectorDatabase } from '../../../../../testing/pgvector.js';
import { openPostgresDatabase, withoutPostgres } from '../../../../../testing/postgres.js';
import { PostgresChunkEmbeddingRepository } from '../postgres-chunk-embedding-repository.js';
import { MemoryVectorSearch } from './memory-vector-search.js';
import { PgvectorCopy } from './pgvector-copy.js';
import { PgvectorSearch } from './pgvector-search.js';
import { add, PARK, SPACE, vectorSearchContract } from './vector-search.contract.js';

const { signal } = new AbortController();
const fail = (error: unknown): never => {
  throw error;
};

await t.test('in memory', async (t) => {
  const { sql } = await openTestDatabase(t);
  await vectorSearchContract(t, sql, (repository) =>
    Promise.resolve(new MemoryVectorSearch(repository)),
  );
});

await t.test('by pgvector', async (t) => {
  const { sql } = await openPgvectorDatabase(t);
  const repository = new PostgresChunkEmbeddingRepository(sql);
  const copy = new PgvectorCopy(sql, fail, 1_000);
  const version = async () => (await repository.state(PARK, SPACE)).version;

  await vectorSearchContract(t, sql, async (repository) => {
    t.equal(await copy.isFor(10, SPACE.dimensions), false, 'a small one needs no extension');
    const [extension] = await sql`select 1 from pg_extension where extname = 'vector'`;
    t.equal(extension, undefined);
    t.equal(await copy.isFor(1_000, 20_000), false, 'larger than pgvector takes');
    t.equal(await copy.isFor(1_000, SPACE.dimensions), true);
    t.equal(await copy.isCurrent(PARK, SPACE, await version()), false);
    await copy.copy(PARK, SPACE, signal);
    t.equal(await copy.isCurrent(PARK, SPACE, await version()), true);
    return new PgvectorSearch(sql, repository);
  });

  await t.test('[4.2] the copy follows what is added, made anew and deleted', async (t) => {
    const copied = async () => {
      const rows = await sql<{ id: string }[]>`
        select document_id as id from embedding_vectors where model = 'test' group by 1`;
      return rows.map(({ id }) => id);
    };
    await add(sql, repository, PARK, SPACE, ['d300']);
    t.equal(await copy.isCurrent(PARK, SPACE, await version()), false);
    await copy.copy(PARK, SPACE, signal);
    t.equal(await copy.isCurrent(PARK, SPACE, await version()), true);
    t.ok((await copied()).includes('d300'));

    const vectors = new Float32Array(SPACE.dimensions).fill(0.25);
    await repository.save(PARK, SPACE, [{ chunkId: 'd300-0', contentHash: 'd300', vectors }]);
    t.equal(await copy.isCurrent(PARK, SPACE, await version()), false);
    await copy.copy(PARK, SPACE, signal);
    const [row, ...ways] = await sql<{ embedding: string }[]>`
      select embedding from embedding_vectors where chunk_id = 'd300-0'`;
    t.equal(row?.embedding, `[${[...vectors].join(',')}]`);
    t.same(ways, [], 'the ways to ask that it had are gone');

    await sql`delete from documents where id = 'd300'`;
    t.notOk((await copied()).includes('d300'));
    t.equal(await copy.isCurrent(PARK, SPACE, await version()), true);
  });

  await t.test('[8.6] of snapshots without end the last copies are remembered', async (t) => {
    const copy = new PgvectorCopy(sql, fail, 1_000, 2);
    const isCurrent = (snapshot: number) => copy.isCurrent({ ...PARK, snapshot }, SPACE, 'same');
    for (const snapshot of [1, 2, 1, 3]) t.equal(await isCurrent(snapshot), true);
    await add(sql, repository, PARK, SPACE, ['d301']);
    t.equal(await isCurrent(1), false, 'the first is asked for again');
    t.equal(await isCurrent(3), true, 'the last is known');
  });
});

await t.test('[4.2] where the extension may not be created, it goes on without', async (t) => {
  const { sql } = await openPgvectorDatabase(t);
  await sql`create role plain nosuperuser`;
  await sql`set role plain`;
  const refused: unknown[] = [];
  const copy = new PgvectorCopy(sql, (error) => refused.push(error), 1);
  t.equal(await copy.isFor(1_000, 16), false);
  t.equal(await copy.isFor(1_000, 16), false);
  t.match(refused, [{ message: /permission denied to create extension "vector"/ }], 'said once');
});

await t.test(
  '[4.2] a Postgres server without the extension goes on without',
  { skip: withoutPostgres },
  async (t) => {
    const { sql } = await openPostgresDatabase(t);
    const [there] = await sql`select 1 from pg_available_extensions where name = 'vector'`;
    const copy = new PgvectorCopy(sql, fail, 1);
    t.equal(await copy.isFor(1_000, 16), there !== undefined);
  },
);
