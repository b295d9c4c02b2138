import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Sql } from './client.js';
import { LOCKS } from './locks.js';

/** As far from `dist` as from `src`. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Brings the schema up to date, with the files and the table of Drizzle's own migrator, which
 * takes no lock. Processes that start together wait for the first of them.
 */
export async function runMigrations(sql: Sql): Promise<void> {
  const migrations = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCKS.migrations})`;
    await tx`create schema if not exists drizzle`;
    await tx`
      create table if not exists drizzle.__drizzle_migrations (
        id serial primary key, hash text not null, created_at bigint
      )`;
    const [last] = await tx<{ at: string | null }[]>`
      select max(created_at) as at from drizzle.__drizzle_migrations`;
    for (const migration of migrations) {
      if (migration.folderMillis <= Number(last?.at ?? 0)) continue;
      for (const statement of migration.sql) await tx.unsafe(statement);
      await tx`
        insert into drizzle.__drizzle_migrations (hash, created_at)
        values (${migration.hash}, ${migration.folderMillis})`;
    }
  });
}
