import type { Problem, ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ReportedEvent } from '../../errors-log/report.schema.js';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** Errors that operators reported. Outlive the session that they are of. */
export const errorReports = pgTable(
  'error_reports',
  {
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    sessionId: text('session_id').notNull(),
    /** Id of the reply that failed, if the report is about one. */
    replyId: text('reply_id'),
    /** Subject of the operator's token. */
    operatorId: text('operator_id').notNull(),
    problem: jsonb().$type<Problem>().notNull(),
    /** The reply's trace, as the server has it. */
    trace: jsonb().$type<ReplyDebug>(),
    events: jsonb().$type<ReportedEvent[]>().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('error_reports_chatbot').on(t.chatbotId, t.createdAt)],
);
