import type { Sql } from '../db/client.js';
import type { SealedSecret, SecretRepository } from './secret-repository.js';

/** Sealed secrets in Postgres. Every write is one statement, so that it needs no transaction. */
export class PostgresSecretRepository implements SecretRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async list(tenantId: string, chatbotId: string): Promise<SealedSecret[]> {
    return this.#sql<SealedSecret[]>`
      select name, sealed, updated_at as "updatedAt" from chatbot_secrets
       where chatbot_id = ${chatbotId} and tenant_id = ${tenantId}
       order by name`;
  }

  async change(
    tenantId: string,
    chatbotId: string,
    changes: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    const names = Object.keys(changes);
    const kept = names.filter((name) => changes[name] !== null);
    const deleted = names.filter((name) => changes[name] === null);
    const values = kept.map((name) => changes[name] ?? '');
    await this.#sql`
      with gone as (
        delete from chatbot_secrets
         where chatbot_id = ${chatbotId} and tenant_id = ${tenantId}
           and name = any(${deleted}::text[])
      )
      insert into chatbot_secrets (chatbot_id, tenant_id, name, sealed)
      select c.id, c.tenant_id, new.name, new.sealed
        from chatbots c, unnest(${kept}::text[], ${values}::text[]) as new(name, sealed)
       where c.id = ${chatbotId} and c.tenant_id = ${tenantId}
      on conflict (chatbot_id, name) do update set sealed = excluded.sealed, updated_at = now()`;
  }
}
