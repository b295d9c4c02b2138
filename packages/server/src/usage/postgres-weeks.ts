import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { Sql } from '../db/client.js';
import { DAY_MS, startOf, WEEK_MS } from './grain.js';

/** Longest time after its week in which a statement that keeps an event can end. */
const MARGIN_MS = DAY_MS;

interface Owner {
  readonly tenantId: string;
  readonly mode: SessionMode;
}

/**
 * Adds up the days of weeks that are over, so that a quarter of a year is read as thirteen weeks. They are not
 * added to as things happen: a release that knows no weeks may be adding up events meanwhile.
 */
export class PostgresWeeks {
  readonly #sql: Sql;
  /** All before this are added up, as far as this process knows. */
  #next: number | null = null;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Adds up the weeks that are not yet. */
  async collect(now = Date.now()): Promise<void> {
    const until = startOf('week', now - MARGIN_MS);
    if (this.#next !== null && this.#next >= until) return;
    if (await this.#waits(until)) return;
    this.#next ??= (await this.#first()) ?? until;
    for (; this.#next < until; this.#next += WEEK_MS) {
      const week = new Date(this.#next);
      for (const owner of await this.#ownersIn(week)) await this.#addUp(owner, week);
    }
  }

  /** Tells whether events from before a moment are not in the days yet. */
  async #waits(until: number): Promise<boolean> {
    const [row] = await this.#sql<{ waits: boolean }[]>`
      select exists (select from usage_events where at < ${new Date(until)}) as waits`;
    return row?.waits ?? true;
  }

  /** The last week of all, which may not have been come to an end with, or that of the first day. */
  async #first(): Promise<number | null> {
    const [row] = await this.#sql<{ week: Date | null; day: Date | null }[]>`
      select max(at) filter (where grain = 'week') as week,
        min(at) filter (where grain = 'day') as day
      from usage_rollups where chatbot_id = '' and operator_id = ''`;
    const at = row?.week ?? row?.day;
    return at ? startOf('week', at.getTime()) : null;
  }

  /** Tenants with something in a week that is not added up. */
  async #ownersIn(week: Date): Promise<readonly Owner[]> {
    return this.#sql<Owner[]>`
      select distinct tenant_id as "tenantId", mode from usage_rollups d
      where grain = 'day' and at >= ${week} and at < ${endOf(week)}
        and chatbot_id = '' and operator_id = '' and not exists (
          select from usage_rollups w
          where w.tenant_id = d.tenant_id and w.mode = d.mode and w.grain = 'week'
            and w.chatbot_id = '' and w.operator_id = '' and w.at = ${week})`;
  }

  /** Adds up a tenant's week in one statement, so that readers see all of it or nothing. */
  async #addUp({ tenantId, mode }: Owner, week: Date): Promise<void> {
    await this.#sql`
      with days as materialized (
        select * from usage_rollups
        where tenant_id = ${tenantId} and mode = ${mode} and grain = 'day'
          and at >= ${week} and at < ${endOf(week)}
      ), numbers as (
        select chatbot_id, operator_id, sum(sessions)::int as sessions,
          sum(messages)::int as messages, sum(replies)::int as replies, sum(failed)::int as failed,
          sum(stopped)::int as stopped, sum(unanswered)::int as unanswered, sum(good)::int as good,
          sum(bad)::int as bad, sum(input_tokens)::bigint as input_tokens,
          sum(output_tokens)::bigint as output_tokens, sum(cost_usd) as cost_usd,
          sum(priced)::int as priced
        from days group by chatbot_id, operator_id
      ), times as (
        select chatbot_id, operator_id, array_agg(reply_ms order by place) as reply_ms,
          array_agg(first_token_ms order by place) as first_token_ms
        from (
          select chatbot_id, operator_id, place, coalesce(sum(reply), 0)::int as reply_ms,
            coalesce(sum(token), 0)::int as first_token_ms
          from days, unnest(reply_ms, first_token_ms) with ordinality h(reply, token, place)
          group by chatbot_id, operator_id, place
        ) places group by chatbot_id, operator_id
      ), failures as (
        select chatbot_id, operator_id, jsonb_object_agg(code, count) as errors
        from (
          select chatbot_id, operator_id, code, sum(count::int) as count
          from days, jsonb_each_text(errors) e(code, count)
          group by chatbot_id, operator_id, code
        ) codes group by chatbot_id, operator_id
      )
      insert into usage_rollups (
        tenant_id, mode, grain, chatbot_id, operator_id, at, sessions, messages, replies, failed,
        stopped, unanswered, good, bad, input_tokens, output_tokens, cost_usd, priced, reply_ms,
        first_token_ms, errors)
      select ${tenantId}, ${mode}, 'week', chatbot_id, operator_id, ${week}::timestamptz, sessions,
        messages, replies, failed, stopped, unanswered, good, bad, input_tokens, output_tokens,
        cost_usd, priced, coalesce(reply_ms, '{}'), coalesce(first_token_ms, '{}'),
        coalesce(errors, '{}')
      from numbers left join times using (chatbot_id, operator_id)
        left join failures using (chatbot_id, operator_id)
      on conflict do nothing`;
  }
}

function endOf(week: Date): Date {
  return new Date(week.getTime() + WEEK_MS);
}
