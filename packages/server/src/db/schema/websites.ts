import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Every, PageState, WebsiteState } from '../../knowledge/websites/website.js';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** A website whose pages are documents of a chatbot, and how far its reading is. */
export const websites = pgTable(
  'websites',
  {
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    /** Address of a page or a sitemap. */
    address: text().notNull(),
    depth: integer().notNull(),
    pages: integer().notNull(),
    every: text().$type<Every>().notNull(),
    state: text().$type<WebsiteState>().notNull(),
    /** Code and sentence of what it failed for; null: it did not. */
    code: text(),
    reason: text(),
    /** Addresses that the reading at hand, or the last one, has found. */
    found: integer().notNull().default(0),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** Moment of the next reading; null: not by itself. */
    nextAt: instant('next_at'),
    /** Process that reads it, and until when it may be silent. */
    owner: text(),
    leaseUntil: instant('lease_until'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('websites_chatbot').on(t.tenantId, t.chatbotId),
    index('websites_state').on(t.state),
  ],
);

/** Outcome of each address of a website when it was looked at last. */
export const websitePages = pgTable(
  'website_pages',
  {
    websiteId: text('website_id')
      .notNull()
      .references(() => websites.id, { onDelete: 'cascade' }),
    address: text().notNull(),
    state: text().$type<PageState>().notNull(),
    reason: text(),
    /** Document that it was made into; stays when a later reading fails. */
    documentId: text('document_id'),
    readAt: instant('read_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.websiteId, t.address] })],
);
