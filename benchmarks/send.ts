/**
 * Measures the cost of a send: `npm run bench`, or alone `node --import
 * ./scripts/typescript/register.mjs benchmarks/send.ts`.
 *
 * Over real sockets and the real engine, on the embedded database and on Postgres:
 * - a send and its reply in a conversation of 2,000 messages, beside one of 10, by turns in one run:
 *   medians, statements, and bytes asked of the database and sent to the client;
 * - sends that 16 clients commit in a second, while a reply is on its way, and with their replies.
 *
 * Clients and server are one process, so what they cost counts too. Postgres does not call fsync.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type {} from '../packages/server/src/plugins/own-origins.js';
import { BenchClient } from '../packages/server/testing/sessions/bench-client.js';
import {
  ConversationServer,
  DASHBOARD,
} from '../packages/server/testing/sessions/conversation-server.js';
import { insertChatbot } from '../packages/server/testing/sessions/sessions.js';
import { openCountedDatabase } from '../packages/server/testing/counted-database.js';
import { findPostgres } from '../packages/server/testing/postgres.js';
import { insertConversation } from './server/insert-conversation.js';

type Kind = 'embedded' | 'postgres';

const LONG = 2_000;
const SHORT = 10;
const ROUNDS = 200;
const WARM_UP = 30;
const CLIENTS = 16;
/** Messages that a client may have in flight. */
const IN_FLIGHT = 8;
const SECONDS = 4;
const MOST_RATIO = 1.2;
const LEAST_PER_SECOND: Readonly<Record<Kind, number>> = { embedded: 1_000, postgres: 2_000 };
const QUESTION = 'How long do I have to return an item that I have worn once?';

const endings: (() => Promise<unknown>)[] = [];
const t = { teardown: (end: () => Promise<unknown>) => void endings.unshift(end) };

interface Row {
  readonly what: string;
  readonly ours: string;
  readonly budget: string;
  readonly holds: boolean | null;
}

interface Measured {
  readonly medianMs: number;
  readonly ackMs: number;
  readonly statements: number;
  readonly databaseBytes: number;
  readonly socketBytes: number;
}

const kinds: Kind[] = findPostgres() ? ['embedded', 'postgres'] : ['embedded'];
const rows: Row[] = [];
const results: Record<string, unknown> = {};
try {
  for (const kind of kinds) {
    const { database, asked } = await openCountedDatabase(t, kind);
    const { sql } = database;
    await insertChatbot(sql, 'shop', 'demo');
    const server = await ConversationServer.start(t, unlimited(), database);
    const open = (sessionId: string, seq: number) =>
      BenchClient.open({
        url: `${server.url.replace('http', 'ws')}/v1/chatbots/shop/test`,
        token: server.tokenFor(),
        origin: DASHBOARD,
        sessionId,
        cursor: { epoch: 1, seq },
      });

    const [short, long] = await Promise.all(
      [SHORT, LONG].map(async (length) => open(await insertConversation(sql, length), length)),
    );
    if (!short || !long) throw new Error('Two clients were opened.');
    const compared = await compare(short, long, asked);
    const ratio = compared.long.medianMs / compared.short.medianMs;
    const same = (name: 'statements' | 'databaseBytes' | 'socketBytes', within = 0) =>
      Math.abs(compared.long[name] - compared.short[name]) <= within;
    rows.push(
      row(
        `${kind}: send and reply in ${LONG} messages over ${SHORT}, median`,
        `${ratio.toFixed(2)} × (${ms(compared.long.medianMs)} / ${ms(compared.short.medianMs)})`,
        `≤ ${MOST_RATIO}`,
        ratio <= MOST_RATIO,
      ),
      row(
        `${kind}: the same, to the ack`,
        `${(compared.long.ackMs / compared.short.ackMs).toFixed(2)} × (${ms(compared.long.ackMs)} / ${ms(compared.short.ackMs)})`,
        `≤ ${MOST_RATIO}`,
        compared.long.ackMs / compared.short.ackMs <= MOST_RATIO,
      ),
      row(
        `${kind}: statements for each`,
        `${compared.long.statements} / ${compared.short.statements}`,
        'equal',
        same('statements'),
      ),
      row(
        `${kind}: bytes to the database for each`,
        `${compared.long.databaseBytes} / ${compared.short.databaseBytes}`,
        'equal, but for digits',
        // Places in the log and times have more digits now and then.
        same('databaseBytes', 24),
      ),
      row(
        `${kind}: bytes to the client for each`,
        `${compared.long.socketBytes} / ${compared.short.socketBytes}`,
        'equal, but for digits',
        same('socketBytes', 24),
      ),
    );
    short.close();
    long.close();

    const clients = await Promise.all(
      Array.from({ length: CLIENTS }, async () => open(await insertConversation(sql, 0), 0)),
    );
    const withReplies = await perSecond(clients);
    server.service.byHand();
    const sends = await perSecond(clients);
    for (const client of clients) client.close();
    rows.push(
      row(
        `${kind}: sends committed a second by ${CLIENTS} clients`,
        count(sends),
        `≥ ${count(LEAST_PER_SECOND[kind])}`,
        sends >= LEAST_PER_SECOND[kind],
      ),
      row(`${kind}: the same, answered meanwhile`, count(withReplies), '', null),
    );
    results[kind] = { ...compared, ratio, sendsPerSecond: sends, answeredPerSecond: withReplies };
    for (const end of endings.splice(0)) await end();
  }
} finally {
  for (const end of endings.splice(0)) await end();
}
print(rows);
const folder = new URL('results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('send.json', folder), `${JSON.stringify(results, null, 2)}\n`);
process.stdout.write(`\n${fileURLToPath(new URL('send.json', folder))}\n`);
process.exitCode = rows.some(({ holds }) => holds === false) ? 1 : 0;

/** A person's limits do not bind a bench. */
function unlimited() {
  const rate = { burst: 1e9, perSecond: 1e9 };
  return { sends: rate, frames: rate };
}

/** Sends by turns, so that the machine's other work affects both alike. */
async function compare(
  short: BenchClient,
  long: BenchClient,
  asked: { statements: number; bytes: number },
): Promise<Record<'short' | 'long', Measured>> {
  const one = async (client: BenchClient) => {
    const before = { ...asked, socket: client.bytes };
    const at = performance.now();
    const done = client.done();
    await client.send(QUESTION);
    const ackMs = performance.now() - at;
    await done;
    const doneMs = performance.now() - at;
    // How long storing took is stored after it.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return {
      medianMs: doneMs,
      ackMs,
      statements: asked.statements - before.statements,
      databaseBytes: asked.bytes - before.bytes,
      socketBytes: client.bytes - before.socket,
    };
  };
  const all: Record<'short' | 'long', Measured[]> = { short: [], long: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const first = round % 2 === 0;
    for (const which of first ? (['short', 'long'] as const) : (['long', 'short'] as const)) {
      const measured = await one(which === 'short' ? short : long);
      if (round >= 0) all[which].push(measured);
    }
  }
  return { short: medians(all.short), long: medians(all.long) };
}

function medians(all: readonly Measured[]): Measured {
  const of = (name: keyof Measured) => median(all.map((one) => one[name]));
  return {
    medianMs: of('medianMs'),
    ackMs: of('ackMs'),
    statements: of('statements'),
    databaseBytes: of('databaseBytes'),
    socketBytes: of('socketBytes'),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Each client has as many on the way as it may. */
async function perSecond(clients: readonly BenchClient[]): Promise<number> {
  let acked = 0;
  const until = performance.now() + SECONDS * 1_000;
  const lane = async (client: BenchClient) => {
    while (performance.now() < until) {
      await client.send(QUESTION);
      acked += 1;
    }
  };
  await Promise.all(
    clients.flatMap((client) => Array.from({ length: IN_FLIGHT }, () => lane(client))),
  );
  return acked / SECONDS;
}

function row(what: string, ours: string, budget: string, holds: boolean | null): Row {
  return { what, ours, budget, holds };
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(table: readonly Row[]): void {
  const width = (name: 'what' | 'ours' | 'budget') =>
    Math.max(name.length, ...table.map((one) => one[name].length));
  const [what, ours, budget] = [width('what'), width('ours'), width('budget')];
  const line = (a: string, b: string, c: string, d: string) =>
    process.stdout.write(`${a.padEnd(what)}  ${b.padEnd(ours)}  ${c.padEnd(budget)}  ${d}\n`);
  line('what', 'ours', 'budget', '');
  for (const one of table) {
    line(one.what, one.ours, one.budget, one.holds === null ? '' : one.holds ? 'holds' : 'MISSED');
  }
}
