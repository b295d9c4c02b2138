import { bigserial, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea } from './columns.js';
import { chunks } from './documents.js';

/** Vectors of passages; made in the background, so a passage may have none yet. */
export const chunkEmbeddings = pgTable(
  'chunk_embeddings',
  {
    chunkId: text('chunk_id')
      .primaryKey()
      .references(() => chunks.id, { onDelete: 'cascade' }),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id').notNull(),
    /** The model and its version: vectors of different ones do not compare. */
    model: text().notNull(),
    /** Numbers in one vector. The default is that of the only model that there was before. */
    dimensions: integer().notNull().default(512),
    /**
     * 32-bit floats, little-endian. A document's first chunk is followed by a vector for each other
     * way to ask for it.
     */
    vector: bytea().notNull(),
    /** New with each change: count and sum of a chatbot's tell whether a copy is current. */
    number: bigserial({ mode: 'number' }).notNull(),
  },
  (t) => [index('chunk_embeddings_chatbot').on(t.tenantId, t.chatbotId, t.model, t.number)],
);
