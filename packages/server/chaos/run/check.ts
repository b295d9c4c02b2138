import type { Test } from 'tap';
import { PATIENCE_MS } from '../../testing/patience.js';
import { readLog } from '../world/read-log.js';
import { judge, type Verdict } from './verdict.js';
import type { Guest, World } from '../world/world.js';

/**
 * Everything has come right, and everybody agrees: the invariants A to D of each session.
 *
 * @param guests all of them, unless tests with guests of their own run at the same time
 */
export async function holds(
  t: Test,
  world: World,
  { ms = PATIENCE_MS, guests = world.guests }: { ms?: number; guests?: readonly Guest[] } = {},
): Promise<Verdict[]> {
  await world.settle(ms, guests);
  const { instances, model } = world;
  const ids = new Set(guests.flatMap(({ client }) => client.sessionId ?? []));
  const port = instances.find(({ isUp }) => isUp)?.port ?? 0;
  const verdicts: Verdict[] = [];
  for (const id of ids) {
    const clients = guests.flatMap(({ client }) => (client.sessionId === id ? client : []));
    const { epoch } = clients[0]?.conversation ?? { epoch: 1 };
    const verdict = judge(await readLog(port, id, epoch), clients, model);
    t.same(verdict.violations, [], `invariants A to D of ${verdict.sent} messages`);
    verdicts.push(verdict);
  }
  return verdicts;
}
