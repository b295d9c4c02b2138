import type {
  Feedback,
  ReplyDebug,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { Sql, TransactionSql } from '../../db/client.js';
import { recordUsage } from '../../usage/record-usage.js';
import type { ReplyRecords } from './reply-records.js';
import type { SessionTables } from './session-tables.js';

/** Records of replies, in Postgres. */
export class PostgresReplyRecords implements ReplyRecords {
  readonly #sql: Sql;
  readonly #tables: SessionTables;

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  async rate(
    sessionId: string,
    replyId: string,
    value: Feedback | null,
    reason: string | null = null,
  ): Promise<{ epoch: number } | null> {
    return this.#sql.begin((tx) => this.#rate(tx, sessionId, replyId, value, reason));
  }

  /** The session's row is locked first, as by every change of a log: what else is rated in it stays. */
  async #rate(
    sql: TransactionSql,
    sessionId: string,
    replyId: string,
    value: Feedback | null,
    reason: string | null,
  ): Promise<{ epoch: number } | null> {
    await sql`select from ${sql(this.#tables.sessions)} where id = ${sessionId} for update`;
    // The change against what was thought before: whoever rates twice is counted once.
    const change = (of: Feedback) =>
      sql`((${value}::text is not distinct from ${of})::int - (b.feedback is not distinct from ${of})::int)`;
    const event = sql`jsonb_build_object(
      'kind', 'feedback', 'good', ${change('good')}, 'bad', ${change('bad')})`;
    const from = sql`before b join ${sql(this.#tables.sessions)} s on s.id = b.session_id
      where b.feedback is distinct from ${value}`;
    const usage = recordUsage(sql, this.#tables, { from, event, messageId: sql`b.id` });
    const rows = await sql<{ epoch: number }[]>`
      with before as materialized (
        select id, session_id, feedback from ${this.#messages}
        where id = ${replyId} and session_id = ${sessionId} and role = 'bot' and seq is not null
        for update
      ), usage as (${usage})
      update ${this.#messages} m set feedback = ${value}, feedback_reason = ${reason}
      from before where m.id = before.id
      returning m.epoch`;
    if (!rows[0]) return null;
    const has = (of: Feedback) => sql`case when exists (
      select from ${this.#messages} m
      where m.session_id = s.id and m.epoch = s.epoch and m.feedback = ${of}) then s.epoch end`;
    await sql`
      update ${sql(this.#tables.sessions)} s
      set good_epoch = ${has('good')}, bad_epoch = ${has('bad')} where s.id = ${sessionId}`;
    return rows[0];
  }

  async findDebug(sessionId: string, replyId: string): Promise<ReplyDebug | null> {
    if (!this.#tables.debug) return null;
    const rows = await this.#sql<{ debug: ReplyDebug | null }[]>`
      select debug from ${this.#messages}
      where id = ${replyId} and session_id = ${sessionId} and role = 'bot'`;
    return rows[0]?.debug ?? null;
  }

  async findDetails(sessionId: string, replyId: string): Promise<ReplyDetails | null> {
    if (!this.#tables.debug) return null;
    const rows = await this.#sql<{ details: ReplyDetails | null }[]>`
      select details from ${this.#messages}
      where id = ${replyId} and session_id = ${sessionId} and role = 'bot'`;
    return rows[0]?.details ?? null;
  }

  async listDetails(sessionId: string): Promise<ReadonlyMap<string, ReplyDetails>> {
    if (!this.#tables.debug) return new Map();
    const rows = await this.#sql<{ id: string; details: ReplyDetails }[]>`
      select id, details from ${this.#messages}
      where session_id = ${sessionId} and details is not null`;
    return new Map(rows.map(({ id, details }) => [id, details]));
  }

  async saveTiming(
    replyId: string,
    gen: number,
    { totalMs, marks }: Pick<ReplyDebug, 'totalMs' | 'marks'>,
  ): Promise<void> {
    const sql = this.#sql;
    const [column, timing] = this.#tables.debug
      ? ['debug', { totalMs, marks }]
      : ['totals', { totalMs }];
    await sql`
      update ${this.#messages} set ${sql(column)} = ${sql(column)} || ${sql.json(timing)}::jsonb
      where id = ${replyId} and gen = ${gen} and ${sql(column)} is not null`;
  }

  get #messages() {
    return this.#sql(this.#tables.messages);
  }
}
