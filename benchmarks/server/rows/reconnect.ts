import { ChaosClient } from '../../../packages/server/chaos/world/chaos-client.js';
import { TcpProxy } from '../../../packages/server/chaos/world/tcp-proxy.js';
import type { OurSystem } from '../ours.js';
import type { Ending } from '../system.js';

export interface Storm {
  readonly clients: number;
  /** Until half, and all, have their conversation back, in ms. */
  readonly halfMs: number;
  readonly allMs: number;
}

const ARRIVE_AT_ONCE = 50;
const MOST_MS = 120_000;

/** So many clients lose their links in the same moment, and come back by their own backoff. */
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
