import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import t, { type Test } from 'tap';
import type { Tell, Turn } from '../../chatbot-service/chatbot-service.js';
import type { Sql } from '../../db/client.js';
import { openTestDatabase } from '../../../testing/database.js';
import { openPostgresDatabase, withoutPostgres } from '../../../testing/postgres.js';
import { postgresSessionStorage } from '../storage/postgres-session-storage.js';
import type { SessionStorage } from '../storage/session-storage.js';
import { TEST_TABLES } from '../storage/session-tables.js';
import { overriding, type Overrides } from '../../../testing/sessions/engine-harness.js';
import { FaultyLiveStore, type LiveFaults } from '../../../testing/sessions/faulty-live-store.js';
import { FixedDirectory } from '../../../testing/sessions/fixed-directory.js';
import { ListeningLog } from '../../../testing/sessions/listening-log.js';
import { insertChatbot, newSession } from '../../../testing/sessions/sessions.js';
import { SimulatedClient } from '../../../testing/sessions/simulated-client.js';
import type { EngineParts } from './engine-parts.js';
import { SessionEngine } from './session-engine.js';
import { DEFAULT_SETTINGS } from './settings.js';

const CLIENTS = 3;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_007);
const RUNS = Number(process.env['RUNS'] ?? 30);

const step = fc.record({
  client: fc.nat({ max: CLIENTS - 1 }),
  does: fc.oneof(
    { weight: 8, arbitrary: fc.constant('send' as const) },
    { weight: 3, arbitrary: fc.constant('connect' as const) },
    { weight: 2, arbitrary: fc.constant('cut' as const) },
    { weight: 2, arbitrary: fc.constant('stop' as const) },
    { weight: 1, arbitrary: fc.constantFrom('reset' as const, 'recover' as const) },
    { weight: 1, arbitrary: fc.constant('undo' as const) },
    { weight: 2, arbitrary: fc.constantFrom('slow' as const, 'fast' as const) },
  ),
  /** Time until the next step, in ms. */
  pause: fc.nat({ max: 6 }),
});
const schedule = fc.record({
  steps: fc.array(step, { minLength: 5, maxLength: 40 }),
  seed: fc.nat(),
});
type Schedule = typeof schedule extends fc.Arbitrary<infer Value> ? Value : never;

/** A fault of the product, put in on purpose: the property has to see it. */
interface Planted {
  /** Time that clients have to come together at the end, in ms. */
  readonly patience: number;
  readonly storage?: Overrides;
  readonly client?: (client: SimulatedClient) => void;
}

/** Conversations of several clients over a live store and links that fail. */
function conversationsHold(sql: Sql, planted: Planted = { patience: 20_000 }) {
  const stored = postgresSessionStorage(sql, TEST_TABLES);
  const storage = overriding(stored, planted.storage ?? (() => ({})));
  return fc.asyncProperty(schedule, async ({ steps, seed }: Schedule) => {
    const random = numbersFrom(seed);
    const session = await stored.sessions.create(newSession());
    const faults: LiveFaults = { random, lost: 0.05, repeated: 0.05, late: 0.05, wiped: 0.02 };
    const engine = new SessionEngine(parts(storage, new FaultyLiveStore(faults), random));
    const clients = Array.from({ length: CLIENTS }, () => {
      const client = new SimulatedClient(engine, async () => ({ session }), random);
      planted.client?.(client);
      return client;
    });
    try {
      for (const { client, does, pause } of steps) {
        const one = clients[client];
        if (one) take(one, does);
        await delay(pause);
      }
      Object.assign(faults, { lost: 0, repeated: 0, late: 0, wiped: 0 });
      await settle(stored, session.id, clients, planted.patience);
      check(await logOf(stored, session.id), clients);
    } finally {
      for (const client of clients) client.cut();
      await engine.close();
    }
  });
}

function take(client: SimulatedClient, does: Schedule['steps'][number]['does']): void {
  switch (does) {
    case 'send':
      client.connect();
      return client.send(randomUUID(), `Question ${Math.random()}`);
    case 'slow':
      client.isSlow = true;
      return;
    case 'fast':
      client.isSlow = false;
      return;
    default:
      client[does]();
  }
}

/** The faults are over: everybody connects, and one more message shows them where the log is. */
async function settle(
  storage: SessionStorage,
  sessionId: string,
  clients: SimulatedClient[],
  patience: number,
): Promise<void> {
  for (const client of clients) {
    client.isSlow = false;
    client.connect();
  }
  const isOver = async () => {
    const read = await storage.messages.readLog(sessionId, { epoch: 0, seq: 0 }, 1);
    const { pending, epoch, seq } = read?.page ?? { pending: [], epoch: 0, seq: 0 };
    const isCurrent = ({ conversation }: SimulatedClient) =>
      conversation.epoch === epoch && conversation.seq === seq;
    return pending.length === 0 && clients.every((one) => one.isDone && isCurrent(one));
  };
  const until = performance.now() + patience;
  // A fault may have hidden the last thing that happened; the next one tells.
  clients[0]?.send(randomUUID(), 'Is that all?');
  while (!(await isOver())) {
    if (performance.now() > until) throw new Error(`not settled: ${stateOf(clients)}`);
    await delay(5);
  }
}

async function logOf(storage: SessionStorage, sessionId: string) {
  const read = await storage.messages.readLog(sessionId, { epoch: 0, seq: 0 }, 10_000);
  if (!read) throw new Error('the session is gone');
  return read.page;
}

function check(
  log: { epoch: number; messages: readonly Message[] },
  clients: SimulatedClient[],
): void {
  const { epoch, messages } = log;
  must(
    messages.every(({ seq }, i) => seq === i + 1),
    'the log has no hole',
  );
  const cids = messages.flatMap((message) => (message.role === 'user' ? [message.cid] : []));
  must(new Set(cids).size === cids.length, 'nothing is stored twice');
  const answered = messages.flatMap((one) => (one.role === 'bot' ? [one.replyTo] : []));
  must(
    new Set(answered).size === cids.length && answered.length === cids.length,
    'each is answered',
  );
  for (const { conversation, violations, acked } of clients) {
    must(violations.length === 0, violations.join('; '));
    const shown = conversation.messages.map(essence);
    const expected = messages.slice(messages.length - shown.length).map(essence);
    must(shown.join() === expected.join(), `shows ${shown.join()}, not ${expected.join()}`);
    for (const [cid, at] of acked)
      must(at < epoch || cids.includes(cid), 'what is acked is stored');
  }
}

/** All but the times of a reply: of those the last one is stored a moment later. */
function essence(message: Message): string {
  const { id, seq, text } = message;
  if (message.role === 'user') return JSON.stringify([id, seq, message.cid, text]);
  const { replyTo, gen, state, problem } = message;
  return JSON.stringify([id, seq, replyTo, gen, state, problem?.correlationId, text]);
}

function parts(
  storage: SessionStorage,
  liveStore: FaultyLiveStore,
  random: () => number,
): EngineParts {
  const chatbots = new FixedDirectory();
  chatbots.set('shop', 'demo');
  return {
    mode: 'test',
    storage,
    liveStore,
    chatbots,
    service: { reply: (turn, tell, signal) => ramble(turn, tell, signal, random) },
    log: new ListeningLog(),
    settings: {
      ...DEFAULT_SETTINGS,
      deltaMs: 1,
      drainCheckMs: 2,

      retryMs: 1,
      snapshotMessages: 8,
      sends: { burst: 1_000, perSecond: 1 },
      frames: { burst: 10_000, perSecond: 1 },
    },
  };
}

const PIECES = ['a', ' word', ' 👩‍👩‍👧', '\n- ', 'ü', '\ud83d', '', ' and so on and on'];

async function ramble(
  { text }: Turn,
  tell: Tell,
  signal: AbortSignal,
  random: () => number,
): Promise<void> {
  tell({ type: 'text', text: `To ${text}:` });
  while (random() < 0.9 && !signal.aborted) {
    if (random() < 0.5) await delay(random() * 3);
    tell({ type: 'text', text: PIECES[Math.floor(random() * PIECES.length)] ?? '' });
  }
  if (random() < 0.1) throw new Error('planted in the service');
}

/** Mulberry32: the same numbers for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function must(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

function stateOf(clients: SimulatedClient[]): string {
  return JSON.stringify(
    clients.map(({ conversation: { epoch, seq, gap, replies, outbox }, violations }) => {
      return { epoch, seq, gap, replies, waiting: outbox.length, violations };
    }),
  );
}

async function suite(t: Test, sql: Sql): Promise<void> {
  t.comment(`SEED=${SEED} RUNS=${RUNS} repeat this`);
  await insertChatbot(sql, 'shop', 'demo');

  await t.test('[1.5] whatever happens on the way, everybody ends with the log', async (t) => {
    await fc.assert(conversationsHold(sql), { numRuns: RUNS, seed: SEED, endOnFailure: true });
    t.pass(`${RUNS} schedules`);
  });

  const faults: Record<string, Omit<Planted, 'patience'>> = {
    'an ack without a commit': {
      storage: (storage) => ({
        messages: {
          append: async (message) =>
            message.text.endsWith('7')
              ? {
                  outcome: 'appended',
                  epoch: 1,
                  seq: 1,
                  messageId: message.messageId,
                  createdAt: new Date(),
                }
              : storage.messages.append(message),
        },
      }),
    },
    'a send that is not idempotent': {
      storage: (storage) => ({
        messages: {
          append: (message) => storage.messages.append({ ...message, cid: randomUUID() }),
        },
      }),
    },
    'an end that takes no number of its own': {
      storage: (storage) => ({
        queue: {
          endReply: async (end) => {
            const ended = await storage.queue.endReply(end);
            return ended && { ...ended, seq: ended.seq - 1 };
          },
        },
      }),
    },
    'a delta with a character changed': {
      client: (client) => {
        client.tamper = (frame) =>
          frame.type === 'delta' ? { ...frame, text: frame.text.replace('o', '0') } : frame;
      },
    },
  };
  for (const [title, planted] of Object.entries(faults)) {
    await t.test(`it would show ${title}`, async (t) => {
      const options = { numRuns: 20, seed: SEED, endOnFailure: true };
      const property = conversationsHold(sql, { ...planted, patience: 1_000 });
      const { failed } = await fc.check(property, options);
      t.ok(failed);
    });
  }
}

await t.test('on the embedded database', async (t) => suite(t, (await openTestDatabase(t)).sql));

await t.test('on a Postgres server', { skip: withoutPostgres }, async (t) =>
  suite(t, (await openPostgresDatabase(t)).sql),
);
