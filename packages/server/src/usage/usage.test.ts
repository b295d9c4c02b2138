import { buildReplyDebug } from '@chatbot-test/shared/testing/builders.js';
import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';
import { insertChatbot, newEnd, newMessage, newSession } from '../../testing/sessions/sessions.js';
import { NO_BUDGETS } from '../budgets/budget-settings.js';
import type { Operator } from '../operators/operator.js';
import { postgresSessionStorage } from '../sessions/storage/postgres-session-storage.js';
import { LIVE_TABLES, TEST_TABLES } from '../sessions/storage/session-tables.js';
import { PostgresRollUps } from './postgres-roll-ups.js';
import { PostgresUsage } from './postgres-usage.js';
import { PostgresUnanswered } from './unanswered/postgres-unanswered.js';
import { usageCsv } from './usage-csv.js';
import { UsageService, type UsageWish } from './usage-service.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');
await insertChatbot(sql, 'bank', 'demo');
await insertChatbot(sql, 'foreign', 'other');
const tests = postgresSessionStorage(sql, TEST_TABLES);
const live = postgresSessionStorage(sql, LIVE_TABLES);
const rollUps = new PostgresRollUps(sql, { batch: 7 });
const usage = new UsageService(new PostgresUsage(sql), {
  ...NO_BUDGETS,
  tenant: {
    hour: { replies: 10, tokens: 1_000 },
    day: { replies: null, tokens: 20_000 },
  },
});
const admin: Operator = {
  ...{ tenantId: 'demo', operatorId: 'boss', role: 'admin' },
  ...{ chatbots: null, expiresAt: null },
};
const now = Date.now();
const around: UsageWish = {
  mode: 'test',
  from: new Date(now - 3_600_000),
  to: new Date(now + 3_600_000),
  step: 'hour',
};

async function ask(
  storage: typeof tests,
  sessionId: string,
  end: Partial<Parameters<typeof newEnd>[1]> = {},
  text = 'A question',
): Promise<string> {
  const message = newMessage(sessionId, { text });
  await storage.messages.append(message);
  const claimed = await storage.queue.claimNext(sessionId, 'me', 30_000);
  if (!claimed) throw new Error('There was nothing to claim.');
  await storage.queue.endReply(newEnd(claimed, end));
  return claimed.replyId;
}

await t.test('[6.5] what happens is counted once each, by chatbot and operator', async (t) => {
  const anna = await tests.sessions.create(newSession({ operatorId: 'anna' }));
  const bob = await tests.sessions.create(newSession({ operatorId: 'bob', chatbotId: 'bank' }));
  const debug = buildReplyDebug({
    ...{ totalMs: 800, firstTokenMs: 300, costUsd: 0.25, warnings: [] },
    tokens: { input: 100, output: 20, estimated: false },
  });
  const reply = await ask(tests, anna.id, { debug });
  await ask(tests, anna.id, { debug: { ...debug, totalMs: 1_600, costUsd: null } });
  const problem = { code: 'service-timeout', message: '', action: '' };
  await ask(tests, bob.id, {
    state: 'failed',
    problem: { ...problem, retryable: true, correlationId: '' },
    debug,
  });
  await tests.records.rate(anna.id, reply, 'good');
  await tests.records.rate(anna.id, reply, 'good');
  await tests.records.rate(anna.id, reply, 'bad');
  await tests.queue.regenerate(anna.id, (await lastReply(anna.id)) ?? '', 'again', 60_000);
  await tests.queue.stopQueued(anna.id, 'again', 1);

  t.equal(await rollUps.collect(), 8, 'in steps, all of it');
  t.equal(await rollUps.collect(), 0, 'and not again');
  const report = await usage.report(admin, around);
  t.match(report.total, {
    ...{ sessions: 2, messages: 3, replies: 4, failed: 1, stopped: 1, good: 0, bad: 1 },
    ...{ inputTokens: 300, outputTokens: 60, costUsd: 0.5 },
    errors: [{ code: 'service-timeout', count: 1 }],
  });
  const { replyMs } = report.total;
  t.ok(replyMs && Math.abs(replyMs.p50 - 800) < 64 && Math.abs(replyMs.p95 - 1_600) < 128);
  t.match(
    report.chatbots.map(({ id, messages }) => [id, messages]),
    [
      ['shop', 2],
      ['bank', 1],
    ],
  );
  t.match(
    report.operators.map(({ id, messages }) => [id, messages]),
    [
      ['anna', 2],
      ['bob', 1],
    ],
  );
  t.same(report.budget, { replies: 10, tokens: 1_000 });
  const ofBob = await usage.report(admin, { ...around, operatorId: 'bob' });
  t.match(ofBob.total, { sessions: 1, messages: 1, failed: 1 });
});

async function lastReply(sessionId: string): Promise<string | undefined> {
  const log = await tests.messages.readLog(sessionId, { epoch: 0, seq: 0 }, 100);
  return log?.page.messages.at(-1)?.id;
}

await t.test('[3.3] tests are never counted as use by visitors', async (t) => {
  const before = (await usage.report(admin, { ...around, mode: 'live' })).total;
  t.match(before, { sessions: 0, messages: 0, costUsd: null, replyMs: null });
  const visit = await live.sessions.create(newSession({ tokenHash: 'hash', operatorId: null }));
  await ask(live, visit.id);
  await rollUps.collect();
  const { total, operators } = await usage.report(admin, { ...around, mode: 'live' });
  t.match(total, { sessions: 1, messages: 1, replies: 1 });
  t.same(operators, []);
  t.match((await usage.report(admin, around)).total, { sessions: 2 });
});

await t.test('[5.8] a review by link counts as a test, not as use by visitors', async (t) => {
  const visitors = { ...around, mode: 'live' } as const;
  const before = [await usage.report(admin, around), await usage.report(admin, visitors)] as const;
  const page = { origin: undefined, receipt: undefined, verdict: undefined, reviewLink: 'link_1' };
  const visit = { tokenHash: 'reviewer', operatorId: null, page };
  const review = await live.sessions.create(newSession(visit));
  const reply = await ask(live, review.id);
  await live.records.rate(review.id, reply, 'good');
  await rollUps.collect();
  t.same((await usage.report(admin, visitors)).total, before[1].total);
  const { sessions, messages, good } = before[0].total;
  const counted = { sessions: sessions + 1, messages: messages + 1, good: good + 1 };
  t.match((await usage.report(admin, around)).total, counted);
});

await t.test('[6.5] a period has all of its steps, and the one before to compare', async (t) => {
  await sql`
    insert into usage_events (at, tenant_id, chatbot_id, operator_id, mode, event)
    select at, 'demo', 'shop', '', 'live', '{"kind":"session"}'
    from unnest(array['2026-03-01T22:30Z', '2026-03-01T23:30Z', '2026-02-27T12:00Z']::timestamptz[]) at`;
  await rollUps.collect();
  const days = { ...around, mode: 'live', step: 'day' } as const;
  const ofMarch = {
    ...days,
    from: new Date('2026-03-01T00:00Z'),
    to: new Date('2026-03-03T00:00Z'),
  };
  const report = await usage.report(admin, { ...ofMarch, compare: true });
  t.match(
    report.points.map(({ at, sessions }) => [at, sessions]),
    [
      ['2026-03-01T00:00:00.000Z', 2],
      ['2026-03-02T00:00:00.000Z', 0],
    ],
  );
  t.equal(report.before?.total.sessions, 1);
  const berlin = await usage.report(admin, {
    ...ofMarch,
    timeZone: 'Europe/Berlin',
    from: new Date('2026-02-28T23:00Z'),
    to: new Date('2026-03-02T23:00Z'),
  });
  t.match(
    berlin.points.map(({ at, sessions }) => [at, sessions]),
    [
      ['2026-02-28T23:00:00.000Z', 1],
      ['2026-03-01T23:00:00.000Z', 1],
    ],
    'days begin where the reader is',
  );
  const csv = usageCsv(await usage.points(admin, ofMarch)).split('\r\n');
  t.equal(csv.length, 4);
  t.match(csv[0], 'at,sessions,messages');
  t.match(csv[1], '2026-03-01T00:00:00.000Z,2,0');
});

await t.test(
  '[6.5] whoever may see some chatbots sees their use, and no sum with others',
  async (t) => {
    const some = { ...admin, chatbots: ['bank'] };
    await t.rejects(usage.report(some, around), { code: 'forbidden' });
    await t.rejects(usage.report(some, { ...around, chatbotId: 'shop' }), { code: 'not-found' });
    t.match((await usage.report(some, { ...around, chatbotId: 'bank' })).total, { sessions: 1 });
    t.match((await usage.report({ ...admin, tenantId: 'other' }, around)).total, { sessions: 0 });
    await t.rejects(usage.report(admin, { ...around, from: around.to }), { code: 'bad-request' });
    await t.rejects(usage.report(admin, { ...around, timeZone: 'Mars/Olympus' }), {
      code: 'bad-request',
    });
    await t.rejects(usage.report(admin, { ...around, from: new Date(0) }), { code: 'bad-request' });
  },
);

await t.test('[6.5] questions without an answer are grouped, most frequent first', async (t) => {
  const unanswered = new PostgresUnanswered(sql, null);
  const debug = buildReplyDebug({ warnings: [{ code: 'no-hit', message: '' }] });
  const session = await tests.sessions.create(newSession());
  const other = await tests.sessions.create(newSession());
  await ask(tests, session.id, { debug }, 'Who is the CEO?');
  await ask(tests, session.id, { debug }, 'Do you sell gift cards?');
  await ask(tests, session.id, { debug }, 'Do you sell a gift card');
  await ask(tests, session.id, { debug }, 'Do you ship to Norway?');
  await ask(tests, other.id, { debug }, 'Do you ship to Chile?');
  await ask(tests, session.id, { debug: { ...debug, warnings: [] } }, 'Do you sell boots?');
  await rollUps.collect();
  t.equal(await unanswered.group(), 5);
  t.equal(await unanswered.group(), 0);
  const list = async () => {
    const found = await usage.unanswered(admin, { ...around, limit: 10 });
    return found.map(({ question, others, count }) => [question, others, count]);
  };
  t.same(
    (await list())[0],
    ['Do you sell a gift card', ['Do you sell gift cards?'], 2],
    'the last wording stands for all',
  );
  t.same(
    (await list()).map(([question]) => question).sort(),
    [
      'Do you sell a gift card',
      'Do you ship to Chile?',
      'Do you ship to Norway?',
      'Who is the CEO?',
    ],
    'and what names other things asks for other things',
  );
  await sql`
    update test_sessions set created_at = now() - interval '9 days', ended_at = now() - interval '8 days'
    where id = ${session.id}`;
  const { PostgresSessionCleaning } =
    await import('../sessions/cleanup/postgres-session-cleaning.js');
  const cleaning = new PostgresSessionCleaning(sql, TEST_TABLES);
  while ((await cleaning.deleteOld(7 * 86_400_000, 500)).sessions === 0);
  t.same(
    (await list()).map(([question]) => question),
    ['Do you ship to Chile?'],
    'a question goes with its conversation',
  );
});
