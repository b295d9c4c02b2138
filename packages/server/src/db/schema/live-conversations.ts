import type { WitnessVerdict } from '@chatbot-test/shared/protocol/witness.schema.js';
import type { ReplyTotals } from '../../sessions/storage/reply-records.js';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import {
  messageColumns,
  messageRules,
  sessionColumns,
  sessionRules,
} from './conversation-tables.js';

/** A visitor's conversation. Kept apart from test sessions, so that neither counts as the other. */
export const liveConversations = pgTable(
  'live_conversations',
  {
    ...sessionColumns(),
    /** SHA-256 of the visitor's token, hexadecimal. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Origin of the page; null: it did not tell. */
    origin: text(),
    /** Id of the receipt that the page has checked what it was served against. */
    receipt: text(),
    /** Findings. */
    verdict: text().$type<WitnessVerdict>(),
  },
  (t) => [
    ...sessionRules('live_conversations')(t),
    index('live_conversations_chatbot').on(t.chatbotId, t.createdAt),
    index('live_conversations_tenant').on(t.tenantId, t.createdAt, t.id),
    index('live_conversations_origin').on(t.tenantId, t.origin, t.createdAt, t.id),
  ],
);

export const liveMessages = pgTable(
  'live_messages',
  {
    ...messageColumns(),
    sessionId: text('session_id')
      .notNull()
      .references(() => liveConversations.id, { onDelete: 'cascade' }),
    /** Figures of a reply, without its trace. */
    totals: jsonb().$type<ReplyTotals>(),
  },
  messageRules('live_messages'),
);
