import { isReady, type Redis } from '../live-store/redis-connections.js';
import { within } from '../within.js';
import { MemoryRateCounter } from './memory-rate-counter.js';
import type { Counted, RateCounter } from './rate-counter.js';

/** Nobody waits longer than that for a count, in ms. */
const ANSWER_MS = 250;

/** One step, so that a window always ends. */
const COUNT = `
local count = redis.call('incr', KEYS[1])
if count == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return { count, redis.call('pttl', KEYS[1]) }`;

/** Counts in Redis, for all processes together; each on its own while Redis is away. */
export class RedisRateCounter implements RateCounter {
  readonly #local = new MemoryRateCounter();
  #redis: Redis | null = null;

  /** Counts in Redis from now on. Call it once. */
  connect(commands: Redis): void {
    this.#redis = commands;
  }

  async count(key: string, windowMs: number): Promise<Counted> {
    const redis = this.#redis;
    if (!isReady(redis)) return this.#local.count(key, windowMs);
    try {
      const asked = redis.eval(COUNT, 1, `chatbot-test:limit:${key}`, windowMs);
      const [count, endsInMs] = (await within(ANSWER_MS, asked)) as [number, number];
      return { count, endsInMs: Math.max(endsInMs, 0) };
    } catch {
      // Redis is away, which its connection tells: limits go on without it.
      return this.#local.count(key, windowMs);
    }
  }
}
