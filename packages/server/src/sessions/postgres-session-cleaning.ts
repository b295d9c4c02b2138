import type { Sql } from '../db/client.js';
import type { Deleted, SessionCleaning } from './session-cleaning.js';
import type { SessionTables } from './session-tables.js';

/** Sessions that one statement looks at. */
const SESSIONS_AT_ONCE = 50;

/**
 * Each step is two statements, each a transaction of its own and bounded. Rows that another process
 * works on are skipped, not waited for.
 */
export class PostgresSessionCleaning implements SessionCleaning {
  readonly #sql: Sql;
  readonly #tables: SessionTables;

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  async deleteOld(retentionMs: number, limit: number): Promise<Deleted> {
    const sql = this.#sql;
    // What ended before that was made before that, which has an index.
    const isOld = sql`
      s.created_at < now() - ${retentionMs} * interval '1 ms'
      and coalesce(s.ended_at, s.expires_at) < now() - ${retentionMs} * interval '1 ms'`;
    const [emptied] = await sql<{ messages: number }[]>`
      with old as materialized (
        select s.id from ${this.#sessions} s where ${isOld}
        order by s.created_at limit ${SESSIONS_AT_ONCE} for update skip locked
      ), doomed as (
        select m.id from old join ${this.#messages} m on m.session_id = old.id limit ${limit}
      ), gone as (
        delete from ${this.#messages} m using doomed where m.id = doomed.id returning 1
      )
      select count(*)::int as messages from gone`;
    const deleted = await sql`
      delete from ${this.#sessions} where id in (
        select s.id from ${this.#sessions} s
        where ${isOld} and not exists (
          select from ${this.#messages} m where m.session_id = s.id
        )
        order by s.created_at limit ${SESSIONS_AT_ONCE} for update skip locked
      )`;
    return { sessions: deleted.count, messages: emptied?.messages ?? 0 };
  }

  async purgeCleared(keepMs: number, limit: number): Promise<Deleted> {
    const sql = this.#sql;
    const isDue = sql`s.cleared_at < now() - ${keepMs} * interval '1 ms'`;
    const [purged] = await sql<{ messages: number }[]>`
      with due as materialized (
        select s.id, s.epoch from ${this.#sessions} s where ${isDue}
        order by s.cleared_at limit ${SESSIONS_AT_ONCE} for update skip locked
      ), doomed as (
        select m.id from due
        join ${this.#messages} m on m.session_id = due.id and m.epoch < due.epoch
        limit ${limit}
      ), gone as (
        delete from ${this.#messages} m using doomed where m.id = doomed.id returning 1
      )
      select count(*)::int as messages from gone`;
    const finished = await sql`
      update ${this.#sessions} set cleared_epoch = null, cleared_seq = null, cleared_at = null
      where id in (
        select s.id from ${this.#sessions} s
        where ${isDue} and not exists (
          select from ${this.#messages} m where m.session_id = s.id and m.epoch < s.epoch
        )
        order by s.cleared_at limit ${SESSIONS_AT_ONCE} for update skip locked
      )`;
    return { sessions: finished.count, messages: purged?.messages ?? 0 };
  }

  get #sessions() {
    return this.#sql(this.#tables.sessions);
  }

  get #messages() {
    return this.#sql(this.#tables.messages);
  }
}
