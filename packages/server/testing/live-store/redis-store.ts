import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify from 'fastify';
import { redis } from '../../src/plugins/redis.js';
import type { Teardown } from '../database.js';
import type { RedisConnections } from '../../src/live-store/redis-connections.js';
import { RedisLiveStore } from '../../src/live-store/redis-live-store.js';

/** A live store as a process of its own has it. */
export interface RedisStore {
  readonly store: RedisLiveStore;
  readonly connections: RedisConnections;
  readonly errors: unknown[];
  /** Resolves when Redis has carried out what this store has sent so far. */
  sent(): Promise<void>;
  /** Resolves when this store has heard what Redis has passed on so far. */
  heard(): Promise<void>;
}

export async function openRedisStore(t: Teardown, url: string): Promise<RedisStore> {
  const app = fastify().withTypeProvider<TypeBoxTypeProvider>();
  const errors: unknown[] = [];
  const store = new RedisLiveStore((error) => errors.push(error));
  const connections = await redis(app, url);
  store.connect(connections);
  t.teardown(async () => {
    await store.close();
    await app.close();
  });
  return {
    store,
    connections,
    errors,
    sent: async () => {
      // What is sent in this turn of the event loop goes out at its end.
      await new Promise((resolve) => setImmediate(resolve));
      await connections.commands.ping();
    },
    heard: async () => {
      await connections.subscriber.ping();
    },
  };
}
