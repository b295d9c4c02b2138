import type { Sql } from '../db/client.js';
import type { SessionPage, SessionQuery, SessionState } from './session-repository.js';
import {
  sessionColumns,
  sessionOf,
  type Fragment,
  type SessionRow,
  type SessionTables,
} from './session-tables.js';

type ListedRow = SessionRow & { createdMicros: string };

/**
 * A page of sessions, newest first. A page begins behind a row and not at a number, so that
 * sessions that are made meanwhile shift nothing; times are compared in microseconds, as they are
 * stored.
 */
export async function listSessions(
  sql: Sql,
  tables: SessionTables,
  query: SessionQuery,
): Promise<SessionPage> {
  const { tenantId, operatorId, chatbotIds, state, since, until, after, limit } = query;
  const owner = sql(tables.owner.column);
  const rows = await sql<ListedRow[]>`
    select ${sessionColumns(sql, tables)},
      (extract(epoch from created_at) * 1000000)::bigint::text as "createdMicros"
    from ${sql(tables.sessions)}
    where tenant_id = ${tenantId}
      ${operatorId === undefined ? sql`` : sql`and ${owner} = ${operatorId}`}
      ${chatbotIds === null ? sql`` : sql`and chatbot_id = any(${[...chatbotIds]}::text[])`}
      ${state === undefined ? sql`` : sql`and ${stateIs(sql, state)}`}
      ${since === undefined ? sql`` : sql`and created_at >= ${since}`}
      ${until === undefined ? sql`` : sql`and created_at < ${until}`}
      ${
        after === undefined
          ? sql``
          : sql`and (created_at, id) < (
              timestamptz 'epoch' + ${after.createdMicros}::bigint * interval '1 microsecond',
              ${after.id})`
      }
    order by created_at desc, id desc
    limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    sessions: page.map(({ createdMicros: _, ...row }) => sessionOf(row, tables)),
    next: hasMore ? { createdMicros: last.createdMicros, id: last.id } : null,
  };
}

function stateIs(sql: Sql, state: SessionState): Fragment {
  switch (state) {
    case 'active':
      return sql`ended_at is null and expires_at > now()`;
    case 'ended':
      return sql`ended_at is not null`;
    case 'expired':
      return sql`ended_at is null and expires_at <= now()`;
  }
}
