import postgres, { type Sql } from 'postgres';

export type { Sql, TransactionSql } from 'postgres';

/**
 * The database. Queries are SQL, tagged so that values are sent apart from it; the tables are
 * declared in `schema/`, which migrations are generated from.
 *
 * Inside a transaction use the transaction's own client only. The embedded database has a single
 * connection, so a query of the outer one would wait for the transaction that waits for it.
 */
export interface Database {
  readonly sql: Sql;
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
} as const;

function database(sql: Sql): Database {
  return { sql, close: () => sql.end({ timeout: 5 }) };
}
