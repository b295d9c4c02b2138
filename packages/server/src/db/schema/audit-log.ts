import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { AuditAction } from '../../audit/audit-entry.js';
import { instant } from './columns.js';

/** The audit log. Rows are added and read, never changed: a trigger sees to that. */
export const auditLog = pgTable(
  'audit_log',
  {
    number: bigserial({ mode: 'number' }).primaryKey(),
    tenantId: text('tenant_id').notNull(),
    /** Subject of the operator's token; `visitor` for one who used their own conversation's. */
    actorId: text('actor_id').notNull(),
    action: text().$type<AuditAction>().notNull(),
    /** The object: a chatbot, a session, an operator, a visitor. */
    objectType: text('object_type').notNull(),
    objectId: text('object_id').notNull(),
    /** State before and after, for a configuration or a state; never a secret. */
    before: jsonb().$type<unknown>(),
    after: jsonb().$type<unknown>(),
    /** Address that the request came from; null: it came from the server itself. */
    address: text(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('audit_log_tenant').on(t.tenantId, t.number),
    index('audit_log_object').on(t.tenantId, t.objectId, t.number),
  ],
);
