import type { KnownVisitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { Sql } from '../../db/client.js';
import { INSTANCE } from '../../instance.js';
import { recordUsage, usageJson } from '../../usage/record-usage.js';
import { figuresOf, type ReplyFigures } from '../../usage/usage-event.js';
import type {
  ClaimedReply,
  EndedReply,
  LeasedReply,
  Regeneration,
  ReplyEnd,
  ReplyQueue,
} from './reply-queue.js';
import type { Fragment, SessionTables } from './session-tables.js';

/** Messages of the past that a chatbot service gets with a question. */
const HISTORY_MESSAGES = 20;

/** Figures of a reply that was stopped before anybody had begun to give it. */
const NEVER_BEGUN: Omit<ReplyFigures, 'isFirst'> = {
  kind: 'reply',
  state: 'stopped',
  totalMs: null,
  firstTokenMs: null,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: null,
  error: null,
  isUnanswered: false,
};

type HistoryMessage = ClaimedReply['history'][number];

type ClaimedRow = Omit<ClaimedReply, 'history' | 'historyCut' | 'visitor'> & {
  visitor: KnownVisitor;
  history: HistoryMessage[] | null;
  historyCut: boolean | null;
};

/** Replies that are to be given, and their ends. A reply's generation fences its owners. */
export class PostgresReplyQueue implements ReplyQueue {
  readonly #sql: Sql;
  readonly #tables: SessionTables;

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  /**
   * Only the oldest unanswered message is a candidate: where two claim at once, the later waits
   * for the row, finds it taken and gets nothing, instead of the next one.
   */
  async claimNext(
    sessionId: string,
    owner: string,
    leaseMs: number,
    expected?: string,
  ): Promise<ClaimedReply | null> {
    const rows = await this.#sql<ClaimedRow[]>`
      with oldest as (
        select r.id, ${expected ?? null}::text as expected
        from ${this.#sessions} s
        join ${this.#messages} r on r.session_id = s.id and r.epoch = s.epoch
        join ${this.#messages} q on q.id = r.reply_to
        where s.id = ${sessionId} and r.state in ('queued', 'running')
        order by q.seq limit 1
      ), claimed as (
        update ${this.#messages} m
        set state = 'running', gen = gen + 1, owner = ${owner},
          lease_until = now() + ${leaseMs} * interval '1 ms'
        from oldest
        where m.id = oldest.id and (
          m.state = 'queued'
          or m.state = 'running' and (m.owner = ${owner} or m.lease_until <= now())
        ) and not exists (
          -- Undoing a reset puts older messages before one that is being answered.
          select from ${this.#messages} r
          where r.session_id = m.session_id and r.epoch = m.epoch and r.id <> m.id
            and r.state = 'running' and r.owner <> ${owner} and r.lease_until > now()
        )
        returning m.id, m.reply_to, m.gen, m.stopping, m.checkpoint
      )
      select c.id as "replyId", s.id as "sessionId", s.tenant_id as "tenantId",
        s.chatbot_id as "chatbotId", s.review_link as "reviewLink", s.visitor, s.address, q.epoch, c.gen, c.checkpoint,
        c.stopping or s.ended_at is not null or s.expires_at <= now() as "isStopping",
        q.id as "replyTo", q.text,
        q.created_at as "createdAt", h.history, h.cut as "historyCut"
      from claimed c
      join ${this.#messages} q on q.id = c.reply_to
      join ${this.#sessions} s on s.id = q.session_id
      left join lateral (${this.#history()}) h on true`;
    const row = rows[0];
    if (!row) return null;
    // An answer whose question is further back than that has nothing to refer to.
    const history = row.history ?? [];
    const start = history.findIndex(({ role }) => role === 'user');
    const historyCut = row.historyCut ?? false;
    return { ...row, historyCut, history: start < 0 ? [] : history.slice(start) };
  }

  /** Messages before the question `q`: later ones are left out, each answer follows its own. */
  #history(): Fragment {
    const sql = this.#sql;
    return sql`
      select
        json_agg(json_build_object('role', l.role, 'text', l.text) order by l.turn, l.role desc)
          filter (where l.back <= ${HISTORY_MESSAGES}) as history,
        bool_or(l.back > ${HISTORY_MESSAGES}) as cut
      from (
        select m.role, m.text, coalesce(a.seq, m.seq) as turn,
          row_number() over (order by m.seq desc) as back
        from ${this.#messages} m
        left join ${this.#messages} a on a.id = m.reply_to
        where m.session_id = q.session_id and m.epoch = q.epoch and m.seq is not null
          and m.text <> '' and not m.replaced and (m.role = 'bot' or m.seq < q.seq)
        order by m.seq desc limit ${HISTORY_MESSAGES + 1}
      ) l`;
  }

  async saveCheckpoint(replyId: string, gen: number, checkpoint: string): Promise<void> {
    await this.#sql`
      update ${this.#messages} set checkpoint = ${checkpoint}
      where id = ${replyId} and gen = ${gen} and state = 'running'`;
  }

  async endReply(end: ReplyEnd): Promise<EndedReply | null> {
    const sql = this.#sql;
    const {
      sessionId,
      replyId,
      gen,
      state,
      text,
      sources,
      revision,
      problem,
      quickReplies,
      fingerprint,
    } = end;
    const ended = await this.#end(
      sessionId,
      replyId,
      sql`state = 'running' and gen = ${gen}`,
      sql`state = ${state}, text = ${text}, sources = ${sql.json(sources)}, revision = ${revision},
        fingerprint = ${fingerprint ?? null}, problem = ${problem && sql.json(problem)}, quick_replies = ${sql.json(quickReplies)}
        ${this.#trace(end)}`,
      figuresOf(end),
    );
    return ended ?? this.#findEnd(replyId, gen);
  }

  /** Trace that is stored: all of it in tests, its figures live. */
  #trace({ debug, details, totals }: ReplyEnd): Fragment {
    const sql = this.#sql;
    return this.#tables.debug
      ? sql`, debug = ${debug && sql.json(debug)}, details = ${details && sql.json(details)}`
      : sql`, totals = ${totals && sql.json(totals)}`;
  }

  stopQueued(sessionId: string, replyId: string, revision: number): Promise<EndedReply | null> {
    const sql = this.#sql;
    return this.#end(
      sessionId,
      replyId,
      sql`state = 'queued'`,
      sql`state = 'stopped', gen = gen + 1, sources = '[]', revision = ${revision}`,
      NEVER_BEGUN,
    );
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

  /**
   * Gives a reply its place in the log. The session's row is locked before the reply's, as by
   * every change of a log; the reply is then looked at again, as it is by now.
   */
  async #end(
    sessionId: string,
    replyId: string,
    condition: Fragment,
    changes: Fragment,
    figures: Omit<ReplyFigures, 'isFirst'>,
  ): Promise<EndedReply | null> {
    const sql = this.#sql;
    const event = sql`${usageJson(sql, figures)}
      || jsonb_build_object('isFirst', reply.replaces is null)`;
    const usage = { from: sql`session s, reply`, event, messageId: sql`reply.id` };
    const rows = await sql<EndedReply[]>`
      with session as materialized (
        select * from ${this.#sessions} where id = ${sessionId} for update
      ), reply as materialized (
        select m.id, m.replaces from session
        join ${this.#messages} m on m.session_id = session.id and m.epoch = session.epoch
        where m.id = ${replyId} and ${condition}
        for update of m
      ), log as (
        update ${this.#sessions} s
        set seq = seq + 1, last_active_at = now(), last_error = ${figures.error},
          instance = ${INSTANCE},
          unanswered_epoch = case when ${figures.isUnanswered} then epoch else unanswered_epoch end,
          failed_epoch = case when ${figures.error !== null} then epoch else failed_epoch end
        from reply where s.id = ${sessionId}
        returning s.seq
      ), usage as (${recordUsage(sql, this.#tables, usage)})
      update ${this.#messages} m
      set ${changes}, seq = log.seq, owner = null, lease_until = null, checkpoint = null, created_at = now()
      from log where m.id = ${replyId}
      returning m.epoch, m.seq, m.reply_to as "replyTo", m.gen, m.created_at as "createdAt",
        m.replaces`;
    return rows[0] ?? null;
  }

  /** Finds the end that an owner has stored without hearing of its own success. */
  async #findEnd(replyId: string, gen: number): Promise<EndedReply | null> {
    const rows = await this.#sql<EndedReply[]>`
      select epoch, seq, reply_to as "replyTo", gen, created_at as "createdAt", replaces
      from ${this.#messages}
      where id = ${replyId} and gen = ${gen} and role = 'bot' and seq is not null`;
    return rows[0] ?? null;
  }

  async renewLeases(
    owner: string,
    replyIds: readonly string[],
    leaseMs: number,
  ): Promise<readonly LeasedReply[]> {
    return this.#sql<LeasedReply[]>`
      update ${this.#messages} m set lease_until = now() + ${leaseMs} * interval '1 ms'
      from ${this.#sessions} s
      where m.id = any(${[...replyIds]}::text[]) and m.state = 'running' and m.owner = ${owner}
        and s.id = m.session_id and s.epoch = m.epoch
      returning m.id as "replyId",
        m.stopping or s.ended_at is not null or s.expires_at <= now() as "isStopping"`;
  }

  async requestStop(sessionId: string, replyId: string): Promise<boolean> {
    const rows = await this.#sql`
      update ${this.#messages} set stopping = true
      where id = ${replyId} and session_id = ${sessionId} and state = 'running'
      returning id`;
    return rows.length > 0;
  }

  async release(owner: string): Promise<readonly string[]> {
    const rows = await this.#sql<{ id: string }[]>`
      update ${this.#messages} set state = 'queued', owner = null, lease_until = null
      where state = 'running' and owner = ${owner}
      returning session_id as id`;
    return rows.map(({ id }) => id);
  }

  async findUnanswered(): Promise<readonly string[]> {
    const rows = await this.#sql<{ id: string }[]>`
      select s.id from ${this.#messages} m
      join ${this.#sessions} s on s.id = m.session_id and s.epoch = m.epoch
      where m.state in ('queued', 'running')
      group by s.id
      having bool_and(m.state = 'queued' or m.lease_until <= now())`;
    return rows.map(({ id }) => id);
  }

  async releaseAll(): Promise<readonly string[]> {
    const sql = this.#sql;
    await sql`
      update ${this.#messages} set state = 'queued', owner = null, lease_until = null
      where state = 'running'`;
    const rows = await sql<{ id: string }[]>`
      select distinct session_id as id from ${this.#messages} where state in ('queued', 'running')`;
    return rows.map(({ id }) => id);
  }

  get #sessions() {
    return this.#sql(this.#tables.sessions);
  }

  get #messages() {
    return this.#sql(this.#tables.messages);
  }
}
