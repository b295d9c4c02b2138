import { index, integer, pgTable, primaryKey, serial, text, unique } from 'drizzle-orm/pg-core';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';
import { documents } from './documents.js';

/** A snapshot of a chatbot's knowledge: versions of documents. Never changed. */
export const knowledgeSnapshots = pgTable(
  'knowledge_snapshots',
  {
    number: serial().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    /** SHA-256 of the content hashes of its documents, sorted, one a line; hexadecimal. */
    root: text().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('knowledge_snapshots_root').on(t.chatbotId, t.root)],
);

/** The versions in a snapshot. Passages, words and vectors are the versions': snapshots share them. */
export const knowledgeSnapshotDocuments = pgTable(
  'knowledge_snapshot_documents',
  {
    snapshot: integer()
      .notNull()
      .references(() => knowledgeSnapshots.number, { onDelete: 'cascade' }),
    versionId: text('version_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.snapshot, t.versionId] }),
    index('knowledge_snapshot_documents_version').on(t.versionId),
  ],
);
