import type { KnownVisitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  BotMessage,
  Feedback,
  Message,
  Problem,
  Source,
} from '@chatbot-test/shared/protocol/message.schema.js';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  text,
  unique,
  type ExtraConfigColumn,
} from 'drizzle-orm/pg-core';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** State of a reply. */
export type ReplyState = 'queued' | 'running' | BotMessage['state'];

/** Columns that a test session and a live conversation have in common. */
export const sessionColumns = () => ({
  id: text().primaryKey(),
  tenantId: text('tenant_id').notNull(),
  chatbotId: text('chatbot_id')
    .notNull()
    .references(() => chatbots.id, { onDelete: 'cascade' }),
  visitor: jsonb().$type<KnownVisitor>().notNull(),
  /** Id of the review link that it was opened by: it is about that link's revision. */
  reviewLink: text('review_link'),
  /** Live: a pseudonym of the network address that it was begun from, for budgets. */
  address: text(),
  /** Number of the current log: a reset starts the next one. */
  epoch: integer().notNull().default(1),
  /** Number of the log's last message. */
  seq: integer().notNull().default(0),
  createdAt: instant('created_at').notNull().defaultNow(),
  // No index on these two: they change with each message, and an index would make every such
  // update write to it as well.
  lastActiveAt: instant('last_active_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  endedAt: instant('ended_at'),
  /** Code of the last reply's problem; null: it had none. */
  lastError: text('last_error'),
  /** The instance that gave the last reply. */
  instance: text(),
  /**
   * Epoch in which a reply was last found that lists are filtered by; null: none was yet. After a reset
   * it is not the session's any more, and an undo moves it with the messages.
   */
  unansweredEpoch: integer('unanswered_epoch'),
  failedEpoch: integer('failed_epoch'),
  goodEpoch: integer('good_epoch'),
  badEpoch: integer('bad_epoch'),
  /** The epoch that a reset has cleared, as long as it can be brought back. */
  clearedEpoch: integer('cleared_epoch'),
  /** Length of its log. */
  clearedSeq: integer('cleared_seq'),
  /** Time of the reset; stays until no message of an earlier epoch is left. */
  clearedAt: instant('cleared_at'),
});

type SessionColumn =
  | 'tenantId'
  | 'createdAt'
  | 'id'
  | 'clearedAt'
  | `${'unanswered' | 'failed' | 'good' | 'bad'}Epoch`;

/**
 * Finds the sessions that have messages to purge, and those of a kind, the newest first. A send writes
 * to none of them, and the end of a reply to one at most, the first time.
 */
export const sessionRules = (table: string) => (t: Record<SessionColumn, ExtraConfigColumn>) => [
  index(`${table}_cleared`)
    .on(t.clearedAt)
    .where(sql`${t.clearedAt} is not null`),
  ...(['unanswered', 'failed', 'good', 'bad'] as const).map((kind) => {
    const epoch = t[`${kind}Epoch`];
    return index(`${table}_${kind}`)
      .on(t.tenantId, t.createdAt, t.id)
      .where(sql`${epoch} is not null`);
  }),
];

/** Columns that messages of both kinds have in common, but for the reference to their session. */
export const messageColumns = () => ({
  id: text().primaryKey(),
  epoch: integer().notNull(),
  /** Place in the log, from 1. A reply gets it when it ends. */
  seq: integer(),
  role: text().$type<Message['role']>().notNull(),
  /** Sender's id of a user's message. */
  cid: text(),
  /** Message that a reply answers. */
  replyTo: text('reply_to'),
  text: text().notNull(),
  state: text().$type<ReplyState>(),
  /** Number of times the reply was begun. */
  gen: integer().notNull().default(0),
  /** The process that answers, until its lease ends by the database's clock. */
  owner: text(),
  leaseUntil: instant('lease_until'),
  /** Somebody asked to stop it while a process was answering. */
  stopping: boolean().notNull().default(false),
  /** Note that a service goes on with if whoever answers dies; null once it has ended. */
  checkpoint: text(),
  sources: jsonb().$type<Source[]>(),
  /** Revision of the chatbot that answered. */
  revision: integer(),
  /** Fingerprint of what the reply came from. */
  fingerprint: text(),
  problem: jsonb().$type<Problem>(),
  /** Reply that a regenerated reply replaces. */
  replaces: text(),
  /** Another reply is given in the place of this one. */
  replaced: boolean().notNull().default(false),
  feedback: text().$type<Feedback>(),
  /** Reason that a reader gave for it, in their own words. */
  feedbackReason: text('feedback_reason'),
  /** Suggested next questions. */
  quickReplies: jsonb('quick_replies').$type<string[]>(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

type MessageColumn = 'sessionId' | 'epoch' | 'seq' | 'cid' | 'role' | 'replyTo' | 'state';

/** Keys and rules of a table of messages. */
export const messageRules = (table: string) => (t: Record<MessageColumn, ExtraConfigColumn>) => [
  unique(`${table}_seq`).on(t.sessionId, t.epoch, t.seq),
  unique(`${table}_cid`).on(t.sessionId, t.cid),
  index(`${table}_pending`)
    .on(t.sessionId)
    .where(sql`${t.state} in ('queued', 'running')`),
  check(
    `${table}_role`,
    sql`case ${t.role}
        when 'user' then ${t.seq} is not null and ${t.cid} is not null and ${t.replyTo} is null and ${t.state} is null
        when 'bot' then ${t.cid} is null and ${t.replyTo} is not null and ${t.state} is not null
        else false end`,
  ),
  check(
    `${table}_state`,
    sql`case
        when ${t.state} in ('queued', 'running') then ${t.seq} is null
        when ${t.state} in ('done', 'stopped', 'failed') then ${t.seq} is not null
        else ${t.state} is null end`,
  ),
];
