import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { Grain } from '../../usage/grain.js';
import type { UsageEvent } from '../../usage/usage-event.js';
import { chatbots } from './chatbots.js';
import { bytea, instant } from './columns.js';

/**
 * Events that are not yet in the roll-ups. Each row is written by the statement that does
 * what it tells of, and taken away by the one that adds it up: each is counted once.
 */
export const usageEvents = pgTable('usage_events', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  at: instant('at').notNull().defaultNow(),
  tenantId: text('tenant_id').notNull(),
  chatbotId: text('chatbot_id').notNull(),
  /** Subject of the operator's token; empty in live conversations. */
  operatorId: text('operator_id').notNull(),
  mode: text().$type<SessionMode>().notNull(),
  /** Id of the reply that the event is about. */
  messageId: text('message_id'),
  event: jsonb().$type<UsageEvent>().notNull(),
});

/**
 * Sums of an hour, a day and a week that is over (UTC): of each chatbot and operator, of each alone, and
 * of the whole tenant, so that a chart reads about as many rows as it has points: see `pieces.ts`.
 */
export const usageRollups = pgTable(
  'usage_rollups',
  {
    tenantId: text('tenant_id').notNull(),
    mode: text().$type<SessionMode>().notNull(),
    grain: text().$type<Grain>().notNull(),
    /** Empty: all. */
    chatbotId: text('chatbot_id').notNull(),
    /** Empty: all. */
    operatorId: text('operator_id').notNull(),
    at: instant('at').notNull(),
    sessions: integer().notNull(),
    messages: integer().notNull(),
    replies: integer().notNull(),
    failed: integer().notNull(),
    stopped: integer().notNull(),
    unanswered: integer().notNull(),
    good: integer().notNull(),
    bad: integer().notNull(),
    inputTokens: bigint('input_tokens', { mode: 'number' }).notNull(),
    outputTokens: bigint('output_tokens', { mode: 'number' }).notNull(),
    costUsd: doublePrecision('cost_usd').notNull(),
    /** Replies whose cost is known. */
    priced: integer().notNull(),
    /** Counts of replies by their time: see `histogram.ts`. */
    replyMs: integer('reply_ms').array().notNull(),
    firstTokenMs: integer('first_token_ms').array().notNull(),
    /** Counts by code. */
    errors: jsonb().$type<Record<string, number>>().notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.tenantId, t.mode, t.grain, t.chatbotId, t.operatorId, t.at],
    }),
    index('usage_rollups_at').on(t.tenantId, t.mode, t.grain, t.at),
    index('usage_rollups_tenants')
      .on(t.grain, t.at)
      .where(sql`${t.chatbotId} = '' and ${t.operatorId} = ''`),
  ],
);

/** Questions without an answer that mean alike. */
export const unansweredGroups = pgTable(
  'unanswered_groups',
  {
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    mode: text().$type<SessionMode>().notNull(),
    /** The model that the vector is of; `words`: there was none, and words are compared. */
    model: text().notNull(),
    /** Vector of its first question as 32-bit floats; null with `words`. */
    vector: bytea('vector'),
    /** Stems of its first question's words, without stop words. */
    words: text().array().notNull(),
    /** Named things in the question, such as places: two questions that name others are not one. */
    names: text().array().notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [index('unanswered_groups_chatbot').on(t.chatbotId, t.mode, t.lastAt)],
);

/** Counts of a group's questions by day (UTC). */
export const unansweredCounts = pgTable(
  'unanswered_counts',
  {
    groupId: text('group_id')
      .notNull()
      .references(() => unansweredGroups.id, { onDelete: 'cascade' }),
    /** Start of the day. */
    day: instant('day').notNull(),
    tenantId: text('tenant_id').notNull(),
    mode: text().$type<SessionMode>().notNull(),
    chatbotId: text('chatbot_id').notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.day] }),
    index('unanswered_counts_day').on(t.tenantId, t.mode, t.day),
  ],
);

/** The questions themselves. They go with their conversation. */
export const unansweredQuestions = pgTable(
  'unanswered_questions',
  {
    /** Id of the reply. */
    messageId: text('message_id').primaryKey(),
    sessionId: text('session_id').notNull(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    mode: text().$type<SessionMode>().notNull(),
    text: text().notNull(),
    at: instant('at').notNull(),
    /** Null: it is in none yet. */
    groupId: text('group_id').references(() => unansweredGroups.id, { onDelete: 'cascade' }),
  },
  (t) => [
    index('unanswered_questions_session').on(t.sessionId),
    index('unanswered_questions_group').on(t.groupId, t.at),
    index('unanswered_questions_new')
      .on(t.at)
      .where(sql`${t.groupId} is null`),
  ],
);
