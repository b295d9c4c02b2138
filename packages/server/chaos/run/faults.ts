import { setTimeout as delay } from 'node:timers/promises';
import type { Instance } from '../world/instance.js';
import { between, oneOf } from './random.js';
import type { Guest, World } from '../world/world.js';

/** Something that goes wrong, and is over when the promise resolves. */
export interface Fault {
  readonly kind: string;
  /** Relative frequency, compared with the other faults. */
  readonly weight: number;
  /** Target of the fault: one of a kind at a time. */
  readonly where: 'link' | 'server' | 'redis' | 'postgres';
  readonly happen: (world: World, random: () => number) => Promise<void>;
}

const link = (
  kind: string,
  weight: number,
  happen: (guest: Guest, random: () => number) => void | Promise<void>,
): Fault => ({
  kind,
  weight,
  where: 'link',
  happen: async ({ guests }, random) => {
    const guest = oneOf(random, guests);
    await happen(guest, random);
    guest.proxy.clear();
  },
});

const server = (
  kind: string,
  weight: number,
  happen: (instance: Instance, random: () => number) => Promise<void>,
): Fault => ({
  kind,
  weight,
  where: 'server',
  happen: ({ instances }, random) => happen(oneOf(random, instances), random),
});

const LINKS: readonly Fault[] = [
  link('link cut', 6, ({ proxy }) => proxy.cut()),
  link('link cut after some bytes', 6, async ({ proxy }, random) => {
    const direction = oneOf(random, ['up', 'down'] as const);
    proxy.weather.cutAfter = { direction, bytes: Math.floor(between(random, 0, 2_000)) };
    proxy.cut();
    await delay(between(random, 300, 1_500));
  }),
  link('sends lost', 3, async ({ proxy }, random) => {
    proxy.weather.drops = new Set(['up']);
    await delay(between(random, 100, 1_500));
  }),
  link('acks lost', 3, async ({ proxy }, random) => {
    proxy.weather.drops = new Set(['down']);
    await delay(between(random, 100, 1_500));
  }),
  link('link frozen', 2, async ({ proxy }, random) => {
    proxy.freeze();
    await delay(between(random, 500, 4_000));
  }),
  link('link of 1 KB/s', 2, async ({ proxy }, random) => {
    proxy.weather.bytesPerSecond = 1_024;
    await delay(between(random, 500, 3_000));
  }),
  link('jitter up to 3 s', 2, async ({ proxy }, random) => {
    proxy.weather.jitterMs = 3_000;
    await delay(between(random, 500, 3_000));
  }),
  link('page reloaded', 2, ({ client }) => client.reload()),
];

const SERVERS: readonly Fault[] = [
  server('server killed', 2, async (instance, random) => {
    await instance.kill();
    await delay(between(random, 0, 500));
    await startAgain(instance);
  }),
  server('server stopped and started', 2, async (instance) => {
    await instance.stop();
    await startAgain(instance);
  }),
  server('server paused', 2, async (instance, random) => {
    instance.pause();
    await delay(between(random, 500, 5_000));
    instance.resume();
  }),
];

const REDIS: readonly Fault[] = [
  {
    kind: 'Redis wiped',
    weight: 3,
    where: 'redis',
    happen: async ({ redis }) => redis?.command('FLUSHALL'),
  },
  {
    kind: 'Redis subscribers killed',
    weight: 2,
    where: 'redis',
    happen: async ({ redis }) => redis?.command('CLIENT', 'KILL', 'TYPE', 'pubsub'),
  },
  {
    kind: 'Redis killed and empty',
    weight: 1,
    where: 'redis',
    happen: async ({ redis }, random) => {
      await redis?.kill();
      await delay(between(random, 0, 2_000));
      await redis?.start();
    },
  },
  {
    kind: 'Redis paused',
    weight: 1,
    where: 'redis',
    happen: async ({ redis }, random) => {
      redis?.pause();
      await delay(between(random, 200, 4_000));
      redis?.resume();
    },
  },
  {
    kind: 'Redis full',
    weight: 1,
    where: 'redis',
    happen: async ({ redis }, random) => {
      await redis?.command('CONFIG', 'SET', 'maxmemory', '1');
      await delay(between(random, 500, 3_000));
      await redis?.command('CONFIG', 'SET', 'maxmemory', '0');
    },
  },
];

const POSTGRES: readonly Fault[] = [
  {
    kind: 'Postgres stopped at once',
    weight: 1,
    where: 'postgres',
    happen: async ({ postgres }, random) => {
      await postgres?.stop();
      await delay(between(random, 0, 1_000));
      await postgres?.start();
    },
  },
  {
    kind: 'Postgres paused',
    weight: 1,
    where: 'postgres',
    happen: async ({ postgres }, random) => {
      await postgres?.pause();
      await delay(between(random, 500, 5_000));
      await postgres?.resume();
    },
  },
];

/**
 * Starts a server until it stays up, as a supervisor does: a server ends at once if its database is
 * away.
 */
async function startAgain(instance: Instance): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await instance.start();
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await delay(500);
    }
  }
}

/** All that can go wrong anywhere. */
export const FAULTS: readonly Fault[] = [...LINKS, ...SERVERS, ...REDIS, ...POSTGRES];

/** Lists the faults that are possible there. */
export function faultsOf({ redis, postgres }: World): readonly Fault[] {
  return [...LINKS, ...SERVERS, ...(redis ? REDIS : []), ...(postgres ? POSTGRES : [])];
}
