import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { PACKAGE_FOLDER } from '../package-folder.js';
import type { Sql, TransactionSql } from './client.js';
import { LOCKS } from './locks.js';

export const MIGRATIONS = join(PACKAGE_FOLDER, 'migrations');

/** The database has been used by a newer version of this software. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';
}

/** Migrations of a database, each named by its time, in ms since 1970. */
export interface SchemaState {
  /** The last one that it has; 0: none. */
  readonly at: number;
  /** The last one that this version knows. */
  readonly newest: number;
  /** Number of missing migrations. */
  readonly pending: number;
}

/**
 * Brings the schema up to date, with the files and the table of Drizzle's own migrator, which
 * takes no lock. Processes that start together wait for the first of them.
 *
 * Servers may be working on the tables meanwhile. A migration that waits for a table for longer than
 * half a second lets go of all that it has and begins again: so messages never wait for long, and none
 * is what Postgres gives up where the two wait for each other, which it looks for after a second.
 *
 * @param folder default: this version's
 * @throws SchemaTooNew if it has migrations that this version does not know
 */
export async function runMigrations(sql: Sql, folder = MIGRATIONS): Promise<void> {
  // A user that may not change tables starts where somebody else has brought them up to date.
  const { at, newest, pending } = await schemaState(sql, folder);
  if (at === newest && pending === 0) return;
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.begin((tx) => migrateWithin(tx, { folder, lockMs: LOCK_MS }));
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isLocked(error)) throw error;
      await delay(PAUSE_MS * (0.5 + Math.random()));
    }
  }
}

/** Shorter than Postgres' deadlock_timeout, in ms. */
const LOCK_MS = 500;
const PAUSE_MS = 300;
/** Number of attempts, which take about a minute. */
const ATTEMPTS = 80;

function isLocked(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['55P03', '40P01'].includes(code);
}

export interface MigrateOptions {
  /** Default: this version's. */
  readonly folder?: string;
  /** The time of the last migration that is to run. Default: all. */
  readonly until?: number;
  /** A table that others have for longer than this ends it, in ms. Default: it is waited for. */
  readonly lockMs?: number;
}

/** Runs migrations once, as part of a transaction. Otherwise as {@link runMigrations}. */
export async function migrateWithin(
  tx: TransactionSql,
  { folder = MIGRATIONS, until = Infinity, lockMs }: MigrateOptions = {},
): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCKS.migrations})`;
  if (lockMs !== undefined) await tx`select set_config('lock_timeout', ${String(lockMs)}, true)`;
  await tx`create schema if not exists drizzle`;
  await tx`
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint
    )`;
  const [last] = await tx<{ at: string | null }[]>`
    select max(created_at) as at from drizzle.__drizzle_migrations`;
  const at = Number(last?.at ?? 0);
  const migrations = known(folder);
  if (at > newestOf(migrations)) throw new SchemaTooNew();
  for (const migration of migrations) {
    if (migration.folderMillis <= at || migration.folderMillis > until) continue;
    for (const statement of migration.sql) await tx.unsafe(statement);
    await tx`
      insert into drizzle.__drizzle_migrations (hash, created_at)
      values (${migration.hash}, ${migration.folderMillis})`;
  }
}

/** Reads which migrations a database has, and changes nothing. */
export async function schemaState(
  sql: Sql | TransactionSql,
  folder = MIGRATIONS,
): Promise<SchemaState> {
  const migrations = known(folder);
  const [there] = await sql<{ isThere: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`;
  const [last] = there?.isThere
    ? await sql<{ at: string | null }[]>`
        select max(created_at) as at from drizzle.__drizzle_migrations`
    : [];
  const at = Number(last?.at ?? 0);
  const pending = migrations.filter(({ folderMillis }) => folderMillis > at).length;
  return { at, newest: newestOf(migrations), pending };
}

/** The tables that any migration has made. */
export function ownTables(): ReadonlySet<string> {
  const statements = known().flatMap(({ sql }) => sql);
  return new Set(statements.flatMap((one) => /^\s*CREATE TABLE "(\w+)"/.exec(one)?.[1] ?? []));
}

type Migrations = ReturnType<typeof readMigrationFiles>;

function known(folder = MIGRATIONS): Migrations {
  return readMigrationFiles({ migrationsFolder: folder });
}

function newestOf(migrations: Migrations): number {
  return Math.max(0, ...migrations.map(({ folderMillis }) => folderMillis));
}
