import { randomUUID } from 'node:crypto';
import type { Sql } from '../../packages/server/src/db/client.js';
import { newSession } from '../../packages/server/testing/sessions/sessions.js';

const TEXT = 'How long do I have to return an item that I have worn once?';

/** A session with so many messages, each question with its answer. */
export async function insertConversation(sql: Sql, length: number): Promise<string> {
  const id = randomUUID();
  const { tenantId, chatbotId, operatorId, visitor } = newSession();
  await sql`
    insert into test_sessions (id, tenant_id, chatbot_id, operator_id, visitor, seq, expires_at)
    values (${id}, ${tenantId}, ${chatbotId}, ${operatorId}, ${sql.json(visitor)}, ${length},
      now() + interval '1 day')`;
  await sql`
    insert into test_messages
      (id, session_id, epoch, seq, role, cid, reply_to, text, state, gen, sources, revision)
    select ${id} || '-' || n, ${id}, 1, n,
      case when n % 2 = 1 then 'user' else 'bot' end,
      case when n % 2 = 1 then 'c-' || n end,
      case when n % 2 = 0 then ${id} || '-' || (n - 1) end,
      ${TEXT}, case when n % 2 = 0 then 'done' end, 1,
      case when n % 2 = 0 then '[]'::jsonb end, case when n % 2 = 0 then 1 end
    from generate_series(1, ${length}::int) n`;
  return id;
}

/** Inserts sessions that nobody is in, each with a question and its answer. */
export async function insertSessions(sql: Sql, count: number): Promise<void> {
  const { tenantId, chatbotId, operatorId, visitor } = newSession();
  await sql`
    insert into test_sessions (id, tenant_id, chatbot_id, operator_id, visitor, seq, expires_at)
    select 'other-' || n, ${tenantId}, ${chatbotId}, ${operatorId}, ${sql.json(visitor)}, 2,
      now() + interval '1 day'
    from generate_series(1, ${count}::int) n`;
  await sql`
    insert into test_messages
      (id, session_id, epoch, seq, role, cid, reply_to, text, state, gen, sources, revision)
    select 'other-' || n || '-' || m, 'other-' || n, 1, m,
      case when m = 1 then 'user' else 'bot' end,
      case when m = 1 then 'c-' || n end,
      case when m = 2 then 'other-' || n || '-1' end,
      ${TEXT}, case when m = 2 then 'done' end, 1,
      case when m = 2 then '[]'::jsonb end, case when m = 2 then 1 end
    from generate_series(1, ${count}::int) n, generate_series(1, 2) m`;
}
