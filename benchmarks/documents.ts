/**
 * Measures how soon many documents can be found, and what that does to conversations meanwhile:
 * `npm run bench:documents`, with `--documents=50` for a first look. One server with the embedded
 * database and the local model, asked over HTTP and sockets as a dashboard asks it. Exits with 1 where
 * a bar is missed.
 */
import { parseArgs } from 'node:util';
import { CHATBOT, DASHBOARD, operatorToken } from '../packages/server/chaos/world/operator.js';
import { Instance } from '../packages/server/chaos/world/instance.js';
import { testDataDirectory } from '../packages/server/testing/database.js';
import { cpuSeconds, familyOf, writtenBytes } from './server/machine.js';
import { connect, ENGINE } from './server/ours.js';
import { startProvider } from './server/provider.js';
import type { BenchClient } from './server/system.js';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000' },
    words: { type: 'string', default: '2000' },
  },
});
const [DOCUMENTS, WORDS] = [Number(values.documents), Number(values.words)];
/** Bars for 1,000 documents of 2,000 words; fewer or shorter ones have their share of the time. */
const SHARE = (DOCUMENTS * WORDS) / 2_000_000;
const BY_WORDS_S = 120 * SHARE;
const BY_MEANING_S = 600 * SHARE;
const MOST_RATIO = 2;
/** Documents that are on their way at once. */
const AT_ONCE = 3;
/** Pause between sends, in ms. */
const EVERY_MS = 100;
/** Time that the server is idle at first, in ms: about as long as a thousand documents are read. */
const IDLE_MS = 60_000;
const POLL_MS = 1_000;

const THINGS = ['gate', 'garden', 'kitchen', 'library', 'workshop', 'cellar', 'terrace'];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const handlers: (() => Promise<void>)[] = [];
const t = { teardown: (handler: () => Promise<void>) => void handlers.push(handler) };
try {
  process.exitCode = (await run()) ? 0 : 1;
} finally {
  for (const handler of handlers.reverse()) await handler();
}

async function run(): Promise<boolean> {
  const instance = await Instance.start(t, {
    ...{
      modelUrl: await startProvider(t, { pieces: 1, perSecond: 100 }),
      databaseUrl: null,
      redisUrl: null,
      engine: ENGINE,
    },
    dataDir: await testDataDirectory(t),
  });
  const client = await connect(instance, new Map(), () => undefined);
  const url = `http://127.0.0.1:${instance.port}/v1/chatbots/${CHATBOT}/documents`;
  // What the first messages of a process load is in neither figure.
  await sendUntil(client, after(2_000));
  const idle = await sendUntil(client, after(IDLE_MS));

  const cpuSoFar = () => cpuSeconds(familyOf(instance.pid));
  const memory = () => Math.round(writtenBytes(familyOf(instance.pid)) / 1e6);
  const [cpuBefore, memoryBefore] = [cpuSoFar(), memory()];
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1_000;
  const filled = fill(url).then(seconds);
  const found = filled.then(() => untilEmbedded(url)).then(seconds);
  const whileReading = await sendUntil(client, filled);
  const whileEmbedding = await sendUntil(client, found);
  const [byWords, byMeaning] = [await filled, await found];
  // The processes that embedded are still there: they end a while after the last of it.
  const [cpu, memoryAfter] = [cpuSoFar() - cpuBefore, memory()];
  client.close();

  const [rest, reading, embedding] = [p99(idle), p99(whileReading), p99(whileEmbedding)];
  const rows = [
    [`${DOCUMENTS} documents of ${WORDS} words found by words`, byWords, BY_WORDS_S, 's'],
    ['the same by meaning', byMeaning, BY_MEANING_S, 's'],
    ['send to ack while they are read, p99', reading / rest, MOST_RATIO, '× idle'],
    ['send to ack while they are embedded, p99', embedding / rest, MOST_RATIO, '× idle'],
  ] as const;
  for (const [what, value, bar, unit] of rows) {
    const verdict = value < bar ? 'holds' : 'MISSED';
    console.log(`${what}: ${value.toFixed(1)} ${unit} (bar ${bar.toFixed(1)}): ${verdict}`);
  }
  console.log(
    `send to ack, p50, p90 and p99 in ms: idle ${sayTimes(idle)}; reading ${sayTimes(whileReading)}; ` +
      `embedding ${sayTimes(whileEmbedding)}\n` +
      `CPU of the server: ${((cpu * 1_000) / (DOCUMENTS * WORDS)).toFixed(2)} s per 1,000 words\n` +
      `memory that it has written: ${memoryBefore} MB idle, ${memoryAfter} MB at the end`,
  );
  return rows.every(([, value, bar]) => value < bar);
}

/** Adds all documents; each is found by its words when it is answered. */
async function fill(url: string): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < DOCUMENTS) {
      const document = documentOf(next++);
      await ask(url, { method: 'POST', body: JSON.stringify(document) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function untilEmbedded(url: string): Promise<void> {
  for (;;) {
    const { indexing } = (await ask(`${url}?limit=1`)) as {
      indexing: { passages: number; done: number; failure: string | null } | null;
    };
    if (!indexing || indexing.failure) throw new Error(indexing?.failure ?? 'Nothing is embedded.');
    if (indexing.done === indexing.passages) return;
    await after(POLL_MS);
  }
}

async function ask(url: string, init: RequestInit = {}): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${operatorToken()}`,
    origin: DASHBOARD,
    ...(init.body !== undefined && { 'content-type': 'application/json' }),
  };
  const answer = await fetch(url, { ...init, headers });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Time to each ack, in ms, of messages that are sent one after the other until something has happened. */
async function sendUntil(client: BenchClient, end: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let isOver = false;
  const watched = end.finally(() => (isOver = true));
  while (!isOver) {
    const at = performance.now();
    const done = client.done();
    await client.send();
    times.push(performance.now() - at);
    await done;
    await after(EVERY_MS);
  }
  await watched;
  return times;
}

/** Sections of 200 words, of sentences that no two documents share. */
function documentOf(number: number): { title: string; content: string } {
  const sections = Array.from({ length: Math.ceil(WORDS / 200) }, (_, section) => {
    const sentences = Array.from({ length: 10 }, (_, sentence) =>
      sentenceOf(number, section, sentence),
    );
    return `## Part ${section + 1} of house ${number}\n\n${sentences.join(' ')}`;
  });
  return { title: `House ${number}`, content: sections.join('\n\n') };
}

/** 20 words. */
function sentenceOf(number: number, section: number, sentence: number): string {
  const thing = THINGS[(number + sentence) % THINGS.length] ?? '';
  const day = DAYS[(number * 3 + section + sentence) % DAYS.length] ?? '';
  const price = 5 + ((number * 31 + section * 7 + sentence) % 900);
  return (
    `The ${thing} of house ${number} opens on ${day} mornings at nine, ` +
    `and a guided visit costs ${price} euros for visitors.`
  );
}

function p99(times: readonly number[]): number {
  return percentile(times, 0.99);
}

function percentile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? NaN;
}

function sayTimes(times: readonly number[]): string {
  const some = [0.5, 0.9, 0.99].map((share) => percentile(times, share).toFixed(1));
  return `${some.join(', ')} (of ${times.length})`;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
