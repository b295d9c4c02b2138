import { and, eq, sql as fragment } from 'drizzle-orm';
import type { Actor } from '../audit/audit-log.js';
import { audited, type Deed } from '../audit/audited.js';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { operatorRevocations } from '../db/schema/operator-access.js';
import type { RevocationRepository } from './revocations.js';

const { revokedAt } = operatorRevocations;

export class PostgresRevocationRepository implements RevocationRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async find(tenantId: string, operatorId: string): Promise<Date | null> {
    const [row] = await queryBuilder(this.#sql)
      .select({ revokedAt })
      .from(operatorRevocations)
      .where(
        and(
          eq(operatorRevocations.tenantId, tenantId),
          eq(operatorRevocations.operatorId, operatorId),
        ),
      );
    return row?.revokedAt ?? null;
  }

  async add(actor: Actor, operatorId: string): Promise<Date> {
    const { tenantId, operatorId: revokedBy } = actor;
    const object = { type: 'operator', id: operatorId } as const;
    const deed = (at: Date): readonly Deed[] => {
      const after = { revokedAt: at.toISOString() };
      return [{ actor, entry: { action: 'access.revoke', object, after } }];
    };
    return audited(this.#sql, deed, async (tx) => {
      const [row] = await queryBuilder(tx)
        .insert(operatorRevocations)
        .values({ tenantId, operatorId, revokedBy })
        .onConflictDoUpdate({
          target: [operatorRevocations.tenantId, operatorRevocations.operatorId],
          set: { revokedAt: fragment`now()`, revokedBy },
        })
        .returning({ revokedAt });
      if (!row) throw new Error('A revocation was not stored.');
      return row.revokedAt;
    });
  }
}
