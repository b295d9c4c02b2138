import { and, eq, inArray, sql as fragment } from 'drizzle-orm';
import { audited, type Deed } from '../audit/audited.js';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { chatbots } from '../db/schema/chatbots.js';
import { chatbotSecrets } from '../db/schema/secrets.js';
import type { SealedSecret, SecretRepository } from './secret-repository.js';

/** Sealed secrets in Postgres. */
export class PostgresSecretRepository implements SecretRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async list(tenantId: string, chatbotId: string): Promise<SealedSecret[]> {
    const { name, sealed, updatedAt } = chatbotSecrets;
    return queryBuilder(this.#sql)
      .select({ name, sealed, updatedAt })
      .from(chatbotSecrets)
      .where(secretsOf(tenantId, chatbotId))
      .orderBy(name);
  }

  async change(
    chatbotId: string,
    changes: Readonly<Record<string, string | null>>,
    deed: Deed,
  ): Promise<void> {
    const { tenantId } = deed.actor;
    const names = Object.keys(changes);
    const gone = names.filter((name) => changes[name] === null);
    const kept = Object.entries(changes).flatMap(([name, sealed]) =>
      sealed === null ? [] : [{ chatbotId, tenantId, name, sealed }],
    );
    await audited(this.#sql, deed, async (tx) => {
      const db = queryBuilder(tx);
      const [own] = await db
        .select({ id: chatbots.id })
        .from(chatbots)
        .where(and(eq(chatbots.id, chatbotId), eq(chatbots.tenantId, tenantId)))
        // So that nobody deletes it before its secrets are stored.
        .for('key share');
      if (!own) return;
      if (gone.length > 0)
        await db
          .delete(chatbotSecrets)
          .where(and(secretsOf(tenantId, chatbotId), inArray(chatbotSecrets.name, gone)));
      if (kept.length > 0)
        await db
          .insert(chatbotSecrets)
          .values(kept)
          .onConflictDoUpdate({
            target: [chatbotSecrets.chatbotId, chatbotSecrets.name],
            set: { sealed: fragment`excluded.sealed`, updatedAt: fragment`now()` },
          });
    });
  }
}

const secretsOf = (tenantId: string, chatbotId: string) =>
  and(eq(chatbotSecrets.chatbotId, chatbotId), eq(chatbotSecrets.tenantId, tenantId));
