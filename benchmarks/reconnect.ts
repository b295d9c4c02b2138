/**
 * `npm run bench:reconnect -- --clients 5000 [--embedded]`: every client loses its link at the same
 * moment and comes back by its own backoff. Prints how long that took, and what it asked of the
 * database. Exits with 1 if it took longer than a minute, or more than one query a client.
 */
import { parseArgs } from 'node:util';
import { ChaosClient } from '../packages/server/chaos/world/chaos-client.js';
import { TcpProxy } from '../packages/server/chaos/world/tcp-proxy.js';
import { World } from '../packages/server/chaos/world/world.js';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '5000' },
    embedded: { type: 'boolean', default: false },
  },
});
const count = Number(values.clients);
const ARRIVE_AT_ONCE = 100;
const MOST_MS = 60_000;

const handlers: (() => Promise<void>)[] = [];
const t = { teardown: (handler: () => Promise<void>) => void handlers.push(handler) };
const isOk = await run();
for (const handler of handlers.reverse()) await handler();
process.exit(isOk ? 0 : 1);

async function run(): Promise<boolean> {
  const world = await World.start(t, { instances: values.embedded ? null : 1 });
  const proxy = await TcpProxy.start(
    t,
    world.instances.map(({ port }) => port),
  );
  const clients = Array.from(
    { length: count },
    () => new ChaosClient({ port: proxy.port, silenceMs: 60_000, backoffMs: 500 }),
  );
  for (let i = 0; i < count; i += ARRIVE_AT_ONCE) {
    const some = clients.slice(i, i + ARRIVE_AT_ONCE);
    for (const client of some) client.start();
    for (const client of some)
      await client.until(() => client.isConnected, 'a connection', MOST_MS);
  }
  process.stdout.write(`${count} clients are connected, each in a session of its own.\n`);

  const queries = async () => (await world.postgres?.countTransactions()) ?? 0;
  const before = await queries();
  const begun = performance.now();
  proxy.cut();
  await Promise.all(clients.map((client) => client.until(() => !client.isConnected, 'the cut')));
  const times: number[] = [];
  await Promise.all(
    clients.map(async (client) => {
      await client.until(() => client.isConnected, 'a connection', 2 * MOST_MS);
      times.push(performance.now() - begun);
    }),
  );
  const asked = (await queries()) - before;
  for (const client of clients) client.stop();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const rows = [
    ['half are back after', seconds(at(0.5))],
    ['99 % are back after', seconds(at(0.99))],
    ['all are back after', seconds(at(1))],
    ['queries a client', values.embedded ? 'not counted' : (asked / count).toFixed(2)],
  ] as const;
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(24)} ${value}\n`);
  return at(1) < MOST_MS && asked / count <= 1;
}
