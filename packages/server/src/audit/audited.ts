import type { Sql, TransactionSql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { auditLog } from '../db/schema/audit-log.js';
import type { AuditAction, AuditEntry, Change } from './audit-entry.js';
import type { Actor } from './audit-log.js';

/** An actor's deed, and its entry for the log. */
export interface Deed<Action extends AuditAction = Change> {
  readonly actor: Actor;
  readonly entry: AuditEntry<Action>;
}

/** Entries for the log, of what only the work itself can tell; none where it did nothing. */
export type DeedsOf<T> = (result: T) => readonly Deed[];

/**
 * Does something in the database and keeps what the log says of it, in one transaction: neither is
 * there without the other, wherever the process or its connection ends.
 *
 * @param deeds null: nobody did it, and nothing is kept
 */
export function audited<T>(
  sql: Sql,
  deeds: Deed | DeedsOf<T> | null,
  work: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  const done = sql.begin(async (tx) => {
    const result = await work(tx);
    const kept = typeof deeds === 'function' ? deeds(result) : deeds ? [deeds] : [];
    for (const deed of kept) await insertEntry(tx, deed);
    return [result];
  });
  return done.then(([result]) => result as T);
}

export async function insertEntry(
  sql: Sql | TransactionSql,
  { actor, entry: { action, object, before, after } }: Deed<AuditAction>,
): Promise<void> {
  const { tenantId, operatorId: actorId, address } = actor;
  await queryBuilder(sql)
    .insert(auditLog)
    .values({
      ...{ tenantId, actorId, action, objectType: object.type, objectId: object.id },
      ...{ before, after, address },
    });
}
