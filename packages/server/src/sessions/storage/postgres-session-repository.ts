import type { KnownVisitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { audited, type Deed } from '../../audit/audited.js';
import { Batch } from '../../db/batch.js';
import type { Sql, TransactionSql } from '../../db/client.js';
import { INSTANCE } from '../../instance.js';
import { recordUsage, usageJson } from '../../usage/record-usage.js';
import { listSessions } from './postgres-session-list.js';
import type {
  NewSession,
  SessionPage,
  SessionQuery,
  SessionRecord,
  SessionRepository,
  SessionState,
} from './session-repository.js';
import {
  sessionColumns,
  sessionOf,
  type SessionRow,
  type SessionTables,
} from './session-tables.js';

export class PostgresSessionRepository implements SessionRepository {
  readonly #sql: Sql;
  readonly #tables: SessionTables;
  /** Thousands of clients may come back at once. */
  readonly #byId = new Batch((ids) => this.#findAll(ids));

  constructor(sql: Sql, tables: SessionTables) {
    this.#sql = sql;
    this.#tables = tables;
  }

  async create(session: NewSession): Promise<SessionRecord> {
    const sql = this.#sql;
    const { id, tenantId, chatbotId, visitor, idleMs, address = null } = session;
    const { origin = null, receipt = null, verdict = null, reviewLink = null } = session.page ?? {};
    const [pageColumns, page] = this.#tables.hasPage
      ? [
          sql`, origin, receipt, verdict, review_link`,
          sql`, ${origin}, ${receipt}, ${verdict}, ${reviewLink}`,
        ]
      : [sql``, sql``];
    const event = usageJson(sql, { kind: 'session' });
    const rows = await sql<SessionRow[]>`
      with created as (
        insert into ${this.#sessions}
          (id, tenant_id, chatbot_id, ${this.#owner}, visitor, address, instance, expires_at
           ${pageColumns})
        values (${id}, ${tenantId}, ${chatbotId}, ${this.#tables.owner.of(session)},
          ${sql.json(visitor)}, ${address}, ${INSTANCE}, now() + ${idleMs} * interval '1 ms'
          ${page})
        returning *
      ), usage as (${recordUsage(sql, this.#tables, { from: sql`created s`, event })})
      select ${this.#columns} from created`;
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

  async extend(
    id: string,
    idleMs: number,
    deed: Deed | null = null,
  ): Promise<SessionRecord | null> {
    const extending = (sql: Sql | TransactionSql) => sql<SessionRow[]>`
      update ${this.#sessions}
      set last_active_at = now(), expires_at = now() + ${idleMs} * interval '1 ms'
      where id = ${id} and ended_at is null and expires_at > now()
      returning ${this.#columns}`;
    const kept = (rows: readonly SessionRow[]) => (deed && rows.length > 0 ? [deed] : []);
    return this.#first(
      deed ? await audited(this.#sql, kept, extending) : await extending(this.#sql),
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

  async identify(id: string, visitor: KnownVisitor): Promise<SessionRecord | null> {
    return this.#first(
      await this.#sql<SessionRow[]>`
      update ${this.#sessions} set visitor = ${this.#sql.json(visitor)}
      where id = ${id} and ended_at is null and expires_at > now()
      returning ${this.#columns}`,
    );
  }

  async end(id: string, deed: Deed | null): Promise<SessionRecord | null> {
    const ending = (sql: Sql | TransactionSql) => sql<SessionRow[]>`
      update ${this.#sessions} set ended_at = coalesce(ended_at, now())
      where id = ${id} returning ${this.#columns}`;
    const ended = deed ? await audited(this.#sql, deed, ending) : await ending(this.#sql);
    return this.#first(ended);
  }

  async stateOf(sessionId: string): Promise<SessionState | null> {
    const rows = await this.#sql<{ state: SessionState }[]>`
      select case when ended_at is not null then 'ended' when expires_at > now() then 'active'
        else 'expired' end as state
      from ${this.#sessions} where id = ${sessionId}`;
    return rows[0]?.state ?? null;
  }

  get #sessions() {
    return this.#sql(this.#tables.sessions);
  }

  get #owner() {
    return this.#sql(this.#tables.owner.column.name);
  }

  get #columns() {
    return sessionColumns(this.#sql, this.#tables);
  }

  #first(rows: readonly SessionRow[]): SessionRecord | null {
    return rows[0] ? sessionOf(rows[0], this.#tables) : null;
  }
}
