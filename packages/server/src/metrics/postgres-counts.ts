import type { Sql } from '../db/client.js';
import {
  LIVE_TABLES,
  TEST_TABLES,
  type SessionTables,
} from '../sessions/storage/session-tables.js';
import type { QueueCounts, SharedCounts } from './gauges.js';

/** Sessions are many, and their numbers change slowly: they are counted so often at most, in ms. */
const SESSIONS_MS = 60_000;
/** A count that takes longer is given up, in ms. */
const MOST_MS = 2_000;

/** Counts what all processes share. */
export class PostgresCounts {
  readonly #sql: Sql;
  #sessions: SharedCounts['sessions'] = null;
  #countedAt = -Infinity;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Rejects with what the database throws. */
  async read(): Promise<SharedCounts> {
    const begun = performance.now();
    await this.#sql`select 1`;
    const pingMs = performance.now() - begun;
    const counts = await this.#bounded(async (tx) => {
      const connections = await tx<{ state: string | null; count: number }[]>`
        select state, count(*)::int as count from pg_stat_activity
        where application_name = 'chatbot-test' and datname = current_database() group by state`;
      return {
        queue: { test: await queueOf(tx, TEST_TABLES), live: await queueOf(tx, LIVE_TABLES) },
        connections: new Map(connections.map(({ state, count }) => [state ?? 'unknown', count])),
      };
    });
    return { ...counts, pingMs, sessions: await this.#readSessions() };
  }

  /** Null where there are too many to be counted in time: that says nothing of the database. */
  async #readSessions(): Promise<SharedCounts['sessions']> {
    const now = performance.now();
    if (now - this.#countedAt < SESSIONS_MS) return this.#sessions;
    this.#countedAt = now;
    this.#sessions = await this.#bounded(async (tx) => ({
      test: await sessionsOf(tx, TEST_TABLES),
      live: await sessionsOf(tx, LIVE_TABLES),
    })).catch(() => null);
    return this.#sessions;
  }

  #bounded<T>(read: (tx: Queries) => Promise<T>): Promise<T> {
    return this.#sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', ${String(MOST_MS)}, true)`;
      return read(tx);
    }) as Promise<T>;
  }
}

type Queries = Parameters<Parameters<Sql['begin']>[1]>[0];

async function sessionsOf(sql: Queries, { sessions }: SessionTables) {
  const [row] = await sql<{ active: number; over: number }[]>`
    select count(*) filter (where ended_at is null and expires_at > now())::int as active,
           count(*) filter (where ended_at is not null or expires_at <= now())::int as over
    from ${sql(sessions)}`;
  return row ?? { active: 0, over: 0 };
}

async function queueOf(sql: Queries, { messages }: SessionTables): Promise<QueueCounts> {
  const [row] = await sql<QueueCounts[]>`
    select count(*) filter (where state = 'queued')::int as queued,
           count(*) filter (where state = 'running')::int as running,
           coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds"
    from ${sql(messages)} where state in ('queued', 'running')`;
  return row ?? { queued: 0, running: 0, oldestSeconds: 0 };
}
