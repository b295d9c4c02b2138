import { within } from '../within.js';
import { PRESENT_PROCESSES_KEY, presenceKey } from './redis-keys.js';
import { isReady, type Redis } from './redis-connections.js';
import type { RedisCommand, RedisOutbox } from './redis-outbox.js';

/** Life of what a process has said: that of a dead one ends by itself. */
const LIFE_MS = 60_000;
const REFRESH_MS = 20_000;
const READ_MS = 1_000;
/** Sessions in one command when all are said again. */
const AT_ONCE = 500;

/**
 * Number of sockets of each process in a session: a hash of sockets by session for each process, which
 * is renewed as a whole, whatever the number of sessions. Processes are found in a sorted set, each with
 * the time until which it counts, by the processes' clocks.
 */
export class RedisPresence {
  readonly #processId: string;
  readonly #outbox: RedisOutbox;
  readonly #own = new Map<string, number>();
  readonly #key: string;
  #redis: Redis | null = null;
  #hasSpoken = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(processId: string, outbox: RedisOutbox) {
    this.#processId = processId;
    this.#outbox = outbox;
    this.#key = presenceKey(processId);
  }

  connect(redis: Redis): void {
    this.#redis = redis;
    redis.on('ready', () => this.#sayAll());
    this.#sayAll();
    this.#timer = setInterval(() => this.#renew(), REFRESH_MS).unref();
  }

  set(sessionId: string, sockets: number): void {
    this.#hasSpoken = true;
    if (sockets > 0) {
      this.#own.set(sessionId, sockets);
      this.#say([sessionId, sockets]);
    } else if (this.#own.delete(sessionId)) {
      this.#outbox.send({ args: ['hdel', this.#key, sessionId] });
    }
  }

  /** This process's own are known without Redis. */
  async count(sessionId: string): Promise<number> {
    const own = this.#own.get(sessionId) ?? 0;
    const redis = this.#redis;
    if (!isReady(redis)) return own;
    try {
      const said = await within(READ_MS, this.#ofOthers(redis, sessionId));
      return said.reduce((sum, sockets) => sum + Number(sockets), own);
    } catch {
      return own;
    }
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#own.clear();
    if (!this.#hasSpoken) return;
    this.#outbox.sendAtomically(
      { args: ['del', this.#key] },
      { args: ['zrem', PRESENT_PROCESSES_KEY, this.#processId] },
    );
  }

  async #ofOthers(redis: Redis, sessionId: string): Promise<(string | null)[]> {
    const ids = await redis.zrangebyscore(PRESENT_PROCESSES_KEY, Date.now(), '+inf');
    const others = ids.filter((id) => id !== this.#processId);
    return Promise.all(others.map((id) => redis.hget(presenceKey(id), sessionId)));
  }

  /** Says all anew where Redis has lost it. */
  #renew(): void {
    if (this.#own.size === 0) return;
    const onReply = (wasThere: unknown) => {
      if (wasThere === 0) this.#sayAll();
    };
    this.#outbox.send({ args: ['pexpire', this.#key, LIFE_MS], onReply });
    this.#outbox.sendAtomically(...this.#process());
    this.#outbox.send({ args: ['zremrangebyscore', PRESENT_PROCESSES_KEY, '-inf', Date.now()] });
  }

  /** Whoever left while Redis was away may still be there. */
  #sayAll(): void {
    if (!this.#hasSpoken) return;
    this.#outbox.send({ args: ['del', this.#key] });
    const all = [...this.#own];
    for (let i = 0; i < all.length; i += AT_ONCE) this.#say(...all.slice(i, i + AT_ONCE));
  }

  #say(...sockets: [sessionId: string, sockets: number][]): void {
    this.#outbox.sendAtomically(
      { args: ['hset', this.#key, ...sockets.flat()] },
      { args: ['pexpire', this.#key, LIFE_MS] },
      ...this.#process(),
    );
  }

  #process(): [RedisCommand, RedisCommand] {
    return [
      { args: ['zadd', PRESENT_PROCESSES_KEY, Date.now() + LIFE_MS, this.#processId] },
      { args: ['pexpire', PRESENT_PROCESSES_KEY, LIFE_MS] },
    ];
  }
}
