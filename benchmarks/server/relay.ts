/**
 * Measures the cost of a piece of a reply on its way from the service's wire to the client's,
 * beside a relay that only splits the service's events and passes each on (`floor.ts`: `ws` and
 * undici).
 *
 * Both run in one run on the same core, the load on the other, at 50 and at 200 replies of 20 pieces
 * a second. Ours is the whole server as it is built, with the settings of the image, embedded, with its
 * embedder loaded; its CPU is that of all its processes and threads, and so is its resident memory, where
 * what processes share counts once.
 *
 * `npm run build`, then `node --import ./scripts/typescript/register.mjs benchmarks/server/relay.ts`: six
 * minutes; `--replies 50` or `--replies 200` is one round of one of them, in three and a half. With
 * `--profile` the server writes a CPU profile into `benchmarks/results`. Linux only. Ends with a line that
 * says which bars are missed, and with 1 where any is. `--semi-space 16` is Node's own
 * setting, `--pace 50` makes it 50 pieces a second.
 */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { WebSocket } from 'ws';
import { BUDGETS } from '../../packages/server/src/env-budgets.js';
import { LIMIT_VARIABLES } from '../../packages/server/src/env-limits.js';
import { AS_DEPLOYED } from './machine.js';

const argument = (name: string) => process.argv[process.argv.indexOf(name) + 1];
/** `--replies 50` measures one of them, for a first look. */
const REPLIES = process.argv.includes('--replies') ? [Number(argument('--replies'))] : [50, 200];
/** Space for new objects, in MB, where it is not as in the image: more is quicker and larger. */
const SEMI_SPACE_MB = process.argv.includes('--semi-space') ? Number(argument('--semi-space')) : 0;
/** Replies at once of the rounds that count for nothing, of a quarter of a minute each. */
const WARM_UP = 200;
/** `--warm-up 1`: in the first minutes V8 still compiles what is called most. */
const WARM_UP_ROUNDS = process.argv.includes('--warm-up') ? Number(argument('--warm-up')) : 4;
/** Pieces of a reply in a second: `--pace 50` is a quick model's. */
const PACE = process.argv.includes('--pace') ? Number(argument('--pace')) : 20;
const PIECES = 10 * PACE;
const PIECE_MS = 1_000 / PACE;
const ROUNDS = process.argv.includes('--replies') ? 1 : 3;
const MOST = { ratio: 1.6, memoryMb: 450, idleMb: 350 };
const LEAST_IN_TIME = 0.9;
/** Delay over the relay's that a piece may have, in ms. */
const LATE_MS = 100;
/** A server is idle that takes less than this part of a core for so many seconds. */
const IDLE_LOAD = 0.02;
const QUIET_S = 8;
const MOST_SETTLING_S = 80;
/** Seconds after that: V8 gives memory back some time after the last work. */
const IDLE_S = 60;
/** Clock ticks a second of /proc/PID/stat. */
const TICKS = 100;
/** Padding of a piece, which makes it 110 bytes and more as in chat completions. */
const PADDING = 'x'.repeat(12);

/** All of it comes from one address, and asks a model that costs. */
const NO_LIMITS = Object.fromEntries(
  [...Object.keys(LIMIT_VARIABLES), ...Object.keys(BUDGETS)].map((name) => [name, 'off']),
);

interface Measured {
  /** CPU seconds of a million pieces. */
  readonly cpu: number;
  /** Those of the main thread among them. */
  readonly mainCpu: number;
  readonly delays: readonly number[];
  readonly expected: number;
  readonly memoryMb: number;
}

const results = fileURLToPath(new URL('../results/', import.meta.url));
const isProfiling = process.argv.includes('--profile');
const hasCores = cpus().length > 1 && spawnSync('taskset', ['-V']).status === 0;
if (hasCores) spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]);

const service = createServer((request, response) => {
  request.resume();
  request.on('end', () => speak(response));
});
service.listen(0, '127.0.0.1');
await once(service, 'listening');
const base = `http://127.0.0.1:${(service.address() as AddressInfo).port}/v1`;
const dataDir = await mkdtemp(join(tmpdir(), 'relay-'));
const children: ChildProcess[] = [];
const table: Record<string, unknown>[] = [];
const missed: string[] = [];
try {
  const floor = start('./floor.ts', { SERVICE: `${base}/chat/completions` });
  const [floorPort] = (await once(floor, 'message')) as [number];
  const ours = start('../../packages/server/dist/server.js', {
    ...AS_DEPLOYED,
    ...(SEMI_SPACE_MB && {
      NODE_OPTIONS: `--max-semi-space-size=${SEMI_SPACE_MB} --v8-pool-size=1`,
    }),
    OPENAI_BASE_URL: base,
    OPENAI_API_KEY: 'a-key-of-the-bench',
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'warn',
    ...NO_LIMITS,
  });
  const url = await readyUrl(ours);
  await askShop(url);
  const idleMb = await idleMemory(ours);
  // Of neither it is asked what compiling it costs: both are as warm as after a minute of such a load.
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    const relay = await measure(floor, WARM_UP, () => openFloor(floorPort));
    const server = await measure(ours, WARM_UP, () => openOurs(url));
    const [one, other] = [relay.cpu, server.cpu];
    console.log(
      `Warming up: ${one.toFixed(0)} and ${other.toFixed(0)}, ${(other / one).toFixed(2)}`,
    );
  }
  for (const replies of REPLIES) {
    const runs: { floor: Measured; ours: Measured }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      runs.push({
        floor: await measure(floor, replies, () => openFloor(floorPort)),
        ours: await measure(ours, replies, () => openOurs(url)),
      });
    }
    report(replies, runs, idleMb);
  }
} finally {
  for (const child of children) await end(child);
  service.closeAllConnections();
  service.close();
  await rm(dataDir, { recursive: true, force: true });
}
console.table(table);
await mkdir(results, { recursive: true });
await writeFile(join(results, 'relay.json'), `${JSON.stringify(table, null, 2)}\n`);
console.log(missed.length > 0 ? `Missed: ${missed.join('; ')}.` : 'All bars hold.');
process.exitCode = missed.length > 0 ? 1 : 0;

function start(file: string, env: Record<string, string>): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const profile = isProfiling ? ['--cpu-prof', `--cpu-prof-dir=${results}`] : [];
  const child = fork(path, {
    env: { ...process.env, ...env },
    execArgv: path.endsWith('.ts') ? [...process.execArgv, ...profile] : profile,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  if (hasCores) spawnSync('taskset', ['-a', '-cp', '0', String(child.pid)]);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

async function readyUrl(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const text of child.stdout ?? []) {
    said += String(text);
    const url = /Ready: (\S+)/.exec(said)?.[1];
    if (url) break;
  }
  const url = /Ready: (\S+)/.exec(said)?.[1];
  if (!url) throw new Error(`The server did not start: ${said}`);
  child.stdout?.resume();
  return url;
}

/** One reply: each piece says when it was written. */
function speak(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  const write = (delta: object, finish: string | null = null) => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'bench', choices };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  let left = PIECES;
  const phase = Math.random() * PIECE_MS;
  setTimeout(() => {
    const timer = setInterval(() => {
      if (response.destroyed) return clearInterval(timer);
      write({ content: `${performance.now().toFixed(1)}${PADDING} ` });
      if (--left > 0) return;
      clearInterval(timer);
      write({}, 'stop');
      response.end('data: [DONE]\n\n');
    }, PIECE_MS);
  }, phase);
}

interface Client {
  readonly socket: WebSocket;
  readonly ask: () => void;
}

async function openFloor(port: number): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  await once(socket, 'open');
  return { socket, ask: () => socket.send('go') };
}

async function openOurs(origin: string, chatbotId = 'shop-model'): Promise<Client> {
  const url = `${origin.replace('http', 'ws')}/v1/chatbots/${chatbotId}/live`;
  const socket = new WebSocket(url, [SUBPROTOCOL], { origin, perMessageDeflate: false });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello' }));
  await once(socket, 'message');
  const ask = () =>
    socket.send(JSON.stringify({ type: 'send', cid: crypto.randomUUID(), text: 'hello' }));
  return { socket, ask };
}

/** A question to the documents, so that the embedder is there. */
async function askShop(url: string): Promise<void> {
  const { socket } = await openOurs(url, 'shop');
  const text = 'How long do I have to return an item?';
  socket.send(JSON.stringify({ type: 'send', cid: crypto.randomUUID(), text }));
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      if ((data as Buffer).toString().startsWith('{"type":"done"')) resolve();
    });
  });
  socket.close();
}

async function measure(
  child: ChildProcess,
  replies: number,
  open: () => Promise<Client>,
): Promise<Measured> {
  const clients: Client[] = [];
  for (let i = 0; i < replies; i++) clients.push(await open());
  const delays: number[] = [];
  let started = 0;
  let counted = 0;
  let before: number | null = null;
  const begun = new Set<Client>();
  for (const client of clients) {
    client.socket.on('message', (data) => {
      const now = performance.now();
      const text = (data as Buffer).toString();
      if (!text.includes(PADDING) || text.startsWith('{"type":"done"')) return;
      for (const [, at] of text.matchAll(/(?<!\d)(\d{1,12}\.\d)x{12} /g)) {
        if (!begun.has(client)) {
          begun.add(client);
          started += 1;
        }
        delays.push(now - Number(at));
        if (before !== null) counted += 1;
      }
    });
  }
  for (const client of clients) client.ask();
  // From when most have begun, for as long as all of them go on: what a beginning costs is not asked.
  const since = performance.now();
  while (started < replies * 0.9 && performance.now() - since < 4_000) await pause(20);
  before = cpuOf(child);
  const mainBefore = cpuOf(child, 'main thread');
  const at = performance.now();
  await pause(PIECES * PIECE_MS * 0.5);
  const used = cpuOf(child) - before;
  const mainUsed = cpuOf(child, 'main thread') - mainBefore;
  const pieces = counted;
  const memoryMb = memoryOf(child);
  await pause(Math.max(0, at + PIECES * PIECE_MS * 1.3 - performance.now()));
  for (const { socket } of clients) socket.terminate();
  await pause(1_000);
  const ofAMillion = (seconds: number) => (seconds / Math.max(pieces, 1)) * 1e6;
  return {
    cpu: ofAMillion(used),
    mainCpu: ofAMillion(mainUsed),
    delays,
    expected: replies * PIECES,
    memoryMb,
  };
}

function report(
  replies: number,
  runs: readonly { floor: Measured; ours: Measured }[],
  idleMb: number,
): void {
  const ratio = median(runs.map(({ floor, ours }) => ours.cpu / floor.cpu));
  const inTime = median(
    runs.map(({ floor, ours }) => {
      const limit = median(floor.delays) + LATE_MS;
      return ours.delays.filter((delay) => delay <= limit).length / ours.expected;
    }),
  );
  const memoryMb = Math.max(...runs.map(({ ours }) => ours.memoryMb));
  const row = {
    replies,
    'relay, CPU s a million pieces': median(runs.map(({ floor }) => floor.cpu)).toFixed(0),
    'ours, CPU s a million pieces': median(runs.map(({ ours }) => ours.cpu)).toFixed(0),
    'main threads': ['floor', 'ours']
      .map((who) => median(runs.map((run) => run[who as keyof typeof run].mainCpu)).toFixed(0))
      .join(' and '),
    [`ratio (≤ ${MOST.ratio})`]: ratio.toFixed(2),
    'relay, median delay ms': median(runs.map(({ floor }) => median(floor.delays))).toFixed(1),
    'ours, median delay ms': median(runs.map(({ ours }) => median(ours.delays))).toFixed(1),
    [`in time (≥ ${LEAST_IN_TIME * 100} %)`]: `${(inTime * 100).toFixed(1)} %`,
    [`memory, MB (≤ ${MOST.memoryMb})`]: memoryMb.toFixed(0),
    [`idle, MB (≤ ${MOST.idleMb})`]: idleMb.toFixed(0),
  };
  table.push(row);
  const judge = (what: string, value: number, isHeld: boolean) => {
    if (!isHeld) missed.push(`${what} at ${replies} replies (${value.toFixed(2)})`);
  };
  judge('the ratio', ratio, ratio <= MOST.ratio);
  judge('the share in time', inTime, inTime >= LEAST_IN_TIME);
  judge('memory in MB', memoryMb, memoryMb <= MOST.memoryMb);
  judge('idle memory in MB', idleMb, idleMb <= MOST.idleMb);
}

/** Memory once it has done nothing for a minute: a first start goes on to read the demo's documents. */
async function idleMemory(child: ChildProcess): Promise<number> {
  for (let seconds = 0; seconds < MOST_SETTLING_S; seconds += QUIET_S) {
    const before = cpuOf(child);
    await pause(QUIET_S * 1_000);
    if (cpuOf(child) - before < QUIET_S * IDLE_LOAD) break;
  }
  await pause(IDLE_S * 1_000);
  return memoryOf(child);
}

/** CPU time of a process, in seconds. */
function cpuOf({ pid }: ChildProcess, of: 'all threads' | 'main thread' = 'all threads'): number {
  const places = of === 'main thread' ? [`${pid}/task/${pid}`] : [pid, ...childrenOf(pid)];
  const ticks = places.map((place) => {
    const stat = readFileSync(`/proc/${place}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return sum(ticks) / TICKS;
}

/** Resident memory of a process and what is its children's own, in MB. */
function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = (of: number | undefined, field: RegExp) => {
    const rollup = readFileSync(`/proc/${of}/smaps_rollup`, 'utf8');
    return sum([...rollup.matchAll(field)].map(([, size]) => Number(size)));
  };
  const own = childrenOf(pid).map((child) =>
    kilobytes(child, /^Private_(?:Clean|Dirty):\s+(\d+)/gm),
  );
  return (kilobytes(pid, /^Rss:\s+(\d+)/gm) + sum(own)) / 1_024;
}

/** The embedder is one. They have no children themselves. */
function childrenOf(pid: number | undefined): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
