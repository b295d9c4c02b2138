import type { ReplyDebug, ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import {
  messageColumns,
  messageRules,
  sessionColumns,
  sessionRules,
} from './conversation-tables.js';

/** An operator's conversation with a chatbot that need not be live. */
export const testSessions = pgTable(
  'test_sessions',
  {
    ...sessionColumns(),
    /** Subject of the operator's token. */
    operatorId: text('operator_id').notNull(),
  },
  (t) => [
    ...sessionRules('test_sessions')(t),
    index('test_sessions_operator').on(t.chatbotId, t.operatorId, t.createdAt),
    index('test_sessions_tenant').on(t.tenantId, t.createdAt, t.id),
    // Old ones are found by when they were made: the time at which they expire has no index.
    index('test_sessions_created').on(t.createdAt),
  ],
);

export const testMessages = pgTable(
  'test_messages',
  {
    ...messageColumns(),
    sessionId: text('session_id')
      .notNull()
      .references(() => testSessions.id, { onDelete: 'cascade' }),
    /** The reply's trace; live messages have none. */
    debug: jsonb().$type<ReplyDebug>(),
    /** The prompt and the exchanges, which are read one by one. */
    details: jsonb().$type<ReplyDetails>(),
  },
  messageRules('test_messages'),
);
