import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** Secrets of a chatbot's requests: sealed with the server's key. */
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

/** A connected service's id of a conversation; sealed, as it may give access to it. */
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
