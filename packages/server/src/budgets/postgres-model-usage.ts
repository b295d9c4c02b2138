import { lt, sql as fragment } from 'drizzle-orm';
import type { Sql } from '../db/client.js';
import { queryBuilder } from '../db/query-builder.js';
import { modelUsage } from '../db/schema/model-usage.js';
import type { ModelUsage, Usage, UsageChange } from './model-usage.js';

/** Rows of the table `model_usage`: one of each session, address, chatbot and tenant. */
export class PostgresModelUsage implements ModelUsage {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /**
   * One statement, which takes its rows in the order of the changes: where all callers keep to one
   * order, none waits for another that waits for it.
   */
  add(changes: readonly UsageChange[]): Promise<readonly Usage[]> {
    return this.#sql<Usage[]>`
      insert into model_usage as u
        (scope, id, hour, hour_replies, hour_tokens, day, day_replies, day_tokens)
      select c.scope, c.id, coalesce(c.hour, date_trunc('hour', now(), 'UTC')), c.replies, c.tokens,
        coalesce(c.day, date_trunc('day', now(), 'UTC')), c.replies, c.tokens
      from unnest(
        ${changes.map(({ scope }) => scope)}::text[], ${changes.map(({ id }) => id)}::text[],
        ${changes.map(({ replies }) => replies)}::int[], ${changes.map(({ tokens }) => tokens)}::int[],
        ${changes.map(({ at }) => at?.hour.toISOString() ?? null)}::timestamptz[],
        ${changes.map(({ at }) => at?.day.toISOString() ?? null)}::timestamptz[]
      ) with ordinality as c(scope, id, replies, tokens, hour, day, place)
      order by c.place
      on conflict (scope, id) do update set
        hour = greatest(u.hour, excluded.hour),
        hour_replies = case when excluded.hour > u.hour then 0 else u.hour_replies end
          + case when excluded.hour < u.hour then 0 else excluded.hour_replies end,
        hour_tokens = case when excluded.hour > u.hour then 0 else u.hour_tokens end
          + case when excluded.hour < u.hour then 0 else excluded.hour_tokens end,
        day = greatest(u.day, excluded.day),
        day_replies = case when excluded.day > u.day then 0 else u.day_replies end
          + case when excluded.day < u.day then 0 else excluded.day_replies end,
        day_tokens = case when excluded.day > u.day then 0 else u.day_tokens end
          + case when excluded.day < u.day then 0 else excluded.day_tokens end
      returning scope, id, hour, day, hour_replies as "hourReplies", day_replies as "dayReplies",
        hour_tokens::float8 as "hourTokens", day_tokens::float8 as "dayTokens"`;
  }

  async clean(): Promise<void> {
    await queryBuilder(this.#sql)
      .delete(modelUsage)
      .where(lt(modelUsage.day, fragment`now() - interval '2 days'`));
  }
}
