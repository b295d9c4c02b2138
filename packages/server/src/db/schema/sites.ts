import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { WitnessVerdict } from '@chatbot-test/shared/protocol/witness.schema.js';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** Origins that a published chatbot was seen on, and what it answered with there. */
export const sites = pgTable(
  'sites',
  {
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    tenantId: text('tenant_id').notNull(),
    origin: text().notNull(),
    firstSeenAt: instant('first_seen_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    /** Number of conversations that were begun there. */
    conversations: integer().notNull().default(0),
    /** Fingerprint that the page had when it was seen last; null: its widget does not tell. */
    fingerprint: text(),
    /** Version of the widget, as in `1.2.3`. */
    build: text(),
    /** Result of the page's comparison with the receipt; null: it has not told yet. */
    verdict: text().$type<WitnessVerdict>(),
    differs: jsonb().$type<string[]>(),
    /** Time at which the page reported its verdict. */
    checkedAt: instant('checked_at'),
    /** Number of times that a page found something else than what was signed. */
    mismatches: integer().notNull().default(0),
    /** Time since which it differs from what is published; null: it does not. */
    driftSince: instant('drift_since'),
  },
  (t) => [
    primaryKey({ columns: [t.chatbotId, t.origin] }),
    index('sites_tenant').on(t.tenantId, t.lastSeenAt),
  ],
);

/** Checks after deployment that somebody has ticked off, by site. */
export const siteChecks = pgTable(
  'site_checks',
  {
    chatbotId: text('chatbot_id').notNull(),
    origin: text().notNull(),
    /** Id of a check, such as `phone`: see the checks of the embed code. */
    checkId: text('check_id').notNull(),
    /** Subject of the operator's token. */
    tickedBy: text('ticked_by').notNull(),
    tickedAt: instant('ticked_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.chatbotId, t.origin, t.checkId] }),
    foreignKey({
      columns: [t.chatbotId, t.origin],
      foreignColumns: [sites.chatbotId, sites.origin],
    }).onDelete('cascade'),
  ],
);
