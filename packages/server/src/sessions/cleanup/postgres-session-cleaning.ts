import type { Sql } from '../../db/client.js';
import type { Deleted, SessionCleaning } from './session-cleaning.js';
import type { SessionTables } from '../storage/session-tables.js';

/** The sessions of a tenant; of these chatbots, or of all. */
export interface CleanedPart {
  readonly tenantId: string;
  readonly chatbotIds: readonly string[] | null;
}

/** Sessions that one statement looks at. */
const SESSIONS_AT_ONCE = 50;

/**
 * Each step is two statements, each a transaction of its own and bounded. Rows that another process
 * works on are skipped, not waited for.
 */
export class PostgresSessionCleaning implements SessionCleaning {
  readonly #sql: Sql;
  readonly #tables: SessionTables;

  readonly #of: CleanedPart | null;

  /** @param of the only ones that are deleted; null: all */
  constructor(sql: Sql, tables: SessionTables, of: CleanedPart | null = null) {
    this.#sql = sql;
    this.#tables = tables;
    this.#of = of;
  }

  async deleteOld(retentionMs: number, limit: number): Promise<Deleted> {
    const sql = this.#sql;
    // What ended before that was made before that, which has an index.
    const kept = this.#tables.perChatbot ? sql`c.kept` : sql`${retentionMs} * interval '1 ms'`;
    const isOld = sql`
      s.created_at < now() - ${kept} and coalesce(s.ended_at, s.expires_at) < now() - ${kept}
      ${this.#whose()}`;
    const sessions = this.#tables.perChatbot
      ? sql`(${this.#retentions(retentionMs)}) c join ${this.#sessions} s on s.chatbot_id = c.id`
      : sql`${this.#sessions} s`;
    const [emptied] = await sql<{ messages: number }[]>`
      with old as materialized (
        select s.id from ${sessions} where ${isOld}
        order by s.created_at limit ${SESSIONS_AT_ONCE} for update of s skip locked
      ), doomed as (
        select m.id from old join ${this.#messages} m on m.session_id = old.id limit ${limit}
      ), gone as (
        delete from ${this.#messages} m using doomed where m.id = doomed.id returning 1
      )
      select count(*)::int as messages from gone`;
    // What a connected service calls the conversation goes with it, and so do its questions.
    const deleted = await sql`
      with empty as materialized (
        select s.id from ${sessions}
        where ${isOld} and not exists (
          select from ${this.#messages} m where m.session_id = s.id
        )
        order by s.created_at limit ${SESSIONS_AT_ONCE} for update of s skip locked
      ), connected as (
        delete from connector_sessions where session_id in (select id from empty)
      ), unanswered as (
        delete from unanswered_questions where session_id in (select id from empty)
      )
      delete from ${this.#sessions} where id in (select id from empty)`;
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

  #whose() {
    const sql = this.#sql;
    if (!this.#of) return sql``;
    const { tenantId, chatbotIds } = this.#of;
    const chatbots = chatbotIds && sql`and s.chatbot_id = any(${[...chatbotIds]}::text[])`;
    return sql`and s.tenant_id = ${tenantId} ${chatbots ?? sql``}`;
  }

  /** Retention of each chatbot's conversations, as it is published. */
  #retentions(retentionMs: number) {
    return this.#sql`
      select chatbots.id, coalesce(
               (r.config->>'retentionDays')::int * interval '1 day',
               ${retentionMs} * interval '1 ms') as kept
        from chatbots
        join chatbot_revisions r on r.chatbot_id = chatbots.id
         and r.number = coalesce(chatbots.live_revision, chatbots.draft_revision)`;
  }

  get #sessions() {
    return this.#sql(this.#tables.sessions);
  }

  get #messages() {
    return this.#sql(this.#tables.messages);
  }
}
