import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.js';

/** Operators whose tokens of before a moment count for nothing any more. */
export const operatorRevocations = pgTable(
  'operator_revocations',
  {
    tenantId: text('tenant_id').notNull(),
    /** Subject of the operator's tokens. */
    operatorId: text('operator_id').notNull(),
    revokedAt: instant('revoked_at').notNull().defaultNow(),
    /** Subject of the admin's token. */
    revokedBy: text('revoked_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.operatorId] })],
);
