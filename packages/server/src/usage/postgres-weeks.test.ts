import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';
import { DAY_MS, WEEK_MS } from './grain.js';
import { PostgresRollUps } from './postgres-roll-ups.js';
import { PostgresWeeks } from './postgres-weeks.js';

/** A Monday. */
const MONDAY = Date.parse('2025-03-03T00:00Z');
const { sql } = await openTestDatabase(t);

async function happens(tenantId: string, at: number, totalMs: number, error: string | null) {
  const event = {
    ...{ kind: 'reply', state: error ? 'failed' : 'done', isFirst: true, isUnanswered: false },
    ...{ totalMs, firstTokenMs: null, inputTokens: 7, outputTokens: 1, costUsd: 0.5, error },
  };
  await sql`
    insert into usage_events (at, tenant_id, chatbot_id, operator_id, mode, event)
    values (${new Date(at)}, ${tenantId}, 'shop', 'anna', 'test', ${sql.json(event)})`;
}

async function weeks(): Promise<readonly Record<string, unknown>[]> {
  return sql`
    select tenant_id as tenant, at, messages, errors, cost_usd as cost,
      (select sum(n)::int from unnest(reply_ms) n) as timed
    from usage_rollups where grain = 'week' and chatbot_id = 'shop' and operator_id = ''
    order by tenant_id, at`;
}

await t.test(
  '[6.5] a week is the sum of its days, once it is over and nothing waits',
  async (t) => {
    await happens('a', MONDAY - 1, 20, null);
    await happens('a', MONDAY, 20, null);
    await happens('a', MONDAY + 3 * DAY_MS, 900, null);
    await happens('a', MONDAY + WEEK_MS - 1, 20, 'service-error');
    await happens('b', MONDAY + DAY_MS, 20, null);
    const atWork = new PostgresWeeks(sql);
    await atWork.collect(MONDAY + 3 * WEEK_MS);
    t.same(await weeks(), [], 'events wait');

    // What this release would add up by itself, as one that knows no weeks would leave it.
    await new PostgresRollUps(sql).collect();
    await sql`delete from usage_rollups where grain = 'week'`;
    await atWork.collect(MONDAY + WEEK_MS + DAY_MS - 1);
    const before = { tenant: 'a', at: new Date(MONDAY - WEEK_MS), messages: 1, errors: {} };
    t.same(await weeks(), [{ ...before, cost: 0.5, timed: 1 }], 'the one before alone is settled');

    await atWork.collect(MONDAY + WEEK_MS + DAY_MS);
    const [, own, other] = await weeks();
    t.same(own, {
      ...{ tenant: 'a', at: new Date(MONDAY), messages: 3, cost: 1.5, timed: 2 },
      errors: { 'service-error': 1 },
    });
    t.match(other, { tenant: 'b', messages: 1, cost: 0.5, timed: 1 });

    await sql`delete from usage_rollups where grain = 'week' and tenant_id = 'b'`;
    await Promise.all([1, 2].map(() => new PostgresWeeks(sql).collect(MONDAY + 3 * WEEK_MS)));
    t.same(
      await weeks(),
      [{ ...before, cost: 0.5, timed: 1 }, own, other],
      'what was broken off ends',
    );
  },
);
