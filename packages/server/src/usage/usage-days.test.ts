import fc from 'fast-check';
import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';
import { HOUR_MS } from './grain.js';
import { quantile } from './histogram.js';
import { PostgresRollUps } from './postgres-roll-ups.js';
import { PostgresUsage } from './postgres-usage.js';
import { PostgresWeeks } from './postgres-weeks.js';
import { NO_SUMS, rollUp, type KeptEvent, type Sums } from './roll-up.js';

/** Clocks go forward in America on 8 March, in Europe on 29 March, and back in Australia on 5 April. */
const [START, END] = [Date.parse('2026-02-20T00:00Z'), Date.parse('2026-04-20T00:00Z')];
/**
 * Days around Havana's end of summer time: clocks go back at one o'clock on 1 November, so midnight
 * comes twice.
 */
const [AUTUMN, WINTER] = [Date.parse('2026-10-20T00:00Z'), Date.parse('2026-11-10T00:00Z')];
const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/Havana', 'Asia/Kolkata'],
  ...['Pacific/Auckland', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'America/St_Johns'],
];

const { sql } = await openTestDatabase(t);
const usage = new PostgresUsage(sql);
const ofAll = { tenantId: 'demo', mode: 'test', chatbotId: '', operatorId: '' } as const;

const event = fc.record({
  at: fc
    .oneof(fc.integer({ min: START, max: END }), fc.integer({ min: AUTUMN, max: WINTER }))
    .map((ms) => new Date(ms)),
  tenantId: fc.constant('demo'),
  mode: fc.constant('test' as const),
  chatbotId: fc.constantFrom('shop', 'bank'),
  operatorId: fc.constantFrom('anna', 'bob', 'eve'),
  event: fc.record({
    kind: fc.constant('reply' as const),
    state: fc.constantFrom('done' as const, 'failed' as const),
    isFirst: fc.boolean(),
    isUnanswered: fc.boolean(),
    totalMs: fc.integer({ min: 1, max: 60_000 }),
    firstTokenMs: fc.option(fc.integer({ min: 1, max: 9_000 })),
    inputTokens: fc.nat(900),
    outputTokens: fc.nat(900),
    costUsd: fc.option(fc.constantFrom(0.1, 0.25, 0.004)),
    error: fc.option(fc.constantFrom('service-timeout', 'service-error')),
  }),
});
const events: KeptEvent[] = fc.sample(event, 800);
// Between the two midnights of Havana.
const twice = new Date('2026-11-01T04:30Z');
events.push(...events.slice(0, 5).map((other) => ({ ...other, at: twice })));
await sql`
  insert into usage_events (at, tenant_id, chatbot_id, operator_id, mode, event)
  select at, "tenantId", "chatbotId", "operatorId", mode, event
  from jsonb_to_recordset(${sql.json(events as never)}::jsonb) as e(
    at timestamptz, "tenantId" text, "chatbotId" text, "operatorId" text, mode text, event jsonb)`;
await new PostgresRollUps(sql).collect();
await new PostgresWeeks(sql).collect(WINTER + 9 * 24 * HOUR_MS);

await t.test('[6.5] days are those of any time zone, also where clocks change', async (t) => {
  for (const timeZone of ZONES) {
    const dateOf = dates(timeZone);
    for (const [from, to] of [
      [START + 24 * HOUR_MS, END - 31 * HOUR_MS],
      [AUTUMN + 30 * HOUR_MS, WINTER - 24 * HOUR_MS],
    ] as const) {
      const query = { ...ofAll, from: new Date(from), to: new Date(to), timeZone };
      const points = await usage.points({ ...query, step: 'day' });
      const byDay = points.map(({ at }) => dateOf(at.getTime()));
      t.equal(new Set(byDay).size, points.length, `${timeZone}: each day once`);
      for (const [i, { sums }] of points.entries()) {
        const own = events.filter(({ at }) => {
          const hour = hourOf(at.getTime());
          return hour < to && dateOf(hour) === byDay[i];
        });
        t.same(figuresOf(sums), figuresOf(sumOfEvents(own)), `${timeZone}, ${byDay[i]}`);
      }
    }
  }
});

await t.test('[6.5] chatbots and operators have what happened from hour to hour', async (t) => {
  const hour = fc.integer({ min: START / HOUR_MS, max: END / HOUR_MS });
  const periods = fc.sample(fc.tuple(hour, fc.integer({ min: 1, max: 1_000 })), 10);
  for (const [first, hours] of periods) {
    const [from, to] = [first * HOUR_MS, (first + hours) * HOUR_MS];
    const query = { ...ofAll, from: new Date(from), to: new Date(to), step: 'day' } as const;
    for (const by of ['chatbot', 'operator'] as const) {
      const shares = await usage.shares({ ...query, timeZone: 'UTC' }, by);
      const found = new Map(shares.map(({ id, sums }) => [id, figuresOf(sums)]));
      const within = events.filter(({ at }) => from <= at.getTime() && at.getTime() < to);
      const ids = new Set(within.map((event) => event[`${by}Id`]));
      t.same([...found.keys()].sort(), [...ids].sort(), `${hours} hours by ${by}`);
      for (const id of ids) {
        const own = within.filter((event) => event[`${by}Id`] === id);
        t.same(found.get(id), figuresOf(sumOfEvents(own)), `${hours} hours of ${id}`);
      }
    }
  }
});

function dates(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (ms) => format.format(ms);
}

function hourOf(ms: number): number {
  return Math.floor(ms / HOUR_MS) * HOUR_MS;
}

/** Adds up all events as if they had happened in one hour. */
function sumOfEvents(events: readonly KeptEvent[]): Sums {
  const rows = rollUp(events.map((event) => ({ ...event, at: new Date(START) })));
  return rows.find((row) => row.chatbotId === '' && row.operatorId === '') ?? NO_SUMS;
}

/** Figures read from sums: counts, costs to a millionth, and quantiles. */
function figuresOf(sums: Sums) {
  const { replies, messages, failed, unanswered, inputTokens, outputTokens, priced } = sums;
  return {
    ...{ replies, messages, failed, unanswered, inputTokens, outputTokens, priced },
    costUsd: sums.costUsd.toFixed(6).replace('-0.000000', '0.000000'),
    errors: sums.errors,
    times: [0.1, 0.5, 0.95, 1].flatMap((share) => [
      quantile(sums.replyMs, share),
      quantile(sums.firstTokenMs, share),
    ]),
  };
}
