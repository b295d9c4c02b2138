import t, { type Test } from 'tap';
import type { Database } from '../db/client.js';
import { openTestDatabase } from '../testing/database.js';
import { openPostgresDatabase, withoutPostgres } from '../testing/postgres.js';
import { PostgresSessionRepository } from './postgres-session-repository.js';
import { deletesOld, purgesCleared } from './testing/cleaning-suite.js';
import { sessionRepositoryContract } from './testing/session-repository.contract.js';
import { overriding } from './testing/engine-harness.js';
import { lateOwner } from './testing/late-owner.js';
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

  for (const [name, tables, repository] of [
    ['test sessions', TEST_TABLES, tests],
    ['live conversations', LIVE_TABLES, live],
  ] as const) {
    await t.test(`[3.1] what was cleared in ${name} is purged in steps`, async (t) =>
      purgesCleared(t, sql, tables, repository),
    );
  }

  await t.test('[3.3] old test sessions are deleted in steps, by many at a time', async (t) =>
    deletesOld(t, sql, tests),
  );

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
    const query = { tenantId: 'demo', operatorId: 'anna-2', chatbotIds: ['shop'], limit: 10 };
    const { sessions } = await tests.list(query);
    t.equal(sessions.length, 4);
    const times = sessions.map(({ createdAt }) => createdAt.getTime());
    t.same(
      times,
      [...times].sort((a, b) => b - a),
    );
    t.ok([first, second].every(({ id }) => sessions.some((session) => session.id === id)));
    t.same(await tests.list({ ...query, tenantId: 'other' }), { sessions: [], next: null });
  });

  await t.test('a conversation is found by the hash of its token', async (t) => {
    const conversation = await live.create(newSession({ tokenHash: 'hash' }));
    t.equal(conversation.operatorId, null);
    t.match(await live.findByTokenHash('shop', 'hash'), { ...conversation, expiresInMs: Number });
    t.equal(await live.findByTokenHash('other', 'hash'), null);
    t.equal(await live.findByTokenHash('shop', 'unknown'), null);
  });

  await t.test('[8.4] it would show a dropped fence (P-LEASE-1)', async (t) => {
    t.same(await lateOwner(tests), { late: null, text: 'of the second' });
    const planted = overriding(tests, (real) => ({
      // The generation of whoever holds the reply now, in place of the owner's own.
      endReply: async (end) => (await real.endReply(end)) ?? real.endReply({ ...end, gen: 2 }),
    }));
    t.not((await lateOwner(planted)).late, null);
    t.equal((await lateOwner(planted)).text, 'of the first');
  });
}
