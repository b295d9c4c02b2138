import { within } from '../within.js';
import { presenceKey } from './redis-keys.js';
import { isReady, type Redis } from './redis-connections.js';
import type { RedisOutbox } from './redis-outbox.js';

/** Life of a process's entry: that of a dead process ends by itself. */
const LIFE_MS = 60_000;
const REFRESH_MS = 20_000;
const READ_MS = 1_000;

/**
 * Number of sockets of each process in a session: a hash of `<sockets> <until>` by process, times
 * by the processes' clocks. Each says it again before it expires.
 */
export class RedisPresence {
  readonly #processId: string;
  readonly #outbox: RedisOutbox;
  readonly #own = new Map<string, number>();
  #redis: Redis | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(processId: string, outbox: RedisOutbox) {
    this.#processId = processId;
    this.#outbox = outbox;
  }

  connect(redis: Redis): void {
    this.#redis = redis;
    redis.on('ready', () => this.#sayAll());
    this.#sayAll();
    this.#timer = setInterval(() => this.#sayAll(), REFRESH_MS).unref();
  }

  set(sessionId: string, sockets: number): void {
    if (sockets > 0) {
      this.#own.set(sessionId, sockets);
      this.#say(sessionId, sockets);
    } else if (this.#own.delete(sessionId)) {
      this.#outbox.send({ args: ['hdel', presenceKey(sessionId), this.#processId] });
    }
  }

  /** This process's own are known without Redis. */
  async count(sessionId: string): Promise<number> {
    const own = this.#own.get(sessionId) ?? 0;
    if (!isReady(this.#redis)) return own;
    try {
      const all = await within(READ_MS, this.#redis.hgetall(presenceKey(sessionId)));
      const now = Date.now();
      return Object.entries(all).reduce((sum, [processId, said]) => {
        const [sockets = 0, until = 0] = said.split(' ').map(Number);
        return processId === this.#processId || until < now ? sum : sum + sockets;
      }, own);
    } catch {
      return own;
    }
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    for (const sessionId of this.#own.keys()) this.set(sessionId, 0);
  }

  #sayAll(): void {
    for (const [sessionId, sockets] of this.#own) this.#say(sessionId, sockets);
  }

  #say(sessionId: string, sockets: number): void {
    const key = presenceKey(sessionId);
    this.#outbox.sendAtomically(
      { args: ['hset', key, this.#processId, `${sockets} ${Date.now() + LIFE_MS}`] },
      { args: ['pexpire', key, LIFE_MS] },
    );
  }
}
