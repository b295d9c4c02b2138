import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { BudgetScope } from '../../budgets/budget-settings.js';
import { instant } from './columns.js';

/** Use of paid services, in the current hour and day. */
export const modelUsage = pgTable(
  'model_usage',
  {
    scope: text().$type<BudgetScope>().notNull(),
    /** Id of the session, chatbot or tenant; for an address its pseudonym. */
    id: text().notNull(),
    /** Start of the hour. */
    hour: instant('hour').notNull(),
    hourReplies: integer('hour_replies').notNull(),
    hourTokens: bigint('hour_tokens', { mode: 'number' }).notNull(),
    /** Start of the day. */
    day: instant('day').notNull(),
    dayReplies: integer('day_replies').notNull(),
    dayTokens: bigint('day_tokens', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.id] }), index('model_usage_day').on(t.day)],
);
