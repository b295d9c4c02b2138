import type { Sql } from '../db/client.js';
import { integer } from './integer.js';
import type { LogHead, Undone } from './session-repository.js';
import type { SessionTables } from './session-tables.js';

interface ClearedRow {
  epoch: number | null;
  seq: number | null;
  next: number;
  inTime: boolean | null;
}

/**
 * Clears logs and brings them back. What a reset clears keeps its epoch, which is not the
 * session's any more: no reader and no owner of a reply finds it, and `PostgresSessionCleaning`
 * deletes it when the time to undo is over. So a reset costs the same for any length of the log.
 *
 * Both lock the session's row before any message. Their later statements' snapshots are of after
 * the lock, so that they see what a send stored that held the lock before.
 */
export class PostgresSessionResets {
  readonly #sql: Sql;
  readonly #tables: SessionTables;

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  /** A log with nothing in it leaves what an earlier reset has cleared to be undone. */
  async reset(sessionId: string, epoch: number): Promise<{ epoch: number } | null> {
    return this.#sql.begin(async (sql) => {
      const [session] = await sql<{ epoch: number }[]>`
        update ${this.#sessions}
        set epoch = epoch + 1, seq = 0,
          cleared_epoch = case when seq > 0 then epoch else cleared_epoch end,
          cleared_seq = case when seq > 0 then seq else cleared_seq end,
          cleared_at = case when seq > 0 then now() else cleared_at end
        where id = ${sessionId} and epoch = ${integer(epoch)} and ended_at is null
          and expires_at > now()
        returning epoch`;
      if (!session) return null;
      // Whoever answers one of these finds that it is not theirs any more.
      await sql`
        update ${this.#messages} set state = 'queued', owner = null, lease_until = null
        where session_id = ${sessionId} and state = 'running'`;
      return { epoch: session.epoch };
    });
  }

  async undo(sessionId: string, epoch: number, withinMs: number): Promise<Undone> {
    return this.#sql.begin(async (sql) => {
      const [cleared] = await sql<ClearedRow[]>`
        select cleared_epoch as epoch, cleared_seq as seq, epoch + 1 as next,
          cleared_at > now() - ${withinMs} * interval '1 ms' as "inTime"
        from ${this.#sessions}
        where id = ${sessionId} and epoch = ${integer(epoch)} and ended_at is null
          and expires_at > now()
        for update`;
      if (!cleared) return { outcome: 'other-epoch' };
      const { next, inTime } = cleared;
      if (!inTime || cleared.epoch === null) return { outcome: 'too-late' };
      await sql`
        update ${this.#messages}
        set epoch = ${next},
          seq = case when epoch = ${cleared.epoch} then seq else seq + ${cleared.seq} end
        where session_id = ${sessionId} and epoch in (${cleared.epoch}, ${integer(epoch)})`;
      const [head] = await sql<LogHead[]>`
        update ${this.#sessions}
        set epoch = ${next}, seq = seq + ${cleared.seq}, cleared_epoch = null, cleared_seq = null
        where id = ${sessionId}
        returning epoch, seq`;
      if (!head) throw new Error('A locked session is gone.');
      return { outcome: 'undone', head };
    });
  }

  get #sessions() {
    return this.#sql(this.#tables.sessions);
  }

  get #messages() {
    return this.#sql(this.#tables.messages);
  }
}
