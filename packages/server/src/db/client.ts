import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import postgres, { type Sql } from 'postgres';
import { ARRAY_TYPES } from './array-types.js';
import { driverSocket } from './driver-socket.js';
import { LOCKS } from './locks.js';
import { serverAddress } from './server-address.js';

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
  /** Counts the bytes that were sent to the embedded database; left out: a server does many things at once. */
  readonly sent?: () => number;
  /** Lets running queries finish, for at most 5 s, and disconnects. */
  close(): Promise<void>;
}

const CONNECTIONS = 10;

/**
 * Connects to a Postgres server, by its URL. Connections are made as they are needed: at most 10, or
 * as many as `?max=` in the URL says, but two at least.
 *
 * @throws StartError if its parameters are wrong
 */
export function connectToServer(address: string): Database {
  const { url, max, ssl } = serverAddress(address);
  // `alone` keeps one for itself.
  const sql = postgres(url, {
    ...COMMON,
    ...driverSocket(ssl, CONNECT_SECONDS),
    max: Math.max(max ?? CONNECTIONS, 2),
  });
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
  const address = { path, user: 'postgres', database: 'postgres' } as const;
  // What it waits for is work: it is there, or its thread has said that it is not.
  const forGood = { max: 1, max_lifetime: null, idle_timeout: 0, connect_timeout: 0 } as const;
  const { socket, ssl } = driverSocket(false, CONNECT_SECONDS);
  let current: Duplex | null = null;
  const watched = {
    ssl,
    socket: async (options: Parameters<typeof socket>[0]) => (current = await socket(options)),
  };
  const sql = postgres({ ...COMMON, ...watched, ...address, ...forGood });
  const sent = () => (current instanceof Socket ? current.bytesWritten : 0);
  return { ...database(sql), sent };
}

/** A server that does not take a connection by then is away, in seconds. */
const CONNECT_SECONDS = 5;
/** Longest pause before a connection is tried again, in seconds: whoever asks meanwhile waits. */
const LONGEST_PAUSE_SECONDS = 0.5;

const COMMON = {
  onnotice: () => undefined,
  connect_timeout: CONNECT_SECONDS,
  keep_alive: 15,
  backoff: (attempt: number) => Math.min(0.02 * 2 ** attempt, LONGEST_PAUSE_SECONDS),
  fetch_types: false,
  types: ARRAY_TYPES,
  connection: { application_name: 'chatbot-test' },
} as const;

function database(sql: Sql): Database {
  return { sql, alone: (work) => work(), close: () => sql.end({ timeout: 5 }) };
}
