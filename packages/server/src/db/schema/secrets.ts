import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** What a chatbot's requests need and nobody may read: sealed with the server's key. */
export const chatbotSecrets = pgTable(
  'chatbot_secrets',
  {
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    tenantId: text('tenant_id').notNull(),
    sealed: text().notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chatbotId, t.name] })],
);

/** What a connected service calls one of our conversations; sealed, for it may open it. */
export const connectorSessions = pgTable(
  'connector_sessions',
  {
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    sessionId: text('session_id').notNull(),
    sealed: text().notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.chatbotId, t.sessionId] }),
    index('connector_sessions_age').on(t.updatedAt),
  ],
);
