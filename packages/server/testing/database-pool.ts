import { rm } from 'node:fs/promises';
import { connectToEmbedded, type Database, type Sql } from '../src/db/client.js';
import {
  startEmbeddedDatabase,
  type EmbeddedDatabase,
} from '../src/db/embedded/embedded-database.js';

/** Idle ones that are kept: few tests have more at once, and each takes 100 MB. */
const MOST_IDLE = 2;

interface Pooled {
  readonly embedded: EmbeddedDatabase;
  readonly directory: string;
  /** Tables, constraints and functions as they were made. */
  readonly shape: string;
}

/**
 * Embedded databases that the test files of one process use one after the other, each of them empty for
 * each: starting one takes a second of work, emptying it a tenth.
 */
export class DatabasePool {
  readonly #makeDirectory: () => Promise<string>;
  readonly #idle: Pooled[] = [];

  /** @param makeDirectory a data directory with an empty, migrated database that nobody has opened */
  constructor(makeDirectory: () => Promise<string>) {
    this.#makeDirectory = makeDirectory;
  }

  /** @returns an empty database, and what gives it back, which closes it */
  async take(): Promise<{ database: Database; giveBack: () => Promise<void> }> {
    for (let pooled = this.#idle.pop(); pooled; pooled = this.#idle.pop()) {
      const database = connectToEmbedded(pooled.embedded.path);
      if (await isEmptied(database.sql, pooled.shape)) return this.#lend(pooled, database);
      await database.close();
      await end(pooled);
    }
    const directory = await this.#makeDirectory();
    const embedded = await startEmbeddedDatabase(directory, fail);
    const database = connectToEmbedded(embedded.path);
    const shape = await shapeOf(database.sql);
    return this.#lend({ embedded, directory, shape }, database);
  }

  /** Ends the idle ones. */
  async end(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map(end));
  }

  #lend(pooled: Pooled, database: Database) {
    const giveBack = async (): Promise<void> => {
      await database.close();
      if (this.#idle.length < MOST_IDLE) this.#idle.push(pooled);
      else await end(pooled);
    };
    return { database, giveBack };
  }
}

/** @returns whether it is as new; a test may have changed its tables, or have left it unusable */
async function isEmptied(sql: Sql, shape: string): Promise<boolean> {
  try {
    // All connections are one session: what the one before has left open is the next one's.
    await sql.unsafe('rollback');
    await sql.unsafe('discard all');
    if ((await shapeOf(sql)) !== shape) return false;
    const tables = await sql<{ name: string }[]>`
      select oid::regclass::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r'`;
    const looks = tables.map(({ name }) => `(select '${name}' as name from ${name} limit 1)`);
    const filled = await sql.unsafe<{ name: string }[]>(looks.join(' union all '));
    if (filled.length > 0) {
      const names = filled.map(({ name }) => name).join(', ');
      // Some tables refuse to forget, by triggers, which do not hold for a replica.
      await sql.unsafe('set session_replication_role = replica');
      await sql.unsafe(`truncate ${names} restart identity cascade`);
      await sql.unsafe('reset session_replication_role');
    }
    const counters = await sql<{ name: string }[]>`
      select format('%I', sequencename) as name from pg_sequences
      where schemaname = 'public' and last_value is not null`;
    for (const { name } of counters) await sql.unsafe(`alter sequence ${name} restart`);
    return true;
  } catch {
    return false;
  }
}

async function shapeOf(sql: Sql): Promise<string> {
  const [row] = await sql<{ shape: string }[]>`
    select md5(string_agg(part, ',' order by part)) as shape from (
      select concat('table ', relname, relkind, relpersistence) from pg_class
      where relnamespace = 'public'::regnamespace
      union all select concat('constraint ', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
      union all select concat('column ', attrelid::regclass, attname, atttypid, attnotnull)
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace and not attisdropped
      union all select concat('function ', oid::regprocedure, md5(prosrc)) from pg_proc
      where pronamespace = 'public'::regnamespace
      union all select concat('trigger ', tgrelid::regclass, tgname, tgenabled) from pg_trigger
      where not tgisinternal
      union all select concat('role ', rolname, rolconfig) from pg_roles
      union all select concat('setting ', setconfig) from pg_db_role_setting
    ) as parts(part)`;
  return row?.shape ?? '';
}

async function end({ embedded, directory }: Pooled): Promise<void> {
  await embedded.close();
  await rm(directory, { recursive: true, force: true });
}

function fail(error: Error): never {
  throw error;
}
