import t, { type Test } from 'tap';
import type { Database } from '../db/client.js';
import { openTestDatabase } from '../testing/database.js';
import { openPostgresDatabase, withoutPostgres } from '../testing/postgres.js';
import { PostgresSessionRepository } from './postgres-session-repository.js';
import { sessionRepositoryContract } from './testing/session-repository.contract.js';
import { LIVE_TABLES, TEST_TABLES } from './session-tables.js';
import { insertChatbot, newSession } from './testing/sessions.js';

await t.test('on the embedded database', async (t) => suite(t, await openTestDatabase(t)));

await t.test('on a Postgres server', { skip: withoutPostgres }, async (t) =>
  suite(t, await openPostgresDatabase(t)),
);

async function suite(t: Test, { sql }: Database): Promise<void> {
  await insertChatbot(sql, 'shop', 'demo');
  const tests = new PostgresSessionRepository(sql, TEST_TABLES);
  const live = new PostgresSessionRepository(sql, LIVE_TABLES);

  await t.test('test sessions', (t) => sessionRepositoryContract(t, tests, { debug: true }));
  await t.test('live conversations', (t) => sessionRepositoryContract(t, live, { debug: false }));

  await t.test('[3.3] test sessions and live conversations are apart', async (t) => {
    const session = await tests.create(newSession());
    t.equal(await live.find('demo', session.id), null);
    const conversation = await live.create(newSession());
    t.equal(await tests.find('demo', conversation.id), null);
  });

  await t.test("[3.4] an operator's latest open session is found", async (t) => {
    const anna = { operatorId: 'anna-2' };
    t.equal(await tests.findLatest('demo', 'shop', 'anna-2'), null);
    const first = await tests.create(newSession(anna));
    const second = await tests.create(newSession(anna));
    await tests.create(newSession({ ...anna, idleMs: 0 }));
    const ended = await tests.create(newSession(anna));
    await tests.end(ended.id);
    t.equal((await tests.findLatest('demo', 'shop', 'anna-2'))?.id, second.id);
    t.equal(await tests.findLatest('other', 'shop', 'anna-2'), null);
    t.equal(await tests.findLatest('demo', 'other', 'anna-2'), null);
    const listed = await tests.list('demo', 'shop', 'anna-2', 10);
    t.equal(listed.length, 4);
    t.same(
      listed.slice(2).map(({ id }) => id),
      [second.id, first.id],
    );
    t.same(await tests.list('other', 'shop', 'anna-2', 10), []);
  });

  await t.test('a conversation is found by the hash of its token', async (t) => {
    const conversation = await live.create(newSession({ tokenHash: 'hash' }));
    t.equal(conversation.operatorId, null);
    t.same(await live.findByTokenHash('shop', 'hash'), conversation);
    t.equal(await live.findByTokenHash('other', 'hash'), null);
    t.equal(await live.findByTokenHash('shop', 'unknown'), null);
  });
}
