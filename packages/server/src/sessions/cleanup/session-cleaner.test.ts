import t from 'tap';
import { openTestDatabase } from '../../../testing/database.js';
import { PostgresSessionCleaning } from './postgres-session-cleaning.js';
import { postgresSessionStorage } from '../storage/postgres-session-storage.js';
import { SessionCleaner } from './session-cleaner.js';
import type { Deleted } from './session-cleaning.js';
import { LIVE_TABLES, TEST_TABLES } from '../storage/session-tables.js';
import { ListeningLog } from '../../../testing/sessions/listening-log.js';
import { insertChatbot, newMessage, newSession } from '../../../testing/sessions/sessions.js';

const { sql } = await openTestDatabase(t);
await insertChatbot(sql, 'shop', 'demo');
const tests = postgresSessionStorage(sql, TEST_TABLES);
const live = postgresSessionStorage(sql, LIVE_TABLES);

function cleanerOf(log: ListeningLog): SessionCleaner {
  return new SessionCleaner({
    test: { cleaning: new PostgresSessionCleaning(sql, TEST_TABLES), retentionMs: 3_600_000 },
    live: { cleaning: new PostgresSessionCleaning(sql, LIVE_TABLES), retentionMs: null },
    clearedMs: 0,
    batch: 3,
    log,
  });
}

await t.test('[3.3] a clean-up deletes all that is due, and reports it', async (t) => {
  const log = new ListeningLog();
  const cleaner = cleanerOf(log);
  t.match(await cleaner.run(), { sessions: 0, messages: 0, cleared: 0 });
  t.same(log.entries, [], 'nothing is said of nothing');

  for (const storage of [tests, live]) {
    const old = await storage.sessions.create(newSession());
    for (let i = 0; i < 4; i++) await storage.messages.append(newMessage(old.id));
    const reset = await storage.sessions.create(newSession());
    for (let i = 0; i < 2; i++) await storage.messages.append(newMessage(reset.id));
    await storage.messages.reset(reset.id, 1);
  }
  for (const table of ['test_sessions', 'live_conversations']) {
    await sql`
      update ${sql(table)} set created_at = now() - interval '1 day',
        ended_at = now() - interval '2 h' where seq > 0`;
  }
  const [first, second] = await Promise.all([cleaner.run(), cleaner.run()]);
  t.match(first, { sessions: 1, messages: 8, cleared: 8 });
  t.equal(first, second, 'whoever asks meanwhile gets the same report');
  t.match(log.entries, [{ level: 'info', details: { sessions: 1, messages: 8, cleared: 8 } }]);
  t.equal((await sql`select 1 from live_conversations`).length, 2, 'live ones are kept');
  t.match(await cleaner.run(), { sessions: 0, messages: 0, cleared: 0 });
});

await t.test('[3.3] a clean-up that is stopped ends with its step', async (t) => {
  let steps = 0;
  const endless = {
    deleteOld: (): Promise<Deleted> => {
      steps += 1;
      if (steps === 3) void cleaner.stop();
      return Promise.resolve({ sessions: 0, messages: 1 });
    },
    purgeCleared: () => Promise.resolve({ sessions: 0, messages: 0 }),
  };
  const cleaner: SessionCleaner = new SessionCleaner({
    test: { cleaning: endless, retentionMs: 1 },
    live: { cleaning: endless, retentionMs: null },
    clearedMs: 0,
    log: new ListeningLog(),
  });
  t.match(await cleaner.run(), { messages: 3 });
  t.equal(steps, 3);
});
