import type { Test } from 'tap';
import type { Sql } from '../../db/client.js';
import { PostgresSessionCleaning } from '../postgres-session-cleaning.js';
import type { SessionRepository } from '../session-repository.js';
import { TEST_TABLES, type SessionTables } from '../session-tables.js';
import { newMessage, newSession } from './sessions.js';

const HOUR = 3_600_000;

/** Cleared messages go when they cannot come back, a few at a time, and their cids are free then. */
export async function purgesCleared(
  t: Test,
  sql: Sql,
  tables: SessionTables,
  repository: SessionRepository,
): Promise<void> {
  const cleaning = new PostgresSessionCleaning(sql, tables);
  const { id } = await repository.create(newSession());
  const first = newMessage(id);
  await repository.append(first);
  for (let i = 0; i < 4; i++) await repository.append(newMessage(id));
  await repository.reset(id, 1);
  await repository.append(newMessage(id));
  t.same(await cleaning.purgeCleared(HOUR, 100), { sessions: 0, messages: 0 }, 'not yet');
  await sql`update ${sql(tables.sessions)} set cleared_at = now() - interval '2 h' where id = ${id}`;
  // Five messages and their replies; the sixth's are of the next epoch.
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 0, messages: 4 });
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 0, messages: 4 });
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 1, messages: 2 });
  t.same(await cleaning.purgeCleared(HOUR, 4), { sessions: 0, messages: 0 });
  const read = await repository.readLog(id, { epoch: 0, seq: 0 }, 10);
  t.match(read?.page, { epoch: 2, seq: 1, pending: { length: 1 } });
  t.match(await repository.append({ ...newMessage(id), cid: first.cid }), {
    outcome: 'appended',
    seq: 2,
  });
  t.match(await repository.undoReset(id, 2, 24 * HOUR), { outcome: 'too-late' });
}

/** Sessions go a while after they ended or expired, whoever cleans up at the same time. */
export async function deletesOld(t: Test, sql: Sql, repository: SessionRepository): Promise<void> {
  const cleaning = new PostgresSessionCleaning(sql, TEST_TABLES);
  const make = async (made: string, over: string | null, column: 'ended_at' | 'expires_at') => {
    const { id } = await repository.create(newSession({ operatorId: 'cleaned' }));
    for (let i = 0; i < 3; i++) await repository.append(newMessage(id));
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
