import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { Database } from '../../db/client.js';
import { openTestDatabase } from '../../../testing/database.js';
import { IN_FULL } from '../../../testing/full-run.js';
import { startPgbouncer, withoutPgbouncer } from '../../../testing/pgbouncer.js';
import {
  openDatabaseOf,
  openPostgresDatabase,
  startPostgres,
  withoutPostgres,
} from '../../../testing/postgres.js';
import { noting, statementsIn, type Seen } from '../../../testing/statements.js';
import { postgresSessionStorage } from './postgres-session-storage.js';
import {
  deletesByChatbot,
  deletesOld,
  deletesOnlyOf,
  purgesCleared,
} from '../cleanup/session-cleaning.contract.js';
import { messageLogContract } from './message-log.contract.js';
import { repliesContract } from './replies.contract.js';
import { sessionsContract } from './sessions.contract.js';
import { overriding } from '../../../testing/sessions/engine-harness.js';
import { lateOwner } from '../../../testing/sessions/late-owner.js';
import { LIVE_TABLES, TEST_TABLES } from './session-tables.js';
import { insertChatbot, newSession } from '../../../testing/sessions/sessions.js';

await t.test('on the embedded database', async (t) => {
  const database = await openTestDatabase(t);
  const seen: Seen = new Set();
  await suite(t, { ...database, sql: noting(database.sql, seen) });

  await t.test('[8.10] each hand-written statement ran on the real schema', async (t) => {
    const folders = [import.meta.dirname, join(import.meta.dirname, '../cleanup')];
    const files = (await Promise.all(folders.map(sources))).flat();
    const written = await statementsIn(files);
    t.ok(written.size > 30, 'they are found');
    const left = [...written].filter(([text]) => !seen.has(text)).map(([, place]) => place);
    t.same(left, [], 'what no test runs is checked by nobody');
  });
});

async function sources(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /^(?:postgres|message-row|session-tables).*\.ts$/.test(name))
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}

// Through PgBouncer it is the same server, and less is allowed: where there is one, by itself in the full run.
if (IN_FULL || withoutPgbouncer) {
  await t.test('on a Postgres server', { skip: withoutPostgres }, async (t) =>
    suite(t, await openPostgresDatabase(t)),
  );
}

await t.test(
  '[8.10] through PgBouncer, which pools transactions',
  { skip: withoutPostgres || withoutPgbouncer },
  async (t) => {
    // Fewer than the server has: what one transaction leaves in a connection the next would meet.
    const url = await startPgbouncer(t, await startPostgres(t), 3);
    await suite(t, await openDatabaseOf(t, url));
  },
);

async function suite(t: Test, { sql }: Database): Promise<void> {
  await insertChatbot(sql, 'shop', 'demo');
  const tests = postgresSessionStorage(sql, TEST_TABLES);
  const live = postgresSessionStorage(sql, LIVE_TABLES);

  for (const [title, storage, debug] of [
    ['test sessions', tests, true],
    ['live conversations', live, false],
  ] as const) {
    await t.test(title, async (t) => {
      await sessionsContract(t, storage);
      await messageLogContract(t, storage);
      await repliesContract(t, storage, { debug });
    });
  }

  await t.test('[3.3] test sessions and live conversations are apart', async (t) => {
    const session = await tests.sessions.create(newSession());
    t.equal(await live.sessions.find('demo', session.id), null);
    const conversation = await live.sessions.create(newSession());
    t.equal(await tests.sessions.find('demo', conversation.id), null);
  });

  for (const [name, tables, storage] of [
    ['test sessions', TEST_TABLES, tests],
    ['live conversations', LIVE_TABLES, live],
  ] as const) {
    await t.test(`[3.1] what was cleared in ${name} is purged in steps`, async (t) =>
      purgesCleared(t, sql, tables, storage),
    );
  }

  await t.test('[3.3] old test sessions are deleted in steps, by many at a time', async (t) =>
    deletesOld(t, sql, tests),
  );

  await t.test('[8.7] live conversations are kept for as long as their chatbot says', async (t) =>
    deletesByChatbot(t, sql, live),
  );

  await t.test('[8.3] sessions are cleaned up of the chatbots that are named alone', async (t) =>
    deletesOnlyOf(t, sql, tests),
  );

  await t.test("[3.4] an operator's latest open session is found", async (t) => {
    const anna = { operatorId: 'anna-2' };
    t.equal(await tests.sessions.findLatest('demo', 'shop', 'anna-2'), null);
    const first = await tests.sessions.create(newSession(anna));
    const second = await tests.sessions.create(newSession(anna));
    await tests.sessions.create(newSession({ ...anna, idleMs: 0 }));
    const ended = await tests.sessions.create(newSession(anna));
    await tests.sessions.end(ended.id, null);
    t.equal((await tests.sessions.findLatest('demo', 'shop', 'anna-2'))?.id, second.id);
    t.equal(await tests.sessions.findLatest('other', 'shop', 'anna-2'), null);
    t.equal(await tests.sessions.findLatest('demo', 'other', 'anna-2'), null);
    const query = { tenantId: 'demo', operatorId: 'anna-2', chatbotIds: ['shop'], limit: 10 };
    const { sessions } = await tests.sessions.list(query);
    t.equal(sessions.length, 4);
    const times = sessions.map(({ createdAt }) => createdAt.getTime());
    t.same(
      times,
      [...times].sort((a, b) => b - a),
    );
    t.ok([first, second].every(({ id }) => sessions.some((session) => session.id === id)));
    t.same(await tests.sessions.list({ ...query, tenantId: 'other' }), {
      sessions: [],
      next: null,
    });
  });

  await t.test('a conversation is found by the hash of its token', async (t) => {
    const conversation = await live.sessions.create(newSession({ tokenHash: 'hash' }));
    t.equal(conversation.operatorId, null);
    t.match(await live.sessions.findByTokenHash('shop', 'hash'), {
      ...conversation,
      expiresInMs: Number,
    });
    t.equal(await live.sessions.findByTokenHash('other', 'hash'), null);
    t.equal(await live.sessions.findByTokenHash('shop', 'unknown'), null);
  });

  await t.test('[8.4] it would show a dropped fence (P-LEASE-1)', async (t) => {
    t.same(await lateOwner(tests), { late: null, text: 'of the second' });
    const planted = overriding(tests, (real) => ({
      // The generation of whoever holds the reply now, in place of the owner's own.
      queue: {
        endReply: async (end) =>
          (await real.queue.endReply(end)) ?? real.queue.endReply({ ...end, gen: 2 }),
      },
    }));
    t.not((await lateOwner(planted)).late, null);
    t.equal((await lateOwner(planted)).text, 'of the first');
  });
}
