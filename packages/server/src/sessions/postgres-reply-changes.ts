import type { Feedback } from '@chatbot-test/shared/protocol/message.schema.js';
import type { Sql } from '../db/client.js';
import type { Regeneration } from './session-repository.js';
import type { SessionTables } from './session-tables.js';

/** What people do with replies that have ended: have them given again, and judge them. */
export class PostgresReplyChanges {
  readonly #sql: Sql;
  readonly #tables: SessionTables;

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  /**
   * The session's row is locked first: a send that was in between has taken the next number by
   * then, so that the reply is not the last any more; and of two of these the second finds it
   * replaced.
   */
  async regenerate(
    sessionId: string,
    replyId: string,
    newReplyId: string,
    idleMs: number,
  ): Promise<Regeneration | null> {
    const rows = await this.#sql<Regeneration[]>`
      with session as materialized (
        select id, epoch, seq from ${this.#sessions}
        where id = ${sessionId} and ended_at is null and expires_at > now()
        for update
      ), last as materialized (
        select m.id, m.reply_to from session
        join ${this.#messages} m
          on m.session_id = session.id and m.epoch = session.epoch and m.seq = session.seq
        where m.id = ${replyId} and m.role = 'bot' and not m.replaced and not exists (
          select from ${this.#messages} p
          where p.session_id = session.id and p.state in ('queued', 'running')
        )
        for update of m
      ), replaced as (
        update ${this.#messages} m set replaced = true from last where m.id = last.id
      ), active as (
        update ${this.#sessions} s
        set last_active_at = now(), expires_at = now() + ${idleMs} * interval '1 ms'
        from last where s.id = ${sessionId}
      ), reply as (
        insert into ${this.#messages} (id, session_id, epoch, role, reply_to, text, state, replaces)
        select ${newReplyId}, session.id, session.epoch, 'bot', last.reply_to, '', 'queued', last.id
        from session, last
      )
      select session.epoch, session.seq, last.reply_to as "replyTo" from session, last`;
    return rows[0] ?? null;
  }

  async rate(
    sessionId: string,
    replyId: string,
    value: Feedback | null,
  ): Promise<{ epoch: number } | null> {
    const rows = await this.#sql<{ epoch: number }[]>`
      update ${this.#messages} set feedback = ${value}
      where id = ${replyId} and session_id = ${sessionId} and role = 'bot' and seq is not null
      returning epoch`;
    return rows[0] ?? null;
  }

  get #sessions() {
    return this.#sql(this.#tables.sessions);
  }

  get #messages() {
    return this.#sql(this.#tables.messages);
  }
}
