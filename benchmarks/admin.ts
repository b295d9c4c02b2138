/**
 * Measures what an admin reads: 10,000 sessions and a million messages over 90 days, embedded and on
 * Postgres. Run with `npm run bench:admin`; exits with 1 where a list or a chart takes 100 ms or more.
 * `--quick` is for a first look: a tenth of both.
 */
import { NO_BUDGETS } from '../packages/server/src/budgets/budget-settings.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { PostgresChatbotRepository } from '../packages/server/src/chatbots/postgres-chatbot-repository.js';
import type { Database, Sql } from '../packages/server/src/db/client.js';
import type { ConversationPlace, Kind } from '../packages/server/src/conversations/conversation.js';
import { PostgresConversations } from '../packages/server/src/conversations/postgres-conversations.js';
import { PostgresWatchRepository } from '../packages/server/src/monitor/postgres-watch-repository.js';
import type { Sort, WatchPlace } from '../packages/server/src/monitor/watched-session.js';
import type { Operator } from '../packages/server/src/operators/operator.js';
import { PostgresRollUps } from '../packages/server/src/usage/postgres-roll-ups.js';
import { PostgresUsage } from '../packages/server/src/usage/postgres-usage.js';
import { UsageService, type UsageWish } from '../packages/server/src/usage/usage-service.js';
import { openTestDatabase, type Teardown } from '../packages/server/testing/database.js';
import { openPostgresDatabase, withoutPostgres } from '../packages/server/testing/postgres.js';

const BUDGET_MS = 100;
const SIZE = process.argv.includes('--quick') ? 0.1 : 1;
const [SESSIONS, MESSAGES, CHATBOTS, OPERATORS] = [10_000 * SIZE, 1_000_000 * SIZE, 20, 10];
const QUESTIONS = MESSAGES / 2;
const ROUNDS = 9;
const DAY_MS = 86_400_000;
const admin: Operator = {
  ...{ tenantId: 'demo', operatorId: 'boss', role: 'admin' },
  ...{ chatbots: null, expiresAt: null },
};

/** Sessions, each with as many messages, a tenth of them active; and what happened in them. */
async function fill(sql: Sql): Promise<void> {
  const chatbots = new PostgresChatbotRepository(sql);
  for (let i = 0; i < CHATBOTS; i++) {
    const of = { tenantId: 'demo', chatbotId: `bot-${i}`, config: DEFAULT_CONFIG };
    await chatbots.create({ ...of, configuration: 'c', createdBy: 'bench' }, null);
  }
  const [sessions, chatbot, operator] = ['test_sessions', 'bot-', 'operator-'];
  await sql`
    insert into ${sql(sessions)}
      (id, tenant_id, chatbot_id, operator_id, visitor, seq, created_at, last_active_at, expires_at,
       ended_at, instance, unanswered_epoch, failed_epoch, good_epoch, bad_epoch)
    select 's' || i, 'demo', ${chatbot}::text || (i % ${CHATBOTS}::int), ${operator}::text || (i % ${OPERATORS}::int),
      '{}', ${MESSAGES / SESSIONS}::int, now() - i * interval '12 minutes', now() - i * interval '11 minutes',
      case when i % 10 = 0 then now() + interval '30 minutes' else now() - i * interval '1 minute' end,
      case when i % 3 = 1 then now() - i * interval '2 minutes' end, 'web-1:4711',
      case when i % 4 = 0 then 1 end, case when i % 20 = 0 then 1 end, case when i % 8 = 0 then 1 end,
      case when i % 500 = 0 then 1 end
    from generate_series(1, ${SESSIONS}::int) i`;
  const each = 50_000;
  for (let from = 0; from < QUESTIONS; from += each) {
    await sql`
      insert into test_messages (id, session_id, epoch, seq, role, cid, text, created_at)
      select 'q' || i, 's' || (1 + i % ${SESSIONS}::int), 1, 1 + 2 * (i / ${SESSIONS}::int), 'user', 'c' || i,
        'How long do I have to return an item?', now()
      from generate_series(${from}::int, ${from + each - 1}::int) i`;
    await sql`
      insert into test_messages
        (id, session_id, epoch, seq, role, reply_to, text, state, gen, revision, created_at)
      select 'r' || i, 's' || (1 + i % ${SESSIONS}::int), 1, 2 + 2 * (i / ${SESSIONS}::int), 'bot', 'q' || i,
        'You have 30 days.', 'done', 1, 1, now()
      from generate_series(${from}::int, ${from + each - 1}::int) i`;
    await sql`
      insert into usage_events (at, tenant_id, chatbot_id, operator_id, mode, event)
      select now() - (i::float8 / ${QUESTIONS}::int) * interval '90 days', 'demo',
        'bot-' || (i % ${CHATBOTS}::int), 'operator-' || (i % ${OPERATORS}::int), 'test', jsonb_build_object(
          'kind', 'reply', 'state', case when i % 50 = 0 then 'failed' else 'done' end,
          'isFirst', true, 'totalMs', 300 + (i::bigint * 7919) % 4000, 'firstTokenMs', 80 + (i::bigint * 104729) % 900,
          'inputTokens', 400, 'outputTokens', 90, 'costUsd', 0.0004,
          'error', case when i % 50 = 0 then 'service-timeout' end, 'isUnanswered', i % 20 = 0)
      from generate_series(${from}::int, ${from + each - 1}::int) i`;
  }
  await sql`
    insert into usage_events (at, tenant_id, chatbot_id, operator_id, mode, event)
    select created_at, tenant_id, chatbot_id, operator_id, 'test', '{"kind":"session"}'
    from test_sessions`;
  await sql`
    insert into unanswered_groups (id, tenant_id, chatbot_id, mode, model, words, names, last_at)
    select 'g' || i, 'demo', 'bot-' || (i % ${CHATBOTS}::int), 'test', 'words', '{}', '{}', now()
    from generate_series(1, 10000) i`;
  await sql`
    insert into unanswered_counts (group_id, day, tenant_id, mode, chatbot_id, count)
    select 'g' || i, date_trunc('day', now(), 'UTC') - (i % 90) * interval '1 day', 'demo', 'test',
      'bot-' || (i % ${CHATBOTS}::int), 1 + i % 17
    from generate_series(1, 10000) i`;
  await sql`
    insert into unanswered_questions (message_id, session_id, tenant_id, chatbot_id, mode, text, at, group_id)
    select 'u' || i, 's' || (1 + i % ${SESSIONS}::int), 'demo', 'bot-' || (i % ${CHATBOTS}::int), 'test',
      'Do you sell thing number ' || i || '?', now(), 'g' || (1 + i % 10000)
    from generate_series(1, 25000) i`;
}

/** The median of some rounds after two that warm up, in ms. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const at = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - at);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function measure({ sql }: Database): Promise<Map<string, number>> {
  const at = performance.now();
  await fill(sql);
  const filled = performance.now();
  const rollUps = new PostgresRollUps(sql);
  const events = await rollUps.collect();
  const seconds = (performance.now() - filled) / 1_000;
  await sql`analyze`;
  console.log(
    `filled in ${((filled - at) / 1_000).toFixed(0)} s; ${events} events added up in ${seconds.toFixed(0)} s`,
  );
  const list = new PostgresWatchRepository(sql);
  const page = (sort: Sort, state?: 'active', after?: WatchPlace) =>
    list.list({
      ...{ tenantId: 'demo', mode: 'test', chatbotIds: null, sort, descending: true, limit: 50 },
      ...{ state, after },
    });
  let place: WatchPlace | undefined;
  for (let i = 0; i < 100; i++) place = (await page('created', undefined, place)).next ?? undefined;
  const usage = new UsageService(new PostgresUsage(sql), NO_BUDGETS);
  const to = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000);
  const days = (count: number, step: 'hour' | 'day' = 'day'): UsageWish => ({
    ...{ mode: 'test', step, to, timeZone: 'Europe/Berlin' },
    from: new Date(to.getTime() - count * DAY_MS),
  });
  const figures = new Map<string, number>();
  const note = async (what: string, work: () => Promise<unknown>) => {
    figures.set(what, await timeOf(work));
  };
  await note('list, newest first', () => page('created'));
  await note('list, page 100', () => page('created', undefined, place));
  await note('list, active, longest idle', () => page('active', 'active'));
  await note('list, most messages', () => page('messages'));
  await note('list, by operator', () => page('operator'));
  await note('changes of 50 sessions', () =>
    list.find(
      'demo',
      'test',
      Array.from({ length: 50 }, (_, i) => `s${i + 1}`),
    ),
  );
  const conversations = new PostgresConversations(sql);
  const read = (kind?: Kind, after?: ConversationPlace, chatbotId?: string) =>
    conversations.list({
      ...{ tenantId: 'demo', mode: 'test', kind, after, limit: 50 },
      chatbotIds: chatbotId === undefined ? null : [chatbotId],
    });
  let behind: ConversationPlace | undefined;
  for (let i = 0; i < 100; i++) behind = (await read(undefined, behind)).next ?? undefined;
  await note('conversations, newest first', () => read());
  await note('conversations, page 100', () => read(undefined, behind));
  await note('conversations, unanswered', () => read('unanswered'));
  await note('conversations, thumbs down, one in 500', () => read('bad'));
  await note('conversations, errors, one chatbot', () => read('failed', undefined, 'bot-3'));
  await note('charts, 24 hours', () => usage.report(admin, days(1, 'hour')));
  await note('charts, 7 days', () => usage.report(admin, days(7)));
  await note('charts, 30 days, compared', () =>
    usage.report(admin, { ...days(30), compare: true }),
  );
  await note('charts, 90 days', () => usage.report(admin, days(90)));
  await note('charts, 90 days, one chatbot', () =>
    usage.report(admin, { ...days(90), chatbotId: 'bot-3' }),
  );
  await note('CSV, 30 days by hour', () => usage.points(admin, days(30, 'hour')));
  await note('unanswered questions, 90 days', () =>
    usage.unanswered(admin, { ...days(90), limit: 20 }),
  );
  return figures;
}

const ends: (() => Promise<void>)[] = [];
const teardown: Teardown = { teardown: (end) => void ends.unshift(end) };
try {
  console.log('embedded');
  const embedded = await measure(await openTestDatabase(teardown));
  console.log('Postgres');
  const server = withoutPostgres ? null : await measure(await openPostgresDatabase(teardown));
  console.log(`\n| at the server, ms | embedded | Postgres |\n| :-- | --: | --: |`);
  for (const [what, ms] of embedded) {
    const other = server?.get(what);
    console.log(`| ${what} | ${ms.toFixed(1)} | ${other?.toFixed(1) ?? '–'} |`);
    if (ms >= BUDGET_MS || (other ?? 0) >= BUDGET_MS) {
      console.error(`FAILED: “${what}” takes ${BUDGET_MS} ms or more`);
      process.exitCode = 1;
    }
  }
} finally {
  for (const end of ends) await end();
}
