import type { Sql, TransactionSql } from '../db/client.js';
import type { Fragment, SessionTables } from '../sessions/storage/session-tables.js';
import type { UsageEvent } from './usage-event.js';

/**
 * Part of a statement: keeps what it does for the roll-ups, in the same transaction by being the same
 * statement. A review by link is a test: no visitor has it, and it costs what it costs.
 *
 * @param from what follows `from`: one row for each event, with the session as `s`
 * @param event what has happened, as JSON
 * @param messageId of the reply
 */
export function recordUsage(
  sql: Sql | TransactionSql,
  tables: SessionTables,
  { from, event, messageId }: { from: Fragment; event: Fragment; messageId?: Fragment },
): Fragment {
  const operator = tables.mode === 'test' ? sql`s.operator_id` : sql`''`;
  const mode = sql`case when s.review_link is null then ${tables.mode} else 'test' end`;
  return sql`
    insert into usage_events (tenant_id, chatbot_id, operator_id, mode, message_id, event)
    select s.tenant_id, s.chatbot_id, ${operator}, ${mode}, ${messageId ?? sql`null`}, ${event}
    from ${from}`;
}

export function usageJson(sql: Sql, event: UsageEvent | Partial<UsageEvent>) {
  return sql`${sql.json(event as never)}::jsonb`;
}
