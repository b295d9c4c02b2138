import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import { Batch } from '../../db/batch.js';
import type { Sql } from '../../db/client.js';
import { messageColumns, messageOf, type MessageRow } from './message-row.js';
import type {
  Appended,
  LogHead,
  LogPage,
  MessageLog,
  NewMessage,
  PendingReply,
  Undone,
} from './message-log.js';
import type { SessionTables } from './session-tables.js';

interface ClearedRow {
  epoch: number | null;
  seq: number | null;
  next: number;
  inTime: boolean | null;
}

interface AppendedRow {
  outcome: 'appended' | 'known' | 'conflict';
  messageId: string;
  epoch: number;
  seq: number;
  createdAt: Date;
}

type LogRow = { epoch: number; head: number; pending: PendingReply[] | null } & {
  [Field in keyof MessageRow]: MessageRow[Field] | null;
};

/** Postgres: a row with this key is there already. */
const UNIQUE_VIOLATION = '23505';

/**
 * The log of each session: rows with a `seq`, from 1 and without holes in each epoch. What a reset
 * clears keeps its epoch, which is not the session's any more: no reader and no owner of a reply
 * finds it, and `PostgresSessionCleaning` deletes it when the time to undo is over. So a reset costs
 * the same for any length of the log.
 *
 * A reset and its undoing lock the session's row before any message. Their later statements'
 * snapshots are of after the lock, so that they see what a send stored that held the lock before.
 */
export class PostgresMessageLog implements MessageLog {
  readonly #sql: Sql;
  readonly #tables: SessionTables;
  readonly #quiet = new Batch((ids) => this.#findQuiet(ids));

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  async append(message: NewMessage): Promise<Appended> {
    try {
      return await this.#append(message);
    } catch (error) {
      // Another socket's send of the same `cid` was first, so this one is known now. The violation
      // undid the statement whole: no number was taken.
      if (!isUniqueViolation(error)) throw error;
      return this.#append(message);
    }
  }

  async #append(message: NewMessage): Promise<Appended> {
    const { sessionId, messageId, replyId, cid, text, idleMs } = message;
    const rows = await this.#sql<AppendedRow[]>`
      with known as (
        select id, epoch, seq, text, created_at from ${this.#messages}
        where session_id = ${sessionId} and cid = ${cid}
      ), session as (
        update ${this.#sessions}
        set seq = seq + 1, last_active_at = now(), expires_at = now() + ${idleMs} * interval '1 ms'
        where id = ${sessionId} and ended_at is null and expires_at > now()
          and not exists (select from known)
        returning id, epoch, seq
      ), question as (
        insert into ${this.#messages} (id, session_id, epoch, seq, role, cid, text)
        select ${messageId}, id, epoch, seq, 'user', ${cid}, ${text} from session
        returning id, epoch, seq, created_at
      ), reply as (
        insert into ${this.#messages} (id, session_id, epoch, role, reply_to, text, state)
        select ${replyId}, id, epoch, 'bot', ${messageId}, '', 'queued' from session
      )
      select 'appended' as outcome, id as "messageId", epoch, seq, created_at as "createdAt"
      from question
      union all
      select case when text = ${text} then 'known' else 'conflict' end, id, epoch, seq, created_at
      from known`;
    const row = rows[0];
    if (!row) return { outcome: 'ended' };
    const { outcome, ...rest } = row;
    return outcome === 'conflict' ? { outcome } : { outcome, ...rest };
  }

  async readLog(
    sessionId: string,
    after: { epoch: number; seq: number },
    limit: number,
  ): Promise<{ complete: boolean; page: LogPage } | null> {
    const { epoch, seq } = after;
    const quiet = epoch > 0 ? await this.#quiet.read(sessionId) : null;
    if (quiet?.epoch !== epoch || quiet.seq !== seq) return this.#readLog(sessionId, after, limit);
    const page = { epoch, seq, messages: [], hasMore: seq > limit, pending: [] };
    return { complete: true, page };
  }

  /** One statement, so that messages and unanswered ones are of the same moment. */
  async #readLog(
    sessionId: string,
    after: { epoch: number; seq: number },
    limit: number,
  ): Promise<{ complete: boolean; page: LogPage } | null> {
    const sql = this.#sql;
    const afterEpoch = integer(after.epoch);
    const afterSeq = integer(after.seq);
    const rows = await sql<LogRow[]>`
      select s.epoch, s.seq as head, p.pending, l.*
      from ${this.#sessions} s
      left join lateral (
        select json_agg(
          json_strip_nulls(json_build_object(
            'replyId', r.id, 'replyTo', r.reply_to, 'gen', r.gen, 'replaces', r.replaces
          )) order by q.seq
        ) as pending
        from ${this.#messages} r join ${this.#messages} q on q.id = r.reply_to
        where r.session_id = s.id and r.epoch = s.epoch and r.state in ('queued', 'running')
      ) p on true
      left join lateral (
        select ${messageColumns(sql, this.#tables)}
        from ${this.#messages} m
        where m.session_id = s.id and m.epoch = s.epoch and m.seq > case
          when s.epoch = ${afterEpoch} and ${afterSeq} <= s.seq then ${afterSeq} else 0 end
        order by m.seq desc limit ${limit}
      ) l on true
      where s.id = ${sessionId}
      order by l.seq`;
    const first = rows[0];
    if (!first) return null;
    const { epoch, head, pending } = first;
    const complete = epoch === after.epoch && after.seq <= head && head - after.seq <= limit;
    const messages = rows.filter(isMessage).map(messageOf);
    return {
      complete,
      page: { epoch, seq: head, messages, hasMore: head > limit, pending: pending ?? [] },
    };
  }

  async readPage(
    sessionId: string,
    epoch: number,
    before: number,
    limit: number,
  ): Promise<{ messages: Message[]; hasMore: boolean }> {
    const sql = this.#sql;
    const rows = await sql<MessageRow[]>`
      select ${messageColumns(sql, this.#tables)}
      from ${this.#sessions} s
      join ${this.#messages} m on m.session_id = s.id and m.epoch = s.epoch
      where s.id = ${sessionId} and s.epoch = ${integer(epoch)}
        and m.seq < ${integer(before)}
      order by m.seq desc limit ${limit}`;
    return { messages: rows.reverse().map(messageOf), hasMore: (rows[0]?.seq ?? 1) > 1 };
  }

  async countQuestions(sessionId: string, epoch: number, before: number): Promise<number> {
    const [row] = await this.#sql<{ count: number }[]>`
      select count(*)::int as count
      from ${this.#sessions} s
      join ${this.#messages} m on m.session_id = s.id and m.epoch = s.epoch
      where s.id = ${sessionId} and s.epoch = ${integer(epoch)}
        and m.seq < ${integer(before)} and m.role = 'user'`;
    return row?.count ?? 0;
  }

  /**
   * Finds the positions of logs in which nothing is unanswered: of many that come back in the same
   * moment, most miss nothing. Who comes alone is spared the question.
   */
  async #findQuiet(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { epoch: number; seq: number }>> {
    if (ids.length === 1) return new Map();
    const rows = await this.#sql<{ id: string; epoch: number; seq: number }[]>`
      select s.id, s.epoch, s.seq from ${this.#sessions} s
      where s.id = any(${[...ids]}::text[]) and not exists (
        select from ${this.#messages} r
        where r.session_id = s.id and r.epoch = s.epoch and r.state in ('queued', 'running')
      )`;
    return new Map(rows.map(({ id, ...head }) => [id, head]));
  }

  async findHeads(
    ids: readonly string[],
  ): Promise<readonly { id: string; epoch: number; seq: number }[]> {
    return this.#sql<{ id: string; epoch: number; seq: number }[]>`
      select id, epoch, seq from ${this.#sessions} where id = any(${[...ids]}::text[])`;
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

  async undoReset(sessionId: string, epoch: number, withinMs: number): Promise<Undone> {
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
      const back = [cleared.epoch, integer(epoch)];
      const moved = (name: string) => sql`
        case when ${sql(name)} = any(${back}::int[]) then ${next} else ${sql(name)} end`;
      await sql`
        update ${this.#messages}
        set epoch = ${next},
          seq = case when epoch = ${cleared.epoch} then seq else seq + ${cleared.seq} end
        where session_id = ${sessionId} and epoch in (${cleared.epoch}, ${integer(epoch)})`;
      const [head] = await sql<LogHead[]>`
        update ${this.#sessions}
        set epoch = ${next}, seq = seq + ${cleared.seq}, cleared_epoch = null, cleared_seq = null,
          unanswered_epoch = ${moved('unanswered_epoch')},
          failed_epoch = ${moved('failed_epoch')},
          good_epoch = ${moved('good_epoch')}, bad_epoch = ${moved('bad_epoch')}
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

/** The outer join gives an empty log one row of nulls. */
function isMessage(row: LogRow): row is LogRow & MessageRow {
  return row.id !== null;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}

/** Clients send any number; one that no row can have is as good as the largest that one can. */
function integer(value: number): number {
  return Math.min(value, 2_147_483_647);
}
