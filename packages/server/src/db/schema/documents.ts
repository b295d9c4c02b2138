import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { chatbots } from './chatbots.js';
import { instant, tsvector } from './columns.js';

/** What a chatbot knows, in Markdown. */
export const documents = pgTable(
  'documents',
  {
    id: text().primaryKey(),
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
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    unique('documents_slug').on(t.tenantId, t.chatbotId, t.slug),
    index('documents_chatbot').on(t.chatbotId),
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
    index('chunks_search').using('gin', t.search),
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
    /** Its stem in the document's configuration. */
    lexeme: text().notNull(),
    /** The weight of the best place it is in: title, heading or text. */
    place: text().$type<'A' | 'B' | 'C'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.word, t.lexeme] }),
    // The word leads: without statistics Postgres would take either for any query of a chatbot.
    index('document_words_lexeme').on(t.lexeme, t.tenantId, t.chatbotId),
    index('document_words_word').on(t.word, t.tenantId, t.chatbotId),
    index('document_words_trigrams').using('gin', sql`${t.word} gin_trgm_ops`),
  ],
);
