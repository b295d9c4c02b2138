import { ChaosClient } from '../../../packages/server/chaos/world/chaos-client.js';
import { TcpProxy } from '../../../packages/server/chaos/world/tcp-proxy.js';
import type { OurSystem } from '../ours.js';
import type { Ending } from '../system.js';

export interface Storm {
  readonly clients: number;
  /** Time until half of them have their conversation back, in ms; `allMs` until all do. */
  readonly halfMs: number;
  readonly allMs: number;
}

const ARRIVE_AT_ONCE = 50;
const MOST_MS = 120_000;

/** Cuts the links of so many clients in the same moment; they come back by their own backoff. */
export async function reconnectStorm(
  t: Ending,
  { port }: OurSystem,
  count: number,
): Promise<Storm> {
  const proxy = await TcpProxy.start(t, [port]);
  const clients = Array.from(
    { length: count },
    () => new ChaosClient({ port: proxy.port, silenceMs: MOST_MS, backoffMs: 500 }),
  );
  for (let i = 0; i < count; i += ARRIVE_AT_ONCE) {
    const some = clients.slice(i, i + ARRIVE_AT_ONCE);
    for (const client of some) client.start();
    for (const client of some) {
      await client.until(() => client.isConnected, 'a connection', MOST_MS);
    }
  }
  const begun = performance.now();
  proxy.cut();
  await Promise.all(clients.map((client) => client.until(() => !client.isConnected, 'the cut')));
  const times = await Promise.all(
    clients.map(async (client) => {
      await client.until(() => client.isConnected, 'a connection', MOST_MS);
      return performance.now() - begun;
    }),
  );
  for (const client of clients) client.stop();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
  return { clients: count, halfMs: at(0.5), allMs: at(1) };
}
