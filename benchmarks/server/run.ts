/**
 * `npm run bench:server`: what the server costs, beside a plain `ws` server, a relay that only
 * passes a provider's pieces on, and Socket.IO with recovery, in one run: servers on one core, the
 * load and the provider on the other. Prints a table with the budgets and writes
 * `.cache/bench-server.json`.
 *
 * `--only=stream,memory,sends,cost,storm,overload` chooses, `--quick` is for a first look.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { AS_DEPLOYED, describeMachine, LOAD_CORE, pin } from './machine.js';
import { startOurs, type OurSystem } from './ours.js';
import { startPlain, startRelay, startSocketIo } from './peers.js';
import { startProvider } from './provider.js';
import { idleMemory, type IdleMemory } from './rows/idle-memory.js';
import { messageCost } from './rows/message-cost.js';
import { Crowd } from './rows/overload.js';
import { reconnectStorm } from './rows/reconnect.js';
import { sends } from './rows/sends.js';
import { streamCost, warmUp, type StreamCost } from './rows/stream-cost.js';
import type { Ending, StreamPlan, System } from './system.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'stream,memory,sends,cost,storm,overload' },
    quick: { type: 'boolean', default: false },
  },
});
const chosen = new Set(values.only.split(','));
const { quick } = values;

interface Row {
  readonly what: string;
  readonly ours: string;
  readonly budget: string;
  readonly holds: boolean | null;
}

const rows: Row[] = [];
const results: Record<string, unknown> = {};
const machine = describeMachine();
const KINDS = ['embedded', 'Postgres and Redis'] as const;

Object.assign(process.env, AS_DEPLOYED);
pin(process.pid, LOAD_CORE);
if (chosen.has('stream')) await streams();
if (chosen.has('memory')) await memory();
if (chosen.has('sends')) await sending();
if (chosen.has('cost')) await cost();
if (chosen.has('storm')) await storm();
if (chosen.has('overload')) await overloaded();
await report();

/** Starts systems, one at a time, and ends what was started for each. */
async function each<Kind extends System>(
  starts: readonly ((t: Ending) => Promise<Kind>)[],
  measure: (system: Kind) => Promise<void>,
): Promise<void> {
  for (const start of starts) {
    const endings: (() => Promise<void>)[] = [];
    try {
      await measure(await start({ teardown: (end) => void endings.unshift(end) }));
    } finally {
      for (const end of endings) await end();
    }
  }
}

function ours(plan: StreamPlan | 'silent'): ((t: Ending) => Promise<OurSystem>)[] {
  return KINDS.map((kind) => async (t) => startOurs(t, await startProvider(t, plan), kind));
}

async function streams(): Promise<void> {
  const plan = { pieces: quick ? 60 : 200, perSecond: 20 };
  const measured: StreamCost[] = [];
  const starts: ((t: Ending) => Promise<System>)[] = [
    (t) => startPlain(t, plan),
    async (t) => startRelay(t, await startProvider(t, plan)),
    (t) => startSocketIo(t, plan),
    ...ours(plan),
  ];
  await each(starts, async (system) => {
    await warmUp(system);
    for (const count of quick ? [50] : [50, 200, 400]) {
      const cost = await streamCost(system, count, plan);
      measured.push(cost);
      const { pieces, residentMb, latenessP50Ms, latenessP99Ms, latenessOfAllP99Ms } = cost;
      const cpu = `${cost.cpuPerMillion.toFixed(1)} CPU s a million (${cost.cpuOfAllPerMillion.toFixed(1)} with beginnings and ends)`;
      const late = [latenessP50Ms, latenessP99Ms, latenessOfAllP99Ms].map((ms) => ms.toFixed(0));
      say(
        `${system.name}, ${count} streams: ${pieces} pieces, ${cpu}, late ${late.join('/')} ms, ${residentMb.toFixed(0)} MB`,
      );
    }
  });
  results['streams'] = measured;
  for (const cost of measured) {
    if (!cost.system.startsWith('ours')) continue;
    const relay = measured.find((one) => one.system === 'relay' && one.streams === cost.streams);
    if (!relay) continue;
    const most = cost.system === 'ours, embedded' ? 1.6 : 3;
    const ratio = cost.cpuPerMillion / relay.cpuPerMillion;
    const inTime = cost.within(relay.latenessP99Ms + 100);
    const ratioOfAll = cost.cpuOfAllPerMillion / relay.cpuOfAllPerMillion;
    const what = `${cost.system}: ${cost.streams} replies of 20 pieces a second`;
    rows.push(
      row(`${what}, CPU over the relay's`, `${ratio.toFixed(2)} ×`, `≤ ${most}`, ratio <= most),
      row('... with what their beginnings and ends cost', `${ratioOfAll.toFixed(2)} ×`, '', null),
      row(
        `... pieces within 100 ms more`,
        `${(inTime * 100).toFixed(1)} %`,
        '≥ 90 %',
        inTime >= 0.9,
      ),
    );
    if (cost.streams === 400) {
      const late = cost.latenessP99Ms;
      const ofAll = cost.latenessOfAllP99Ms;
      rows.push(
        row('... lateness p99, while all go on', `${late.toFixed(0)} ms`, '≤ 50 ms', late <= 50),
        row('... with the second in which they begin', `${ofAll.toFixed(0)} ms`, '', null),
      );
    }
    if (cost.system === 'ours, embedded') {
      const mb = cost.residentMb;
      rows.push(row('... resident memory', `${mb.toFixed(0)} MB`, '≤ 450 MB', mb <= 450));
    }
  }
}

async function memory(): Promise<void> {
  const plan = { pieces: 1, perSecond: 20 };
  const [few, many] = quick ? [500, 2_000] : [1_000, 10_000];
  const measured = new Map<string, IdleMemory>();
  const starts: ((t: Ending) => Promise<System>)[] = [
    (t) => startPlain(t, plan),
    (t) => startSocketIo(t, plan),
    ...ours(plan),
  ];
  await each(starts, async (system) => {
    const found = await idleMemory(system, few, many);
    measured.set(system.name, found);
    const { first, further } = found;
    say(
      `${system.name}, idle: ${first.toFixed(1)} KB each of the first ${few}, ${further.toFixed(1)} of those up to ${many}`,
    );
    const plain = measured.get('plain ws');
    if (!plain || !system.name.startsWith('ours')) return;
    const over = further - plain.further;
    const what = `${system.name}: memory of an idle session, ${few} to ${many}, over plain ws`;
    const once = first - plain.first;
    rows.push(
      row(what, kb(over), '≤ 12 KB', over <= 12),
      row('... of which databases in processes of their own', kb(found.inDatabases), '', null),
      row(`... of the first ${few}, with what fills once`, kb(once), '', null),
    );
  });
  results['memory'] = Object.fromEntries(measured);
}

/** Sends alone, behind a reply that says nothing, and then with an answer to each. */
async function sending(): Promise<void> {
  const budget = { embedded: [1_000, 10], 'Postgres and Redis': [2_000, 15] } as const;
  const seconds = quick ? 2 : 8;
  const kindOf = ({ name }: System) => KINDS.find((one) => name.endsWith(one)) ?? 'embedded';
  await each(ours('silent'), async (system) => {
    const [least, most] = budget[kindOf(system)];
    const found = await sends(system, seconds);
    const { perSecond, ackP99Ms } = found;
    rows.push(
      row(
        `${system.name}: sends committed a second`,
        perSecond.toFixed(0),
        `≥ ${least}`,
        perSecond >= least,
      ),
      row(
        '... to the ack at half of that, p99',
        `${ackP99Ms.toFixed(1)} ms`,
        `≤ ${most} ms`,
        ackP99Ms <= most,
      ),
    );
    results[`sends ${system.name}`] = found;
  });
  await each(ours({ pieces: 1, perSecond: 1_000 }), async (system) => {
    const found = await sends(system, seconds);
    rows.push(
      row(`${system.name}: the same, answered meanwhile`, found.perSecond.toFixed(0), '', null),
      row('... to the ack at half of that, p99', `${found.ackP99Ms.toFixed(1)} ms`, '', null),
    );
    results[`sends answered ${system.name}`] = found;
  });
}

/** Servers and client in one process, on the servers' core. */
async function cost(): Promise<void> {
  const plan = quick
    ? { messages: 10_000, sessions: 10_000, rounds: 60 }
    : { messages: 100_000, sessions: 100_000, rounds: 200 };
  for (const kind of ['embedded', 'postgres'] as const) {
    const endings: (() => Promise<void>)[] = [];
    try {
      const t = { teardown: (end: () => Promise<void>) => void endings.unshift(end) };
      const { small, longHistory, manySessions } = await messageCost(t, kind, plan);
      const over = (ms: number) => `${(ms / small).toFixed(2)} × (${ms.toFixed(2)} ms)`;
      const add = (what: string, ms: number) =>
        rows.push(row(`${kind}: ${what}`, over(ms), '≤ 1.2 ×', ms / small <= 1.2));
      add(`a message at ${plan.messages} in its history, over 10`, longHistory);
      add(`a message beside ${plan.sessions} sessions, over none`, manySessions);
      results[`cost ${kind}`] = { ...plan, small, longHistory, manySessions };
      say(`${kind}: ${over(longHistory)} by history, ${over(manySessions)} by sessions`);
    } finally {
      for (const end of endings) await end();
    }
  }
}

async function storm(): Promise<void> {
  const plan = { pieces: 1, perSecond: 20 };
  const count = quick ? 500 : 5_000;
  const endings: (() => Promise<void>)[] = [];
  const t = { teardown: (end: () => Promise<void>) => void endings.unshift(end) };
  try {
    await each(ours(plan), async (system) => {
      const found = await reconnectStorm(t, system, count);
      const all = `${(found.allMs / 1_000).toFixed(1)} s`;
      const what = `${system.name}: ${count} clients reconnect, all are back`;
      rows.push(row(what, all, '≤ 15 s', found.allMs <= 15_000));
      results[`storm ${system.name}`] = found;
      say(`${what} after ${all}`);
    });
  } finally {
    for (const end of endings) await end();
  }
}

async function overloaded(): Promise<void> {
  // A reply of one second with 20 pieces.
  const plan = { pieces: 20, perSecond: 20 };
  await each(ours(plan), async (system) => {
    const seconds = quick ? 10 : 60;
    const crowd = new Crowd(system);
    const sustained = await sustainable(crowd, system.name);
    const found = await crowd.send(2 * sustained, seconds);
    crowd.close();
    const lost = found.acked - found.answered;
    const what = `${system.name}: twice ${sustained} messages a second for ${seconds} s`;
    const counts = `${found.acked} acked, ${found.busy} busy, ${lost} lost`;
    const over = `${(found.overAfterMs / 1_000).toFixed(1)} s`;
    rows.push(
      row(what, counts, '0 lost', lost === 0),
      row('... over after', over, '≤ 10 s', found.overAfterMs <= 10_000),
    );
    results[`overload ${system.name}`] = { sustained, ...found };
    say(`${what}: ${counts}, over after ${over}`);
  });
}

/** The highest rate of a few at which nothing is refused and nothing is left over. */
async function sustainable(crowd: Crowd, name: string): Promise<number> {
  let sustained = 10;
  for (const rate of quick ? [20, 40, 80, 160] : [20, 40, 80, 160, 320, 640]) {
    const { busy, overAfterMs } = await crowd.send(rate, 4);
    say(
      `${name}: ${rate} messages a second, ${busy} busy, over after ${overAfterMs.toFixed(0)} ms`,
    );
    if (busy > 0 || overAfterMs > 3_000) break;
    sustained = rate;
  }
  return sustained;
}

function kb(each: number): string {
  return `${each.toFixed(1)} KB each`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function row(what: string, ours: string, budget: string, holds: boolean | null): Row {
  return { what, ours, budget, holds };
}

async function report(): Promise<void> {
  const load = { ...machine, loadAfter: loadavg()[0] };
  const file = new URL('../../.cache/bench-server.json', import.meta.url);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, JSON.stringify({ machine: load, rows, results }, null, 2));
  const width = Math.max(...rows.map(({ what }) => what.length));
  process.stdout.write(`\n${JSON.stringify(load)}\n\n`);
  for (const { what, ours: value, budget, holds } of rows) {
    const verdict = holds === null ? '' : holds ? 'holds' : 'MISSED';
    process.stdout.write(
      `${what.padEnd(width)}  ${value.padStart(34)}  ${budget.padStart(22)}  ${verdict}\n`,
    );
  }
  process.exitCode = rows.every(({ holds }) => holds !== false) ? 0 : 1;
}
