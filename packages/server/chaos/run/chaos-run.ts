import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { EngineSettings } from '../../src/sessions/engine/settings.js';
import type { Teardown } from '../../testing/database.js';
import { faultsOf, type Fault } from './faults.js';
import type { ModelMood } from '../world/model-server.js';
import { between, numbersFrom, oneOf } from './random.js';
import { readLog } from '../world/read-log.js';
import { judge, type Verdict } from './verdict.js';
import { World } from '../world/world.js';

export interface ChaosOptions {
  readonly seed: number;
  /** Duration of the faults, in ms; then all comes right, with progress in each minute. */
  readonly ms: number;
  /** Null: the embedded database, in one process. */
  readonly instances: number | null;
  readonly onProgress?: (line: string) => void;
}

export interface ChaosReport extends Verdict {
  readonly seed: number;
  /** Count of each kind of fault. */
  readonly faults: ReadonlyMap<string, number>;
  readonly connections: number;
}

/** Shorter than a server's own, so that more of them run out. What is tested is that they do. */
const ENGINE: Partial<EngineSettings> = {
  leaseMs: 3_000,
  leaseCheckMs: 500,
  moveMs: 1_000,
  finishMs: 1_500,
  mostBeginnings: 1_000,
  sends: { burst: 100_000, perSecond: 1_000 },
  frames: { burst: 100_000, perSecond: 1_000 },
};

const SESSIONS = 3;
const CLIENTS_PER_SESSION = 2;
const SETTLE_MS = 60_000;
const MOST_WAITING = 20;

/** Moods of a hundred requests. */
const MOODS: readonly ModelMood[] = [
  ...Array.from({ length: 97 }, () => 'answers' as const),
  'fails',
  'breaks off',
  'talks rubbish',
];

/**
 * Whole conversations of several clients, while links, servers, Redis and Postgres fail by a
 * schedule that the seed decides. Then everything works again, and everybody must agree.
 */
export async function runChaos(t: Teardown, options: ChaosOptions): Promise<ChaosReport> {
  const { seed, ms, instances, onProgress = () => undefined } = options;
  const random = numbersFrom(seed);
  const world = await World.start(t, { instances, engine: ENGINE, random });
  for (let i = 0; i < SESSIONS; i++) {
    const { client } = await world.invite();
    for (let j = 1; j < CLIENTS_PER_SESSION; j++) {
      if (client.sessionId) await world.invite({ sessionId: client.sessionId });
    }
  }
  const { model } = world;
  model.mood = () => oneOf(random, MOODS);
  model.words = () => Math.floor(between(random, 0, 40));
  model.wordMs = () => between(random, 0, 40);

  const end = performance.now() + ms;
  const talking = talk(world, random, end);
  const faults = await goWrong(world, random, end, onProgress);
  await talking;
  model.mood = () => 'answers';
  // What waits for an answer gets a short one.
  model.words = () => 2;
  for (const { proxy } of world.guests) proxy.clear();
  onProgress('Everything works again.');
  const violations: string[] = [];
  await world.settle(SETTLE_MS).catch((error: unknown) => violations.push(String(error)));
  const verdict = await judgeAll(world);
  const connections = world.guests.reduce((sum, { client }) => sum + client.welcomes, 0);
  return {
    seed,
    faults,
    connections,
    ...verdict,
    violations: [...violations, ...verdict.violations],
  };
}

async function talk({ guests }: World, random: () => number, end: number): Promise<void> {
  for (let n = 1; performance.now() < end; n++) {
    const { client } = oneOf(random, guests);
    const dice = random();
    if (dice < 0.85) {
      // Replies come one after the other: more questions than that only wait.
      const waiting = client.unacked + client.conversation.replies.length;
      if (waiting < MOST_WAITING) client.send(randomUUID(), `Question ${n}`);
    } else if (dice < 0.995) client.stopReply();
    else client.reset();
    await delay(between(random, 10, 250));
  }
}

/** @returns how often each kind happened, when all are over */
async function goWrong(
  world: World,
  random: () => number,
  end: number,
  onProgress: (line: string) => void,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const faults = faultsOf(world);
  const bag = faults.flatMap((fault) => Array.from({ length: fault.weight }, () => fault));
  const busy = new Map<Fault['where'], Promise<void>>();
  while (performance.now() < end) {
    await delay(between(random, 50, 800));
    const fault = oneOf(random, bag);
    if (busy.has(fault.where)) continue;
    counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1);
    onProgress(fault.kind);
    const happening = fault.happen(world, random).finally(() => busy.delete(fault.where));
    busy.set(fault.where, happening);
  }
  await Promise.all(busy.values());
  return counts;
}

async function judgeAll({ guests, instances, model }: World): Promise<Verdict> {
  const ids = new Set(guests.flatMap(({ client }) => client.sessionId ?? []));
  const verdicts = await Promise.all(
    [...ids].map(async (id) => {
      const clients = guests.flatMap(({ client }) => (client.sessionId === id ? client : []));
      const epoch = Math.max(...clients.map(({ conversation }) => conversation.epoch));
      return judge(await readLog(instances[0]?.port ?? 0, id, epoch), clients, model);
    }),
  );
  const sum = (of: (verdict: Verdict) => number) =>
    verdicts.reduce((total, verdict) => total + of(verdict), 0);
  return {
    sent: sum(({ sent }) => sent),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    reordered: sum(({ reordered }) => reordered),
    restarted: sum(({ restarted }) => restarted),
    failed: sum(({ failed }) => failed),
    violations: verdicts.flatMap(({ violations }) => violations),
  };
}
