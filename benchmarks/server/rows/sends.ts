import type { BenchClient, System } from '../system.js';

export interface Sends {
  /** Committed and acked, at the highest rate that lasts. */
  readonly perSecond: number;
  /** Time to the ack at half of that rate, in ms. */
  readonly ackP99Ms: number;
}

const CLIENTS = 32;

/** Sends as fast as it goes, then at half of that. */
export async function sends(system: System, seconds: number): Promise<Sends> {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, () => system.connect(() => undefined)),
  );
  const perSecond = await highest(clients, seconds);
  const acks = await paced(clients, perSecond / 2, seconds);
  for (const client of clients) client.close();
  acks.sort((a, b) => a - b);
  return { perSecond, ackP99Ms: acks[Math.floor((acks.length - 1) * 0.99)] ?? 0 };
}

async function highest(clients: readonly BenchClient[], seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let count = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) if (await isAcked(client)) count += 1;
    }),
  );
  return count / seconds;
}

async function paced(clients: readonly BenchClient[], rate: number, seconds: number) {
  const times: number[] = [];
  const begun = performance.now();
  const sending: Promise<void>[] = [];
  for (let sent = 0; performance.now() - begun < seconds * 1_000;) {
    for (; sent < ((performance.now() - begun) / 1_000) * rate; sent++) {
      const client = clients[sent % clients.length];
      if (!client) continue;
      const at = performance.now();
      sending.push(
        isAcked(client).then((acked) => void (acked && times.push(performance.now() - at))),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(sending);
  return times;
}

/** False if it was refused, as `busy` is. */
async function isAcked(client: BenchClient): Promise<boolean> {
  try {
    await client.send();
    return true;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return false;
  }
}
