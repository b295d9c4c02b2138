import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Options, type Sql } from 'postgres';

export type { Sql, TransactionSql } from 'postgres';

/**
 * The database, by tagged SQL and by Drizzle over the same connections. `Date` and JSON values
 * are the same in both: objects go in by `sql.json(value)`.
 *
 * Inside a transaction use the transaction's own client only. The embedded database has a single
 * connection, so a query of the outer one would wait for the transaction that waits for it.
 */
export interface Database {
  readonly sql: Sql;
  readonly db: PostgresJsDatabase;
  /** Lets running queries finish, for at most 5 s, and disconnects. */
  close(): Promise<void>;
}

/** Connects to a Postgres server, by its URL. Connections are made as they are needed. */
export function connectToServer(url: string): Database {
  return database(postgres(url, { ...COMMON, max: 10 }));
}

/**
 * Connects to the embedded database by its socket.
 *
 * One connection, for good: PGlite is a single Postgres session, and its socket server passes on
 * messages of several connections in any order, so that one binds its values to another's
 * statement. Queries are pipelined, so a second connection would gain nothing.
 */
export function connectToEmbedded(path: string): Database {
  const address = { path, user: 'postgres', database: 'postgres', ssl: false } as const;
  return database(postgres({ ...COMMON, ...address, max: 1, max_lifetime: null, idle_timeout: 0 }));
}

const COMMON = {
  onnotice: () => undefined,
  connection: { application_name: 'chatbot-test' },
} satisfies Options<Record<string, never>>;

const TIMESTAMP_TYPES = [1082, 1083, 1114, 1184];
const TIMESTAMP_ARRAY_TYPES = [1115, 1182, 1185, 1231];
const JSON_TYPES = [114, 3802];

function database(sql: Sql): Database {
  const { parsers, serializers } = sql.options;
  const before = { parsers: { ...parsers }, serializers: { ...serializers } };
  const db = drizzle(sql);
  // Drizzle makes the client pass these types through as text. It reads them as well in the
  // client's own form, so tagged SQL gets that back.
  for (const type of TIMESTAMP_TYPES) {
    restore(parsers, before.parsers, type);
    restore(serializers, before.serializers, type);
  }
  for (const type of TIMESTAMP_ARRAY_TYPES) {
    delete parsers[type];
    delete serializers[type];
  }
  for (const type of JSON_TYPES) {
    serializers[type] = (value: unknown) =>
      typeof value === 'string' ? value : JSON.stringify(value);
  }
  return { sql, db, close: () => sql.end({ timeout: 5 }) };
}

function restore<T>(target: Record<number, T>, source: Record<number, T>, type: number): void {
  const value = source[type];
  if (value === undefined) delete target[type];
  else target[type] = value;
}
