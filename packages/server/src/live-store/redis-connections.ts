import type { FastifyRedisNamespacedInstance } from '@fastify/redis';

export type Redis = FastifyRedisNamespacedInstance[string];

/** A connection that listens is of no use for anything else, so there are two. */
export interface RedisConnections {
  readonly commands: Redis;
  readonly subscriber: Redis;
}

/** True if a command is sent at once: nothing is to wait for Redis to come back. */
export function isReady(redis: Redis | null): redis is Redis {
  return redis?.status === 'ready';
}
