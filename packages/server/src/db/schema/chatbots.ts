import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';

/** A chatbot and which of its revisions are the draft and the published one. */
export const chatbots = pgTable(
  'chatbots',
  {
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    draftRevision: integer('draft_revision').notNull(),
    liveRevision: integer('live_revision'),
    /**
     * Number of the knowledge snapshot that visitors are answered from: the live revision's, until
     * a document is withdrawn. Null: from the draft, as it was before there were snapshots.
     */
    liveKnowledge: integer('live_knowledge'),
    publishedAt: instant('published_at'),
    /** Null: in the list. Archived ones are in a list of their own, and not published. */
    archivedAt: instant('archived_at'),
    /** Null: its documents are embedded and its websites read. */
    knowledgePausedAt: instant('knowledge_paused_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [index('chatbots_tenant').on(t.tenantId)],
);

/** Revisions of chatbots. Rows are added, never changed. */
export const chatbotRevisions = pgTable(
  'chatbot_revisions',
  {
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    tenantId: text('tenant_id').notNull(),
    config: jsonb().$type<ChatbotConfig>().notNull(),
    /** SHA-256 of the configuration's canonical JSON, hexadecimal. */
    fingerprint: text().notNull(),
    /** Number of the knowledge snapshot that it was published with; null: it never was. */
    knowledge: integer(),
    /** Subject of the operator's token. */
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chatbotId, t.number] })],
);
