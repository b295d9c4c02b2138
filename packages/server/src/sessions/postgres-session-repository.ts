import type { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  Feedback,
  ReplyDebug,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';
import { Batch } from '../db/batch.js';
import type { Sql } from '../db/client.js';
import { PostgresMessageLog } from './postgres-message-log.js';
import { PostgresReplyChanges } from './postgres-reply-changes.js';
import { PostgresReplyJobs } from './postgres-reply-jobs.js';
import { listSessions } from './postgres-session-list.js';
import { PostgresSessionResets } from './postgres-session-resets.js';
import type {
  Appended,
  ClaimedReply,
  EndedReply,
  NewMessage,
  NewSession,
  Regeneration,
  ReplyEnd,
  SessionPage,
  SessionQuery,
  SessionRecord,
  SessionRepository,
  SessionState,
  Undone,
} from './session-repository.js';
import {
  sessionColumns,
  sessionOf,
  type SessionRow,
  type SessionTables,
} from './session-tables.js';

/**
 * Sessions in Postgres. A change of a log locks its session's row first and any message after it,
 * so that no two wait for each other. Almost all are one statement: the embedded database has one
 * connection for everybody. Rows are found by bounded ranges of keys, so that no cost grows with
 * the length of the history.
 */
export class PostgresSessionRepository implements SessionRepository {
  readonly #sql: Sql;
  readonly #tables: SessionTables;
  /** Thousands of clients may come back at once. */
  readonly #byId = new Batch((ids) => this.#findAll(ids));
  readonly #log: PostgresMessageLog;
  readonly #jobs: PostgresReplyJobs;
  readonly #changes: PostgresReplyChanges;
  readonly #resets: PostgresSessionResets;

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
    this.#log = new PostgresMessageLog(sql, tables);
    this.#jobs = new PostgresReplyJobs(sql, tables);
    this.#changes = new PostgresReplyChanges(sql, tables);
    this.#resets = new PostgresSessionResets(sql, tables);
  }

  async create(session: NewSession): Promise<SessionRecord> {
    const sql = this.#sql;
    const { id, tenantId, chatbotId, visitor, idleMs } = session;
    const rows = await sql<SessionRow[]>`
      insert into ${this.#sessions}
        (id, tenant_id, chatbot_id, ${this.#owner}, visitor, expires_at)
      values (${id}, ${tenantId}, ${chatbotId}, ${this.#tables.owner.of(session)},
        ${sql.json(visitor)}, now() + ${idleMs} * interval '1 ms')
      returning ${this.#columns}`;
    const created = this.#first(rows);
    if (!created) throw new Error('An inserted session was not returned.');
    return created;
  }

  async find(tenantId: string, id: string): Promise<SessionRecord | null> {
    const session = await this.#byId.read(id);
    return session?.tenantId === tenantId ? session : null;
  }

  async #findAll(ids: readonly string[]): Promise<Map<string, SessionRecord>> {
    const rows = await this.#sql<SessionRow[]>`
      select ${this.#columns} from ${this.#sessions} where id = any(${[...ids]}::text[])`;
    return new Map(rows.map((row) => [row.id, sessionOf(row, this.#tables)]));
  }

  async findLatest(
    tenantId: string,
    chatbotId: string,
    operatorId: string,
  ): Promise<SessionRecord | null> {
    return this.#first(
      await this.#sql<SessionRow[]>`
      select ${this.#columns} from ${this.#sessions}
      where chatbot_id = ${chatbotId} and ${this.#owner} = ${operatorId}
        and tenant_id = ${tenantId} and ended_at is null and expires_at > now()
      order by created_at desc limit 1`,
    );
  }

  async findByTokenHash(chatbotId: string, tokenHash: string): Promise<SessionRecord | null> {
    return this.#first(
      await this.#sql<SessionRow[]>`
      select ${this.#columns} from ${this.#sessions}
      where ${this.#owner} = ${tokenHash} and chatbot_id = ${chatbotId}`,
    );
  }

  list(query: SessionQuery): Promise<SessionPage> {
    return listSessions(this.#sql, this.#tables, query);
  }

  async extend(id: string, idleMs: number): Promise<SessionRecord | null> {
    return this.#first(
      await this.#sql<SessionRow[]>`
      update ${this.#sessions}
      set last_active_at = now(), expires_at = now() + ${idleMs} * interval '1 ms'
      where id = ${id} and ended_at is null and expires_at > now()
      returning ${this.#columns}`,
    );
  }

  async expire(id: string): Promise<SessionRecord | null> {
    return this.#first(
      await this.#sql<SessionRow[]>`
      update ${this.#sessions} set expires_at = now()
      where id = ${id} and ended_at is null and expires_at > now()
      returning ${this.#columns}`,
    );
  }

  async identify(id: string, visitor: Visitor): Promise<SessionRecord | null> {
    return this.#first(
      await this.#sql<SessionRow[]>`
      update ${this.#sessions} set visitor = ${this.#sql.json(visitor)}
      where id = ${id} and ended_at is null and expires_at > now()
      returning ${this.#columns}`,
    );
  }

  async end(id: string): Promise<SessionRecord | null> {
    return this.#first(
      await this.#sql<SessionRow[]>`
      update ${this.#sessions} set ended_at = coalesce(ended_at, now())
      where id = ${id} returning ${this.#columns}`,
    );
  }

  async stateOf(sessionId: string): Promise<SessionState | null> {
    const rows = await this.#sql<{ state: SessionState }[]>`
      select case when ended_at is not null then 'ended' when expires_at > now() then 'active'
        else 'expired' end as state
      from ${this.#sessions} where id = ${sessionId}`;
    return rows[0]?.state ?? null;
  }

  append(message: NewMessage): Promise<Appended> {
    return this.#log.append(message);
  }

  readLog(sessionId: string, after: { epoch: number; seq: number }, limit: number) {
    return this.#log.readLog(sessionId, after, limit);
  }

  readPage(sessionId: string, epoch: number, before: number, limit: number) {
    return this.#log.readPage(sessionId, epoch, before, limit);
  }

  reset(sessionId: string, epoch: number): Promise<{ epoch: number } | null> {
    return this.#resets.reset(sessionId, epoch);
  }

  undoReset(sessionId: string, epoch: number, withinMs: number): Promise<Undone> {
    return this.#resets.undo(sessionId, epoch, withinMs);
  }

  claimNext(sessionId: string, owner: string, leaseMs: number): Promise<ClaimedReply | null> {
    return this.#jobs.claimNext(sessionId, owner, leaseMs);
  }

  endReply(end: ReplyEnd): Promise<EndedReply | null> {
    return this.#jobs.endReply(end);
  }

  stopQueued(sessionId: string, replyId: string, revision: number): Promise<EndedReply | null> {
    return this.#jobs.stopQueued(sessionId, replyId, revision);
  }

  regenerate(
    sessionId: string,
    replyId: string,
    newReplyId: string,
    idleMs: number,
  ): Promise<Regeneration | null> {
    return this.#changes.regenerate(sessionId, replyId, newReplyId, idleMs);
  }

  rate(
    sessionId: string,
    replyId: string,
    value: Feedback | null,
  ): Promise<{ epoch: number } | null> {
    return this.#changes.rate(sessionId, replyId, value);
  }

  findDebug(sessionId: string, replyId: string): Promise<ReplyDebug | null> {
    return this.#jobs.findDebug(sessionId, replyId);
  }

  findDetails(sessionId: string, replyId: string): Promise<ReplyDetails | null> {
    return this.#jobs.findDetails(sessionId, replyId);
  }

  listDetails(sessionId: string): Promise<ReadonlyMap<string, ReplyDetails>> {
    return this.#jobs.listDetails(sessionId);
  }

  saveTiming(
    replyId: string,
    gen: number,
    timing: Pick<ReplyDebug, 'totalMs' | 'marks'>,
  ): Promise<void> {
    return this.#jobs.saveTiming(replyId, gen, timing);
  }

  findHeads(ids: readonly string[]) {
    return this.#log.findHeads(ids);
  }

  renewLeases(owner: string, replyIds: readonly string[], leaseMs: number) {
    return this.#jobs.renewLeases(owner, replyIds, leaseMs);
  }

  requestStop(sessionId: string, replyId: string): Promise<boolean> {
    return this.#jobs.requestStop(sessionId, replyId);
  }

  release(owner: string): Promise<readonly string[]> {
    return this.#jobs.release(owner);
  }

  releaseAll(): Promise<readonly string[]> {
    return this.#jobs.releaseAll();
  }

  findUnanswered(): Promise<readonly string[]> {
    return this.#jobs.findUnanswered();
  }

  get #sessions() {
    return this.#sql(this.#tables.sessions);
  }

  get #owner() {
    return this.#sql(this.#tables.owner.column);
  }

  get #columns() {
    return sessionColumns(this.#sql, this.#tables);
  }

  #first(rows: readonly SessionRow[]): SessionRecord | null {
    return rows[0] ? sessionOf(rows[0], this.#tables) : null;
  }
}
