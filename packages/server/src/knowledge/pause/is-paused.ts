import type { Sql } from '../../db/client.js';
import type { Scope } from '../retrieval/scope.js';

/** Tells whether nothing is to be done for a chatbot's documents in the background. */
export async function isPaused(
  sql: Sql,
  { tenantId, chatbotId }: Pick<Scope, 'tenantId' | 'chatbotId'>,
): Promise<boolean> {
  const rows = await sql`
    select 1 from chatbots
    where id = ${chatbotId} and tenant_id = ${tenantId} and knowledge_paused_at is not null`;
  return rows.length > 0;
}
