import { setTimeout as delay } from 'node:timers/promises';
import { writtenBytes } from '../machine.js';
import type { BenchClient, System } from '../system.js';

/** Connections that are made at the same time. */
const AT_ONCE = 50;
/** Time after which V8 has seen that nothing happens, and has given back what it keeps for more, in ms. */
const QUIET_MS = 30_000;

/** Memory of the server for each session that is open and quiet, in KB. */
export interface IdleMemory {
  /**
   * Memory of each of the first few: what fills once and never again is in it (Postgres' buffers,
   * compiled code).
   */
  readonly first: number;
  /** Memory of each that comes to them. */
  readonly further: number;
  /** Part of this that databases in processes of their own take. */
  readonly inDatabases: number;
}

/** @param few sessions of the first figure @param many sessions in the end */
export async function idleMemory(system: System, few: number, many: number): Promise<IdleMemory> {
  const clients: BenchClient[] = [];
  const until = async (count: number) => {
    while (clients.length < count) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - clients.length) }, () =>
        system.connect(() => undefined),
      );
      clients.push(...(await Promise.all(some)));
    }
    await delay(QUIET_MS);
    const databases = writtenBytes(system.databases?.() ?? []) / 1024;
    return { all: writtenBytes(system.pids()) / 1024, databases };
  };
  // What the start itself took is given back first.
  await until(AT_ONCE);
  const before = await until(AT_ONCE);
  const atFew = await until(few);
  const atMany = await until(many);
  for (const client of clients) client.close();
  return {
    first: (atFew.all - before.all) / (few - AT_ONCE),
    further: (atMany.all - atFew.all) / (many - few),
    inDatabases: (atMany.databases - atFew.databases) / (many - few),
  };
}
