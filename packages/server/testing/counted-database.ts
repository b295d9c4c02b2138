import postgres from 'postgres';
import type { Database } from '../src/db/client.js';
import { startEmbeddedDatabase } from '../src/db/embedded/embedded-database.js';
import { testDataDirectory, type Teardown } from './database.js';
import { openDatabaseOf, startPostgres } from './postgres.js';

/** Counts of a database's statements. */
export interface Asked {
  statements: number;
  /** Size of the statements and their parameters as text, in bytes. */
  bytes: number;
}

export interface CountedDatabase {
  readonly database: Database;
  readonly asked: Asked;
}

/** A database whose statements are counted, with the connections that the server makes to it. */
export async function openCountedDatabase(
  t: Teardown,
  kind: 'embedded' | 'postgres',
): Promise<CountedDatabase> {
  const asked: Asked = { statements: 0, bytes: 0 };
  const options = {
    onnotice: () => undefined,
    debug: (_connection: number, statement: string, parameters: unknown[]) => {
      asked.statements += 1;
      asked.bytes += Buffer.byteLength(statement);
      for (const value of parameters) asked.bytes += Buffer.byteLength(String(value));
    },
  };
  const sql = kind === 'embedded' ? await embedded(t, options) : await server(t, options);
  const database: Database = {
    sql,
    alone: (work) => work(),
    close: () => sql.end({ timeout: 5 }),
  };
  return { database, asked };
}

type Options = Pick<postgres.Options<Record<string, never>>, 'onnotice' | 'debug'>;

async function embedded(t: Teardown, options: Options) {
  const { path, close } = await startEmbeddedDatabase(await testDataDirectory(t), (error) => {
    throw error;
  });
  const address = { path, user: 'postgres', database: 'postgres', ssl: false } as const;
  const one = { max: 1, max_lifetime: null, idle_timeout: 0 } as const;
  const sql = postgres({ ...options, ...address, ...one });
  t.teardown(async () => {
    await sql.end({ timeout: 5 });
    await close();
  });
  return sql;
}

async function server(t: Teardown, options: Options) {
  const url = await startPostgres(t);
  await openDatabaseOf(t, url);
  const sql = postgres(url, options);
  t.teardown(() => sql.end({ timeout: 5 }));
  return sql;
}
