import type { Test } from 'tap';
import type { Sql } from '../../db/client.js';
import { PostgresSessionCleaning } from './postgres-session-cleaning.js';
import type { SessionStorage } from '../storage/session-storage.js';
import { LIVE_TABLES, TEST_TABLES, type SessionTables } from '../storage/session-tables.js';
import { newMessage, newSession } from '../../../testing/sessions/sessions.js';

const HOUR = 3_600_000;

/** Cleared messages go when they cannot come back, a few at a time, and their cids are free then. */
export async function purgesCleared(
  t: Test,
  sql: Sql,
  tables: SessionTables,
  storage: SessionStorage,
): Promise<void> {
  const cleaning = new PostgresSessionCleaning(sql, tables);
  const { id } = await storage.sessions.create(newSession());
  const first = newMessage(id);
  await storage.messages.append(first);
  for (let i = 0; i < 4; i++) await storage.messages.append(newMessage(id));
  await storage.messages.reset(id, 1);
  await storage.messages.append(newMessage(id));
  t.same(await cleaning.purgeCleared(HOUR, 100), { sessions: 0, messages: 0 }, 'not yet');
  await sql`update ${sql(tables.sessions)} set cleared_at = now() - interval '2 h' where id = ${id}`;
  // Five messages and their replies; the sixth's are of the next epoch.
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 0, messages: 4 });
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 0, messages: 4 });
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 1, messages: 2 });
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 0, messages: 0 });
  const read = await storage.messages.readLog(id, { epoch: 0, seq: 0 }, 10);
  t.match(read?.page, { epoch: 2, seq: 1, pending: { length: 1 } });
  t.match(await storage.messages.append({ ...newMessage(id), cid: first.cid }), {
    outcome: 'appended',
    seq: 2,
  });
  t.match(await storage.messages.undoReset(id, 2, 24 * HOUR), { outcome: 'too-late' });
}

/** Sessions go a while after they ended or expired, whoever cleans up at the same time. */
export async function deletesOld(t: Test, sql: Sql, storage: SessionStorage): Promise<void> {
  const cleaning = new PostgresSessionCleaning(sql, TEST_TABLES);
  const make = async (made: string, over: string | null, column: 'ended_at' | 'expires_at') => {
    const { id } = await storage.sessions.create(newSession({ operatorId: 'cleaned' }));
    for (let i = 0; i < 3; i++) await storage.messages.append(newMessage(id));
    await sql`update test_sessions set created_at = now() - ${made}::interval where id = ${id}`;
    if (over !== null) {
      await sql`
        update test_sessions set ${sql(column)} = now() - ${over}::interval where id = ${id}`;
    }
    return id;
  };
  const kept = [
    await make('1 day', null, 'ended_at'),
    await make('1 day', '30 min', 'expires_at'),
    await make('1 day', '30 min', 'ended_at'),
  ];
  await Promise.all(
    Array.from({ length: 60 }, (_, i) => make('1 day', '2 h', i % 2 ? 'ended_at' : 'expires_at')),
  );
  const steps: { sessions: number; messages: number }[] = [];
  const worker = async () => {
    for (;;) {
      const step = await cleaning.deleteOld(HOUR, 40);
      if (step.sessions + step.messages === 0) return;
      steps.push(step);
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  await worker();
  t.ok(steps.every(({ sessions, messages }) => sessions <= 50 && messages <= 40));
  t.equal(
    steps.reduce((sum, { messages }) => sum + messages, 0),
    360,
    'each message once',
  );
  t.equal(
    steps.reduce((sum, { sessions }) => sum + sessions, 0),
    60,
    'each session once',
  );
  const left = await sql<{ id: string }[]>`
    select id from test_sessions where operator_id = 'cleaned' order by created_at desc`;
  t.same(left.map(({ id }) => id).sort(), [...kept].sort());
}

/** Live conversations go when their chatbot says so, by what is published of it, or by the default. */
export async function deletesByChatbot(t: Test, sql: Sql, storage: SessionStorage): Promise<void> {
  const cleaning = new PostgresSessionCleaning(sql, LIVE_TABLES);
  for (const [chatbotId, revision, retentionDays] of [
    ['forgetful', 1, 1],
    ['faithful', 1, 1],
    ['faithful', 2, 30],
    ['silent', 1, null],
  ] as const) {
    await sql`
      insert into chatbots (id, tenant_id, draft_revision, live_revision)
      values (${chatbotId}, 'demo', 3, ${revision})
      on conflict (id) do update set live_revision = excluded.live_revision`;
    await sql`
      insert into chatbot_revisions (chatbot_id, number, tenant_id, config, fingerprint, created_by)
      values (${chatbotId}, ${revision}, 'demo', ${sql.json({ retentionDays })}, 'hash', 'anna')`;
  }
  const make = async (chatbotId: string, age: string) => {
    const { id } = await storage.sessions.create(newSession({ chatbotId }));
    await storage.messages.append(newMessage(id));
    await sql`
      update live_conversations set created_at = now() - ${age}::interval,
        ended_at = now() - ${age}::interval where id = ${id}`;
    return id;
  };
  const gone = [await make('forgetful', '2 days'), await make('silent', '8 days')];
  const kept = [
    await make('forgetful', '12 h'),
    await make('faithful', '20 days'),
    await make('silent', '6 days'),
  ];
  const days = 24 * HOUR;
  t.same(await cleaning.deleteOld(7 * days, 100), { sessions: 2, messages: 4 });
  const left = await sql<{ id: string }[]>`
    select id from live_conversations where id = any(${[...gone, ...kept]}::text[])`;
  t.same(left.map(({ id }) => id).sort(), kept.sort());
}

/** Checks that who may see certain chatbots only deletes no sessions of others. */
export async function deletesOnlyOf(t: Test, sql: Sql, storage: SessionStorage): Promise<void> {
  const make = async (tenantId: string, chatbotId: string) => {
    const { id } = await storage.sessions.create(newSession({ tenantId, chatbotId }));
    await sql`
      update test_sessions set created_at = now() - interval '1 day', ended_at = now() - interval '2 h'
      where id = ${id}`;
    return id;
  };
  const [own, beside, foreign] = [
    await make('demo', 'forgetful'),
    await make('demo', 'faithful'),
    await make('other', 'forgetful'),
  ];
  const left = async () => {
    const rows = await sql<{ id: string }[]>`
      select id from test_sessions where id = any(${[own, beside, foreign]}::text[])`;
    return rows.map(({ id }) => id).sort();
  };
  const of = (chatbotIds: readonly string[] | null) =>
    new PostgresSessionCleaning(sql, TEST_TABLES, { tenantId: 'demo', chatbotIds });
  await of(['forgetful']).deleteOld(HOUR, 100);
  t.same(await left(), [beside, foreign].sort());
  await of(null).deleteOld(HOUR, 100);
  t.same(await left(), [foreign]);
}
