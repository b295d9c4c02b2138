import type { Sql, TransactionSql } from '../db/client.js';
import { LOCKS } from '../db/locks.js';
import { Turns } from '../db/turns.js';
import { PostgresWeeks } from './postgres-weeks.js';
import { rollUp, type KeptEvent, type RollupKey, type Sums } from './roll-up.js';

/** Events that one transaction adds up: a message that comes meanwhile waits for them. */
const BATCH = 200;
/** Times for which hours, days and weeks are kept. */
const KEPT = { hour: '400 days', day: '1200 days', week: '1200 days' } as const;

type EventRow = KeptEvent & { readonly messageId: string | null };

/** Adds up what has happened, once each, whatever processes do it and wherever one ends. */
export class PostgresRollUps {
  readonly #sql: Sql;
  readonly #batch: number;
  readonly #turns: Turns;
  readonly #weeks: PostgresWeeks;

  /** @param turns those of all work in the background on this database */
  constructor(sql: Sql, { batch = BATCH, turns = new Turns() } = {}) {
    this.#sql = sql;
    this.#batch = batch;
    this.#turns = turns;
    this.#weeks = new PostgresWeeks(sql);
  }

  /**
   * Adds up the events that are there.
   *
   * @returns how many; 0 also where another process is at it
   */
  async collect(): Promise<number> {
    let sum = 0;
    for (;;) {
      const taken = await this.#turns.take(() => this.#sql.begin((tx) => this.#collectSome(tx)));
      sum += taken;
      if (taken < this.#batch) break;
    }
    await this.#weeks.collect();
    return sum;
  }

  /** Deletes figures that are past their retention. */
  async clean(): Promise<void> {
    for (const [grain, kept] of Object.entries(KEPT)) {
      await this.#sql`
        delete from usage_rollups where grain = ${grain} and at < now() - ${kept}::interval`;
    }
    await this.#sql`
      delete from unanswered_groups where last_at < now() - ${KEPT.hour}::interval`;
  }

  /** One process at a time: two would wait for one another's rows. */
  async #collectSome(tx: TransactionSql): Promise<number> {
    const [lock] = await tx<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(${LOCKS.usage}) as mine`;
    if (!lock?.mine) return 0;
    const events = await tx<EventRow[]>`
      with taken as (
        delete from usage_events where id in (
          select id from usage_events order by id limit ${this.#batch}
        )
        returning *
      )
      select at, tenant_id as "tenantId", chatbot_id as "chatbotId", operator_id as "operatorId",
        mode, message_id as "messageId", event
      from taken`;
    if (events.length === 0) return 0;
    await add(tx, rollUp(events));
    await keepQuestions(tx, events);
    return events.length;
  }
}

/** Adds rows as JSON, so that one statement serves any number of rows. */
async function add(tx: TransactionSql, rows: readonly (RollupKey & Sums)[]): Promise<void> {
  await tx`
    insert into usage_rollups as u (
      tenant_id, mode, grain, chatbot_id, operator_id, at, sessions, messages, replies, failed,
      stopped, unanswered, good, bad, input_tokens, output_tokens, cost_usd, priced, reply_ms,
      first_token_ms, errors)
    select r."tenantId", r.mode, r.grain, r."chatbotId", r."operatorId", r.at, r.sessions,
      r.messages, r.replies, r.failed, r.stopped, r.unanswered, r.good, r.bad, r."inputTokens",
      r."outputTokens", r."costUsd", r.priced, r."replyMs", r."firstTokenMs", r.errors
    from jsonb_to_recordset(${tx.json(rows as never)}::jsonb) as r(
      "tenantId" text, mode text, grain text, "chatbotId" text, "operatorId" text, at timestamptz,
      sessions int, messages int, replies int, failed int, stopped int, unanswered int, good int,
      bad int, "inputTokens" bigint, "outputTokens" bigint, "costUsd" float8, priced int,
      "replyMs" int[], "firstTokenMs" int[], errors jsonb)
    on conflict (tenant_id, mode, grain, chatbot_id, operator_id, at) do update set
      sessions = u.sessions + excluded.sessions, messages = u.messages + excluded.messages,
      replies = u.replies + excluded.replies, failed = u.failed + excluded.failed,
      stopped = u.stopped + excluded.stopped, unanswered = u.unanswered + excluded.unanswered,
      good = u.good + excluded.good, bad = u.bad + excluded.bad,
      input_tokens = u.input_tokens + excluded.input_tokens,
      output_tokens = u.output_tokens + excluded.output_tokens,
      cost_usd = u.cost_usd + excluded.cost_usd, priced = u.priced + excluded.priced,
      reply_ms = ${sumOf(tx, 'reply_ms')}, first_token_ms = ${sumOf(tx, 'first_token_ms')},
      errors = (
        select coalesce(jsonb_object_agg(code, count), '{}') from (
          select code, sum(count::int) as count from (
            select * from jsonb_each_text(u.errors)
            union all select * from jsonb_each_text(excluded.errors)
          ) e(code, count) group by code
        ) s
      )`;
}

/** The sum of two histograms, bucket by bucket. */
function sumOf(tx: TransactionSql, column: string) {
  const [old, more] = [tx(`u.${column}`), tx(`excluded.${column}`)];
  return tx`(
    select coalesce(array_agg(coalesce(a, 0) + coalesce(b, 0) order by place), '{}')
    from unnest(${old}, ${more}) with ordinality as h(a, b, place)
  )`;
}

/** Questions without an answer, as long as their conversation is there. */
async function keepQuestions(tx: TransactionSql, events: readonly EventRow[]): Promise<void> {
  for (const mode of ['test', 'live'] as const) {
    const ids = events.flatMap(({ event, messageId, mode: of }) =>
      of === mode && event.kind === 'reply' && event.isUnanswered && messageId ? [messageId] : [],
    );
    if (ids.length === 0) continue;
    const messages = tx(`${mode}_messages`);
    const sessions = tx(mode === 'test' ? 'test_sessions' : 'live_conversations');
    await tx`
      insert into unanswered_questions
        (message_id, session_id, tenant_id, chatbot_id, mode, text, at)
      select r.id, s.id, s.tenant_id, s.chatbot_id, ${mode}, q.text, r.created_at
      from ${messages} r join ${messages} q on q.id = r.reply_to
      join ${sessions} s on s.id = r.session_id
      where r.id = any(${ids}::text[])
      on conflict do nothing`;
  }
}
