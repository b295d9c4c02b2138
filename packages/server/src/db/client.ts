import postgres, { type Sql } from 'postgres';
import { LOCKS } from './locks.js';

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
  /** Does what no two processes may do on this database at a time: the others wait for it. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Lets running queries finish, for at most 5 s, and disconnects. */
  close(): Promise<void>;
}

const CONNECTIONS = 10;

/**
 * Connects to a Postgres server, by its URL. Connections are made as they are needed: at most 10, or
 * as many as `?max=` in the URL says, but two at least.
 */
export function connectToServer(url: string): Database {
  const max = Number(new URL(url).searchParams.get('max')) || CONNECTIONS;
  // `alone` keeps one for itself.
  const sql = postgres(url, { ...COMMON, max: Math.max(max, 2) });
  return {
    ...database(sql),
    alone: (work) =>
      sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${LOCKS.alone})`;
        await work();
      }),
  };
}

/**
 * Connects to the embedded database by its socket.
 *
 * One connection, for good: PGlite is a single Postgres session, and its socket server passes on
 * messages of several connections in any order, so that one binds its values to another's
 * statement. Queries are pipelined, so a second connection would gain nothing. Its data directory
 * is locked, so that this process is alone anyway.
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
  return { sql, alone: (work) => work(), close: () => sql.end({ timeout: 5 }) };
}
