import { setTimeout as delay } from 'node:timers/promises';
import { residentBytes } from '../machine.js';
import type { BenchClient, System } from '../system.js';

/** Connections that are made at the same time. */
const AT_ONCE = 50;

/** Memory of the server for each session that is open and quiet, in KB. */
export async function idleMemory(system: System, sessions: number): Promise<number> {
  const clients: BenchClient[] = [];
  const connect = async (count: number) => {
    for (let i = 0; i < count; i += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - i) }, () =>
        system.connect(() => undefined),
      );
      clients.push(...(await Promise.all(some)));
    }
  };
  await connect(AT_ONCE);
  await delay(500);
  const before = residentBytes(system.pids());
  await connect(sessions);
  await delay(500);
  const each = (residentBytes(system.pids()) - before) / sessions / 1024;
  for (const client of clients) client.close();
  return each;
}
