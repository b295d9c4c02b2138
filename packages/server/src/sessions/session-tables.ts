import type { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { getTableName } from 'drizzle-orm';
import type { PendingQuery, Row } from 'postgres';
import type { Sql } from '../db/client.js';
import { liveConversations, liveMessages } from '../db/schema/live-conversations.js';
import { testMessages, testSessions } from '../db/schema/test-sessions.js';
import type { NewSession, SessionRecord } from './session-repository.js';

/** Part of a statement. */
export type Fragment = PendingQuery<Row[]>;

/** What differs between the tables of test sessions and of live conversations. */
export interface SessionTables {
  readonly sessions: string;
  readonly messages: string;
  /** Who a session belongs to: an operator, or whoever has the token. */
  readonly owner: {
    readonly column: string;
    readonly of: (session: NewSession) => string | null;
  };
  /** Whether replies keep how they came about, or only its figures. */
  readonly debug: boolean;
}

export const TEST_TABLES: SessionTables = {
  sessions: getTableName(testSessions),
  messages: getTableName(testMessages),
  owner: { column: testSessions.operatorId.name, of: ({ operatorId }) => operatorId },
  debug: true,
};

export const LIVE_TABLES: SessionTables = {
  sessions: getTableName(liveConversations),
  messages: getTableName(liveMessages),
  owner: { column: liveConversations.tokenHash.name, of: ({ tokenHash }) => tokenHash },
  debug: false,
};

/** A session's row; fields as {@link sessionColumns} names them. */
export interface SessionRow {
  id: string;
  tenantId: string;
  chatbotId: string;
  owner: string;
  visitor: Visitor;
  epoch: number;
  seq: number;
  createdAt: Date;
  lastActiveAt: Date;
  expiresAt: Date;
  expiresInMs: number;
  endedAt: Date | null;
  open: boolean;
}

export function sessionColumns(sql: Sql, tables: SessionTables): Fragment {
  return sql`id, tenant_id as "tenantId", chatbot_id as "chatbotId",
    ${sql(tables.owner.column)} as owner, visitor, epoch, seq, created_at as "createdAt",
    last_active_at as "lastActiveAt", expires_at as "expiresAt",
    greatest(0, ceil(extract(epoch from expires_at - now()) * 1000))::float8 as "expiresInMs",
    ended_at as "endedAt",
    ended_at is null and expires_at > now() as open`;
}

/** A token's hash stays where it is. */
export function sessionOf({ owner, ...row }: SessionRow, tables: SessionTables): SessionRecord {
  return { ...row, operatorId: tables === TEST_TABLES ? owner : null };
}
