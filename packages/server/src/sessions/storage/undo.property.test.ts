import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { Sql } from '../../db/client.js';
import { openTestDatabase } from '../../../testing/database.js';
import { IN_FULL } from '../../../testing/full-run.js';
import { openPostgresDatabase, withoutPostgres } from '../../../testing/postgres.js';
import { postgresSessionStorage } from './postgres-session-storage.js';
import { TEST_TABLES } from './session-tables.js';
import {
  insertChatbot,
  newEnd,
  newMessage,
  newSession,
} from '../../../testing/sessions/sessions.js';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const RUNS = Number(process.env['RUNS'] ?? 40);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant('send' as const) },
  { weight: 2, arbitrary: fc.constant('answer' as const) },
  { weight: 2, arbitrary: fc.constant('reset' as const) },
  { weight: 2, arbitrary: fc.constant('undo' as const) },
);
/** Steps of a round happen at the same time. */
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 12 });

/**
 * Sends, answers, resets and undoings in any order and at once, beside a model: two lists, what is
 * there and what was cleared. Each send tells by its epoch which of them it got into.
 */
function undoHolds(sql: Sql) {
  const storage = postgresSessionStorage(sql, TEST_TABLES);
  return fc.asyncProperty(rounds, async (given) => {
    const { id } = await storage.sessions.create(newSession());
    const logs = new Map<number, Set<string>>([[1, new Set()]]);
    let epoch = 1;
    let cleared: Set<string> | null = null;
    const of = (number: number) => {
      const log = logs.get(number) ?? new Set();
      logs.set(number, log);
      return log;
    };
    for (const round of given) {
      const at = epoch;
      // At most one of the two changes the epoch that all of a round begin with.
      const changes: { does: 'reset' | 'undo'; to: number }[] = [];
      await Promise.all(
        round.map(async (does) => {
          if (does === 'send') {
            const message = newMessage(id);
            const appended = await storage.messages.append(message);
            if (appended.outcome !== 'appended') throw new Error(appended.outcome);
            of(appended.epoch).add(message.cid);
          } else if (does === 'answer') {
            const claim = await storage.queue.claimNext(id, 'me', 30_000);
            if (claim) await storage.queue.endReply(newEnd(claim));
          } else if (does === 'reset') {
            const reset = await storage.messages.reset(id, at);
            if (reset) changes.push({ does, to: reset.epoch });
          } else {
            const undone = await storage.messages.undoReset(id, at, 60_000);
            if (undone.outcome === 'undone') changes.push({ does, to: undone.head.epoch });
            if (undone.outcome === 'too-late' && cleared && changes.length === 0) {
              throw new Error('there was something to undo');
            }
          }
        }),
      );
      if (changes.length > 1) throw new Error('two changed the same epoch');
      const [change] = changes;
      if (change) {
        if (change.to !== at + 1) throw new Error(`epoch ${change.to} follows ${at}`);
        const before = of(at);
        if (change.does === 'undo') {
          if (!cleared) throw new Error('there was nothing to undo');
          logs.set(change.to, new Set([...cleared, ...before, ...of(change.to)]));
          cleared = null;
        } else if (before.size > 0) cleared = before;
        epoch = change.to;
      }
      const read = await storage.messages.readLog(id, { epoch: 0, seq: 0 }, 1_000);
      if (!read) throw new Error('the session is gone');
      const { page } = read;
      const seqs = page.messages.map(({ seq }) => seq);
      if (page.epoch !== epoch) throw new Error(`epoch ${page.epoch}, not ${epoch}`);
      if (seqs.some((seq, i) => seq !== i + 1)) throw new Error(`a hole: ${seqs.join()}`);
      if (page.seq !== seqs.length) throw new Error(`${seqs.length} messages, head ${page.seq}`);
      const cids = page.messages.flatMap((one) => (one.role === 'user' ? [one.cid] : []));
      const expected = [...of(epoch)].sort().join();
      if (cids.sort().join() !== expected) throw new Error(`${cids.join()}, not ${expected}`);
      const answered = page.messages.flatMap((one) => (one.role === 'bot' ? [one.replyTo] : []));
      const open = page.pending.map(({ replyTo }) => replyTo);
      const all = [...answered, ...open];
      if (new Set(all).size !== all.length || all.length !== cids.length) {
        throw new Error('each message has one reply');
      }
    }
  });
}

async function suite(t: Test, sql: Sql): Promise<void> {
  t.comment(`SEED=${SEED} RUNS=${RUNS} repeat this`);
  await insertChatbot(sql, 'shop', 'demo');
  await t.test('[3.1] resets and their undoing lose, double and mix nothing', async (t) => {
    await fc.assert(undoHolds(sql), { numRuns: RUNS, seed: SEED });
    t.pass(`${RUNS} conversations`);
  });
}

await t.test('on the embedded database', async (t) => suite(t, (await openTestDatabase(t)).sql));

if (IN_FULL)
  await t.test('on a Postgres server', { skip: withoutPostgres }, async (t) =>
    suite(t, (await openPostgresDatabase(t)).sql),
  );
