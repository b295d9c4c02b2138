import { and, desc, eq, gte, inArray, lt, sql as fragment, type SQL } from 'drizzle-orm';
import type { Sql } from '../../db/client.js';
import { queryBuilder } from '../../db/query-builder.js';
import type { SessionPage, SessionQuery, SessionState } from './session-repository.js';
import { sessionOf, type SessionTables } from './session-tables.js';

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
  const { table: s, owner } = tables;
  const rows = await queryBuilder(sql)
    .select({
      ...{ id: s.id, tenantId: s.tenantId, chatbotId: s.chatbotId, owner: owner.column },
      ...{
        visitor: s.visitor,
        reviewLink: s.reviewLink,
        epoch: s.epoch,
        seq: s.seq,
        createdAt: s.createdAt,
      },
      ...{ lastActiveAt: s.lastActiveAt, expiresAt: s.expiresAt, endedAt: s.endedAt },
      expiresInMs: fragment<number>`greatest(0,
        ceil(extract(epoch from ${s.expiresAt} - now()) * 1000))::float8`,
      open: fragment<boolean>`${stateIs(tables, 'active')}`,
      createdMicros: fragment<string>`(extract(epoch from ${s.createdAt}) * 1000000)::bigint::text`,
    })
    .from(s)
    .where(
      and(
        eq(s.tenantId, tenantId),
        operatorId === undefined ? undefined : eq(owner.column, operatorId),
        chatbotIds === null ? undefined : inArray(s.chatbotId, [...chatbotIds]),
        state && stateIs(tables, state),
        since && gte(s.createdAt, since),
        until && lt(s.createdAt, until),
        after &&
          fragment`(${s.createdAt}, ${s.id}) < (
            timestamptz 'epoch' + ${after.createdMicros}::bigint * interval '1 microsecond',
            ${after.id})`,
      ),
    )
    .orderBy(desc(s.createdAt), desc(s.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    sessions: page.map(({ createdMicros: _, ...row }) => sessionOf(row, tables)),
    next: hasMore ? { createdMicros: last.createdMicros, id: last.id } : null,
  };
}

function stateIs({ table: s }: SessionTables, state: SessionState): SQL {
  switch (state) {
    case 'active':
      return fragment`${s.endedAt} is null and ${s.expiresAt} > now()`;
    case 'ended':
      return fragment`${s.endedAt} is not null`;
    case 'expired':
      return fragment`${s.endedAt} is null and ${s.expiresAt} <= now()`;
  }
}
