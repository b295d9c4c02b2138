import type { KnownVisitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PendingQuery, Row } from 'postgres';
import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { Sql } from '../../db/client.js';
import type { sessionColumns as columns } from '../../db/schema/conversation-tables.js';
import { liveConversations, liveMessages } from '../../db/schema/live-conversations.js';
import { testMessages, testSessions } from '../../db/schema/test-sessions.js';
import type { NewSession, SessionRecord } from './session-repository.js';

/** Part of a statement. */
export type Fragment = PendingQuery<Row[]>;

/** Differences between the tables of test sessions and of live conversations. */
export interface SessionTables {
  /** Sessions, typed by the columns that both tables declare in common. */
  readonly table: SessionTable;
  readonly mode: SessionMode;
  readonly sessions: string;
  readonly messages: string;
  /** Owner of a session: an operator, or whoever has the token. */
  readonly owner: {
    readonly column: typeof testSessions.operatorId | typeof liveConversations.tokenHash;
    readonly of: (session: NewSession) => string | null;
  };
  /** True if replies keep how they came about, not only its figures. */
  readonly debug: boolean;
  /** True if each chatbot says how long they are kept. */
  readonly perChatbot: boolean;
  /** True if it is known which page a session is on. */
  readonly hasPage: boolean;
}

type SessionTable = PgTable & Pick<typeof testSessions, keyof ReturnType<typeof columns>>;

export const TEST_TABLES: SessionTables = {
  table: testSessions,
  mode: 'test',
  sessions: getTableName(testSessions),
  messages: getTableName(testMessages),
  owner: { column: testSessions.operatorId, of: ({ operatorId }) => operatorId },
  debug: true,
  perChatbot: false,
  hasPage: false,
};

export const LIVE_TABLES: SessionTables = {
  // The columns are the same but for the name of their table, which is part of their type.
  table: liveConversations as PgTable as SessionTable,
  mode: 'live',
  sessions: getTableName(liveConversations),
  messages: getTableName(liveMessages),
  owner: { column: liveConversations.tokenHash, of: ({ tokenHash }) => tokenHash },
  debug: false,
  perChatbot: true,
  hasPage: true,
};

/** A session's row; fields as {@link sessionColumns} names them. */
export interface SessionRow {
  id: string;
  tenantId: string;
  chatbotId: string;
  owner: string;
  visitor: KnownVisitor;
  reviewLink: string | null;
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
    ${sql(tables.owner.column.name)} as owner, visitor, review_link as "reviewLink", epoch, seq, created_at as "createdAt",
    last_active_at as "lastActiveAt", expires_at as "expiresAt",
    greatest(0, ceil(extract(epoch from expires_at - now()) * 1000))::float8 as "expiresInMs",
    ended_at as "endedAt",
    ended_at is null and expires_at > now() as open`;
}

/** A token's hash stays where it is. */
export function sessionOf({ owner, ...row }: SessionRow, tables: SessionTables): SessionRecord {
  return { ...row, operatorId: tables === TEST_TABLES ? owner : null };
}
