import type { Sql } from '../db/client.js';
import { NO_SUMS, sumOf, type Sums } from './roll-up.js';
import type {
  UnansweredGroup,
  UnansweredQuery,
  UsagePoint,
  UsageQuery,
  UsageRepository,
  UsageShare,
} from './usage-query.js';

/** Days are those of a time zone for so long; beyond, those of UTC, which are added up already. */
const ZONED_DAYS = 100;
const DAY_MS = 86_400_000;
/** Shares that are listed. */
const MOST_SHARES = 50;
/** Other wordings of a question. */
const MOST_OTHERS = 5;

type SumsRow = Sums & { readonly key: string };

export class PostgresUsage implements UsageRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async points(query: UsageQuery): Promise<readonly UsagePoint[]> {
    const sql = this.#sql;
    const { from, to, step } = query;
    const { grain, timeZone } = this.#grainOf(query);
    const startOf = (column: string) =>
      sql`date_trunc(${step}, ${sql(column)} at time zone ${timeZone}) at time zone ${timeZone}`;
    const starts = await sql<{ at: Date }[]>`
      select s at time zone ${timeZone} as at
      from generate_series(
        date_trunc(${step}, ${from}::timestamptz at time zone ${timeZone}),
        (${to}::timestamptz - interval '1 microsecond') at time zone ${timeZone},
        ${`1 ${step}`}::interval) s`;
    const [first] = starts;
    if (!first) return [];
    const rows = await sql<SumsRow[]>`
      select (extract(epoch from ${startOf('at')}) * 1000)::bigint::text as key, ${this.#sums}
      from usage_rollups
      where ${this.#whose(query)} and grain = ${grain} and at >= ${first.at} and at < ${to}`;
    const sums = byKey(rows);
    return starts.map(({ at }) => ({ at, sums: sums.get(String(at.getTime())) ?? NO_SUMS }));
  }

  async shares(query: UsageQuery, by: 'chatbot' | 'operator'): Promise<readonly UsageShare[]> {
    const sql = this.#sql;
    const { tenantId, mode, chatbotId, operatorId, from, to } = query;
    const id = sql(`${by}_id`);
    const whose =
      by === 'chatbot'
        ? sql`chatbot_id <> '' and operator_id = ${operatorId}`
        : sql`operator_id <> '' and chatbot_id = ${chatbotId}`;
    // Whole days, and the hours before and after them.
    const firstDay = new Date(Math.ceil(from.getTime() / DAY_MS) * DAY_MS);
    const lastDay = new Date(
      Math.max(Math.floor(to.getTime() / DAY_MS) * DAY_MS, firstDay.getTime()),
    );
    const rows = await sql<SumsRow[]>`
      select ${id} as key, ${this.#sums} from usage_rollups
      where tenant_id = ${tenantId} and mode = ${mode} and ${whose} and (
        grain = 'day' and at >= ${firstDay} and at < ${lastDay}
        or grain = 'hour' and at >= ${from} and at < least(${firstDay}::timestamptz, ${to})
        or grain = 'hour' and at >= greatest(${lastDay}::timestamptz, ${from}) and at < ${to}
      )`;
    const shares = [...byKey(rows)]
      .map(([key, sums]) => ({ id: key, name: key, sums }))
      .sort((a, b) => b.sums.messages - a.sums.messages || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_SHARES);
    if (by === 'operator') return shares;
    const names = await this.#namesOf(shares.map((share) => share.id));
    return shares.map((share) => ({ ...share, name: names.get(share.id) ?? share.id }));
  }

  async addedUpTo(): Promise<Date> {
    const [row] = await this.#sql<{ at: Date }[]>`
      select coalesce((select at from usage_events order by id limit 1), now()) as at`;
    return row?.at ?? new Date();
  }

  async unanswered(query: UnansweredQuery): Promise<readonly UnansweredGroup[]> {
    const sql = this.#sql;
    const { tenantId, mode, from, to, chatbotIds, limit } = query;
    const rows = await sql<(UnansweredGroup & { texts: string[] })[]>`
      with most as materialized (
        select group_id, chatbot_id, sum(count)::int as count from unanswered_counts
        where tenant_id = ${tenantId} and mode = ${mode}
          and day >= date_trunc('day', ${from}::timestamptz, 'UTC') and day < ${to}
          ${chatbotIds === null ? sql`` : sql`and chatbot_id = any(${[...chatbotIds]}::text[])`}
        group by group_id, chatbot_id order by count desc, group_id limit ${limit * 2}
      )
      select m.group_id as id, m.chatbot_id as "chatbotId", m.count, q.texts,
        q.session_id as "sessionId", q.at as "lastAt",
        coalesce(r.config->>'name', m.chatbot_id) as "chatbotName"
      from most m
      join lateral (
        select (array_agg(text order by at desc))[1:${MOST_OTHERS + 1}] as texts,
          (array_agg(session_id order by at desc))[1] as session_id, max(at) as at
        from (
          select text, session_id, at from unanswered_questions
          where group_id = m.group_id order by at desc limit 20
        ) latest having count(*) > 0
      ) q on true
      left join chatbots c on c.id = m.chatbot_id
      left join chatbot_revisions r on r.chatbot_id = c.id and r.number = c.draft_revision
      order by m.count desc, q.at desc limit ${limit}`;
    return rows.map(({ texts, ...row }) => {
      const [question = '', ...others] = texts;
      const same = question.toLowerCase();
      return {
        ...row,
        question,
        others: [...new Set(others)].filter((text) => text.toLowerCase() !== same),
      };
    });
  }

  #grainOf({ from, to, step, timeZone }: UsageQuery) {
    if (step === 'hour') return { grain: 'hour', timeZone: 'UTC' };
    const isLong = to.getTime() - from.getTime() > ZONED_DAYS * DAY_MS;
    return isLong || timeZone === 'UTC'
      ? { grain: 'day', timeZone: 'UTC' }
      : { grain: 'hour', timeZone };
  }

  #whose({ tenantId, mode, chatbotId, operatorId }: UsageQuery) {
    return this.#sql`tenant_id = ${tenantId} and mode = ${mode}
      and chatbot_id = ${chatbotId} and operator_id = ${operatorId}`;
  }

  get #sums() {
    return this.#sql`sessions, messages, replies, failed, stopped, unanswered, good, bad,
      input_tokens::float8 as "inputTokens", output_tokens::float8 as "outputTokens",
      cost_usd as "costUsd", priced, reply_ms as "replyMs", first_token_ms as "firstTokenMs",
      errors`;
  }

  async #namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#sql<{ id: string; name: string }[]>`
      select c.id, r.config->>'name' as name from chatbots c
      join chatbot_revisions r on r.chatbot_id = c.id and r.number = c.draft_revision
      where c.id = any(${[...ids]}::text[])`;
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function byKey(rows: readonly SumsRow[]): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const { key, ...row } of rows) {
    const known = sums.get(key);
    sums.set(key, known ? sumOf(known, row) : row);
  }
  return sums;
}
