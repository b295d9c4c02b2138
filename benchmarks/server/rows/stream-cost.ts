import { setTimeout as delay } from 'node:timers/promises';
import { cpuSeconds, residentBytes } from '../machine.js';
import { timesIn, type BenchClient, type StreamPlan, type System } from '../system.js';

/** Cost of streams, and the delay of their pieces. */
export interface StreamCost {
  readonly system: string;
  readonly streams: number;
  readonly pieces: number;
  /**
   * CPU seconds of the server for a million pieces that arrived, from when nine in ten streams had
   * begun, for half of their time: what a beginning or an end costs is not in it.
   */
  readonly cpuPerMillion: number;
  /** CPU seconds for a million of all pieces, with all beginnings and ends. */
  readonly cpuOfAllPerMillion: number;
  /** Delay of the pieces in that time, in ms. */
  readonly latenessP50Ms: number;
  readonly latenessP99Ms: number;
  /** Delay of all pieces, in ms: all streams begin within a second. */
  readonly latenessOfAllP99Ms: number;
  /** Part of all pieces that were at most so late. */
  readonly within: (ms: number) => number;
  /** Memory of the processes together, at the end. */
  readonly residentMb: number;
}

/** Streams of a round that counts for nothing. */
const WARM_UP = 100;
/** Part of the streams that have begun when counting begins. */
const BEGUN = 0.9;
const LONGEST_BEGINNING_MS = 10_000;

/** Has a system compile what it runs often: none is asked what its first minute costs. */
export async function warmUp(system: System): Promise<void> {
  const clients = await connectAll(system, WARM_UP, () => undefined);
  await Promise.all(clients.map((client, i) => runOne(client, (i / WARM_UP) * 1_000)));
  for (const client of clients) client.close();
}

/** Runs so many streams at once, each over a client of its own, all begun within one second. */
export async function streamCost(
  system: System,
  streams: number,
  { pieces, perSecond }: StreamPlan,
): Promise<StreamCost> {
  const late: number[] = [];
  const begun = new Set<number>();
  const clients = await connectAll(system, streams, (text, i) => {
    begun.add(i);
    const now = performance.timeOrigin + performance.now();
    for (const sent of timesIn(text)) late.push(now - sent);
  });
  const start = cpuSeconds(system.pids());
  const all = Promise.all(clients.map((client, i) => runOne(client, (i / streams) * 1_000)));
  const since = performance.now();
  while (begun.size < streams * BEGUN && performance.now() - since < LONGEST_BEGINNING_MS) {
    await delay(20);
  }
  const before = { cpu: cpuSeconds(system.pids()), count: late.length };
  await delay((pieces / perSecond) * 500);
  const after = { cpu: cpuSeconds(system.pids()), count: late.length };
  await all;
  const cpuOfAll = cpuSeconds(system.pids()) - start;
  const residentMb = residentBytes(system.pids()) / 1024 ** 2;
  for (const client of clients) client.close();
  const meanwhile = late.slice(before.count, after.count).sort((a, b) => a - b);
  late.sort((a, b) => a - b);
  return {
    system: system.name,
    streams,
    pieces: late.length,
    cpuPerMillion: ((after.cpu - before.cpu) / meanwhile.length) * 1e6,
    cpuOfAllPerMillion: (cpuOfAll / late.length) * 1e6,
    latenessP50Ms: at(meanwhile, 0.5),
    latenessP99Ms: at(meanwhile, 0.99),
    latenessOfAllP99Ms: at(late, 0.99),
    within: (ms) => late.filter((one) => one <= ms).length / late.length,
    residentMb,
  };
}

async function connectAll(
  system: System,
  count: number,
  onText: (text: string, client: number) => void,
): Promise<BenchClient[]> {
  const clients = [];
  for (let i = 0; i < count; i++) clients.push(await system.connect((text) => onText(text, i)));
  return clients;
}

async function runOne(client: BenchClient, afterMs: number): Promise<void> {
  await delay(afterMs);
  const done = client.done();
  await client.send();
  await done;
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
}
