import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ReadingNote } from '../../knowledge/documents/files/reading-note.js';
import { chatbots } from './chatbots.js';
import { instant, tsvector } from './columns.js';

/**
 * A version of a document, in Markdown. Its text never changes: an edit adds a version, which the
 * draft has from then on, and snapshots keep the one they have.
 */
export const documents = pgTable(
  'documents',
  {
    id: text().primaryKey(),
    /** The same for all versions of a document; without one, a trigger takes the version's own. */
    documentId: text('document_id').notNull(),
    /** True for the version that operators see and test. */
    inDraft: boolean('in_draft').notNull().default(true),
    /** Taken out of everything at once: no snapshot is made with it any more. */
    withdrawnAt: instant('withdrawn_at'),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    slug: text().notNull(),
    sourceUrl: text('source_url'),
    /** BCP 47; decides the text search configuration. */
    language: text().notNull().default('en'),
    content: text().notNull(),
    /** Other ways to ask for it: searched, never shown to visitors. */
    askedAs: text('asked_as')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** SHA-256 of all that is indexed, hexadecimal. */
    contentHash: text('content_hash').notNull(),
    /** Name of the file that it was made of. */
    fileName: text('file_name'),
    /** Encoding of the file or page, as the Encoding Standard names it; null if the format has only one. */
    encoding: text(),
    /** Parts of the file that could not be read: see ReadingNote. */
    notes: jsonb()
      .$type<readonly ReadingNote[]>()
      .notNull()
      .default(sql`'[]'`),
    /** SHA-256 of the content alone, hexadecimal; null: stored before there were any. */
    textHash: text('text_hash'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('documents_slug')
      .on(t.tenantId, t.chatbotId, t.slug)
      .where(sql`${t.inDraft}`),
    unique('documents_version').on(t.documentId, t.contentHash),
    index('documents_chatbot').on(t.chatbotId),
    index('documents_text_hash').on(t.chatbotId, t.textHash),
  ],
);

/** A passage of a document: what the retrieval finds. */
export const chunks = pgTable(
  'chunks',
  {
    /** `<document id>#<ordinal>` */
    id: text().primaryKey(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id').notNull(),
    /** Place in the document, from 0. */
    ordinal: integer().notNull(),
    /** Headings above the passage, below the title: `Returns > Boots`; empty before the first. */
    heading: text().notNull(),
    content: text().notNull(),
    /** The content without its markup. */
    plain: text().notNull(),
    /**
     * Title, heading and text with weights A to C, other ways to ask with D. Not a generated column: its configuration
     * follows the document's language, and `text::regconfig` is not immutable.
     */
    search: tsvector().notNull(),
  },
  (t) => [
    unique('chunks_ordinal').on(t.documentId, t.ordinal),
    index('chunks_chatbot').on(t.tenantId, t.chatbotId),
    // What an index puts off comes at once, and holds up whoever is next.
    index('chunks_search').using('gin', t.search).with({ fastupdate: false }),
  ],
);

/** The words of each document: how rare one is, and what a misspelt one may have meant. */
export const documentWords = pgTable(
  'document_words',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id').notNull(),
    /** Lower case, as written. */
    word: text().notNull(),
    /** Stem of the word in the document's configuration. */
    lexeme: text().notNull(),
    /** The weight of the best place it is in: title, heading or text. */
    place: text().$type<'A' | 'B' | 'C'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.word, t.lexeme] }),
    // The word leads: without statistics Postgres would take either for any query of a chatbot.
    index('document_words_lexeme').on(t.lexeme, t.tenantId, t.chatbotId),
    index('document_words_word').on(t.word, t.tenantId, t.chatbotId),
    index('document_words_trigrams')
      .using('gin', sql`${t.word} gin_trgm_ops`)
      .with({ fastupdate: false }),
  ],
);
