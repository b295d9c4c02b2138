import { cpuSeconds, residentBytes } from '../machine.js';
import { timesIn, type System } from '../system.js';

/** Cost of streams, and the delay of their pieces. */
export interface StreamCost {
  readonly system: string;
  readonly streams: number;
  readonly pieces: number;
  /** CPU seconds of the server for a million pieces that arrived. */
  readonly cpuPerMillion: number;
  readonly latenessP50Ms: number;
  readonly latenessP99Ms: number;
  /** Part of the pieces that were at most so late. */
  readonly within: (ms: number) => number;
  /** Memory of the processes together, at the end. */
  readonly residentMb: number;
}

/** Runs so many streams at once, each over a client of its own, all begun within one second. */
export async function streamCost(system: System, streams: number): Promise<StreamCost> {
  const late: number[] = [];
  const onText = (text: string) => {
    const now = performance.timeOrigin + performance.now();
    for (const sent of timesIn(text)) late.push(now - sent);
  };
  const clients = [];
  for (let i = 0; i < streams; i++) clients.push(await system.connect(onText));
  // One that nobody counts: what is loaded at the first use is there by now.
  const warm = clients[0]?.done();
  await clients[0]?.send();
  await warm;
  late.length = 0;
  const before = cpuSeconds(system.pids());
  await Promise.all(
    clients.map(async (client, i) => {
      await new Promise((resolve) => setTimeout(resolve, (i / streams) * 1_000));
      const done = client.done();
      await client.send();
      await done;
    }),
  );
  const cpu = cpuSeconds(system.pids()) - before;
  const residentMb = residentBytes(system.pids()) / 1024 ** 2;
  for (const client of clients) client.close();
  late.sort((a, b) => a - b);
  const at = (part: number) => late[Math.floor((late.length - 1) * part)] ?? 0;
  return {
    system: system.name,
    streams,
    pieces: late.length,
    cpuPerMillion: (cpu / late.length) * 1e6,
    latenessP50Ms: at(0.5),
    latenessP99Ms: at(0.99),
    within: (ms) => late.filter((one) => one <= ms).length / late.length,
    residentMb,
  };
}
