import { and, desc, eq, getTableColumns, lt } from 'drizzle-orm';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { auditLog } from '../db/schema/audit-log.js';
import type { Actor, AuditFilter, AuditRepository } from './audit-log.js';
import type { AuditEntry, AuditRecord, Disclosure } from './audit-entry.js';
import { insertEntry } from './audited.js';

const { tenantId: _tenantId, ...RECORD } = getTableColumns(auditLog);

export class PostgresAuditRepository implements AuditRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  add(actor: Actor, entry: AuditEntry<Disclosure>): Promise<void> {
    return insertEntry(this.#sql, { actor, entry });
  }

  list(tenantId: string, filter: AuditFilter): Promise<readonly AuditRecord[]> {
    const { before, action, actorId, objectId, limit } = filter;
    return queryBuilder(this.#sql)
      .select(RECORD)
      .from(auditLog)
      .where(
        and(
          eq(auditLog.tenantId, tenantId),
          before === undefined ? undefined : lt(auditLog.number, before),
          action === undefined ? undefined : eq(auditLog.action, action),
          actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
          objectId === undefined ? undefined : eq(auditLog.objectId, objectId),
        ),
      )
      .orderBy(desc(auditLog.number))
      .limit(limit);
  }
}
