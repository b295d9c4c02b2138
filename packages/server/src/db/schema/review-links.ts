import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** Links that open a revision to somebody without an account. */
export const reviewLinks = pgTable(
  'review_links',
  {
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    /** The revision, its knowledge and its fingerprint: frozen when the link was made. */
    revision: integer().notNull(),
    knowledge: integer().notNull(),
    fingerprint: text().notNull(),
    /** SHA-256 of the link's token, hexadecimal; the token itself is not stored. */
    tokenHash: text('token_hash').notNull().unique(),
    /** scrypt, with its salt; null: none is asked for. */
    passphrase: text(),
    /** Name of whom the link is for, in the operator's words. */
    label: text().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    /** Replies that may still be given by this link. */
    repliesLeft: integer('replies_left').notNull(),
    /** Made to compare before and after by who made it: nobody was asked, and it is listed nowhere. */
    isComparison: boolean('is_comparison').notNull().default(false),
  },
  (t) => [index('review_links_chatbot').on(t.chatbotId, t.createdAt)],
);

/** Comments and verdicts by link. */
export const reviewComments = pgTable(
  'review_comments',
  {
    linkId: text('link_id')
      .notNull()
      .references(() => reviewLinks.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    /** Name that the reviewer gave, unverified. */
    author: text().notNull(),
    text: text().notNull(),
    /** The message that it is about; null: all of it. */
    messageId: text('message_id'),
    /** The beginning of that message, which clean-up deletes. */
    excerpt: text(),
    verdict: text().$type<'approve' | 'changes'>(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.linkId, t.number] })],
);
