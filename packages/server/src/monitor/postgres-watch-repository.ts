import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { Sql } from '../db/client.js';
import type { SessionState } from '../sessions/storage/session-repository.js';
import {
  LIVE_TABLES,
  TEST_TABLES,
  type Fragment,
  type SessionTables,
} from '../sessions/storage/session-tables.js';
import type {
  Sort,
  WatchedSession,
  WatchPage,
  WatchQuery,
  WatchRepository,
} from './watched-session.js';

type Row = WatchedSession & { readonly value: string };

/**
 * Sessions in Postgres. A page begins behind a row and not at a number, so that sessions that are made
 * meanwhile shift nothing. What is told of a session beside its row is read for the rows of a page alone.
 */
export class PostgresWatchRepository implements WatchRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async list(query: WatchQuery): Promise<WatchPage> {
    const sql = this.#sql;
    const { tenantId, mode, chatbotIds, operatorId, state, sort, descending, after, limit } = query;
    const tables = tablesOf(mode);
    const { column, type } = this.#sortOf(sort, tables);
    const way = descending ? sql`desc` : sql`asc`;
    const beyond = descending ? sql`<` : sql`>`;
    const place = after && this.#placeOf(type, after.value);
    const rows = await this.#read(
      tables,
      sql`
        select s.*, ${column} as place from ${sql(tables.sessions)} s
        where s.tenant_id = ${tenantId}
          ${chatbotIds === null ? sql`` : sql`and s.chatbot_id = any(${[...chatbotIds]}::text[])`}
          ${operatorId === undefined ? sql`` : sql`and ${this.#operator(tables)} = ${operatorId}`}
          ${state === undefined ? sql`` : sql`and ${stateIs(sql, state)}`}
          ${place && after ? sql`and (${column}, s.id) ${beyond} (${place}, ${after.id})` : sql``}
        order by place ${way}, s.id ${way} limit ${limit + 1}`,
      type === 'time'
        ? sql`(extract(epoch from s.place) * 1000000)::bigint::text`
        : sql`s.place::text`,
      sql`order by s.place ${way}, s.id ${way}`,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      sessions: page.map(({ value: _, ...session }) => session),
      next: rows.length > limit && last ? { value: last.value, id: last.id } : null,
    };
  }

  async find(
    tenantId: string,
    mode: SessionMode,
    ids: readonly string[],
  ): Promise<readonly WatchedSession[]> {
    const sql = this.#sql;
    const tables = tablesOf(mode);
    const rows = await this.#read(
      tables,
      sql`
        select * from ${sql(tables.sessions)}
        where id = any(${[...ids]}::text[]) and tenant_id = ${tenantId}`,
      sql`''`,
      sql``,
    );
    return rows.map(({ value: _, ...session }) => session);
  }

  #read(tables: SessionTables, from: Fragment, value: Fragment, order: Fragment): Promise<Row[]> {
    const sql = this.#sql;
    return sql<Row[]>`
      with s as materialized (${from})
      select s.id, ${tables.mode} as mode, s.chatbot_id as "chatbotId",
        coalesce(r.config->>'name', s.chatbot_id) as "chatbotName",
        ${this.#operator(tables)} as "operatorId",
        case when s.ended_at is not null then 'ended' when s.expires_at > now() then 'active'
          else 'expired' end as state,
        exists (
          select from ${sql(tables.messages)} m
          where m.session_id = s.id and m.epoch = s.epoch and m.state in ('queued', 'running')
        ) as "isAnswering",
        s.epoch, s.seq as messages, s.created_at as "createdAt", s.last_active_at as "lastActiveAt",
        s.expires_at as "expiresAt", s.ended_at as "endedAt", s.last_error as "lastError",
        s.instance, ${value} as value
      from s
      left join chatbots c on c.id = s.chatbot_id
      left join chatbot_revisions r on r.chatbot_id = c.id and r.number = c.draft_revision
      ${order}`;
  }

  #operator({ mode }: SessionTables): Fragment {
    return mode === 'test' ? this.#sql`s.operator_id` : this.#sql`null::text`;
  }

  #sortOf(
    sort: Sort,
    tables: SessionTables,
  ): { column: Fragment; type: 'time' | 'number' | 'text' } {
    const sql = this.#sql;
    switch (sort) {
      case 'created':
        return { column: sql`s.created_at`, type: 'time' };
      case 'active':
        return { column: sql`s.last_active_at`, type: 'time' };
      case 'expires':
        return { column: sql`s.expires_at`, type: 'time' };
      case 'messages':
        return { column: sql`s.seq`, type: 'number' };
      case 'operator':
        return {
          column: tables.mode === 'test' ? sql`s.operator_id` : sql`s.chatbot_id`,
          type: 'text',
        };
      case 'chatbot':
        return { column: sql`s.chatbot_id`, type: 'text' };
    }
  }

  #placeOf(type: 'time' | 'number' | 'text', value: string): Fragment {
    const sql = this.#sql;
    if (type === 'text') return sql`${value}::text`;
    if (type === 'number') return sql`${value}::int`;
    return sql`timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond'`;
  }
}

function stateIs(sql: Sql, state: SessionState): Fragment {
  switch (state) {
    case 'active':
      return sql`s.ended_at is null and s.expires_at > now()`;
    case 'ended':
      return sql`s.ended_at is not null`;
    case 'expired':
      return sql`s.ended_at is null and s.expires_at <= now()`;
  }
}

function tablesOf(mode: SessionMode): SessionTables {
  return mode === 'test' ? TEST_TABLES : LIVE_TABLES;
}
