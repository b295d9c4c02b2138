import { boolean, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Expected } from '../../saved-tests/saved-test.js';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** Questions with what their answers have to say, and what became of each when it was run last. */
export const savedTests = pgTable(
  'saved_tests',
  {
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    /** Asked one after the other; the last answer is judged. */
    questions: jsonb().$type<string[]>().notNull(),
    expects: text().$type<Expected>().notNull(),
    contains: jsonb().$type<string[]>().notNull(),
    lacks: jsonb().$type<string[]>().notNull(),
    /** Document that the answer has to cite; null: any. It may be gone. */
    cites: text(),
    /** Subject of the operator's token. */
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Run that is to ask it, and until when it may be silent; null: none. */
    run: text(),
    runUntil: instant('run_until'),
    /** Fingerprint of the draft that it was run against; null: it was not run as it is. */
    fingerprint: text(),
    passed: boolean(),
    faults: jsonb().$type<string[]>(),
    answer: text(),
    ranBy: text('ran_by'),
    ranAt: instant('ran_at'),
  },
  (t) => [index('saved_tests_chatbot').on(t.tenantId, t.chatbotId, t.createdAt)],
);
