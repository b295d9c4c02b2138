import { isReady, type Redis } from './redis-connections.js';

export interface RedisCommand {
  readonly args: readonly [name: string, ...rest: (string | number)[]];
  /** Called with the answer; not if the command failed or was never sent. */
  readonly onReply?: (reply: unknown) => void;
}

/**
 * Sends commands whose outcome nobody waits for: in order, those of one turn of the event loop in
 * one write. While Redis is away they are dropped, so that nothing grows and nothing comes late.
 */
export class RedisOutbox {
  readonly #onError: (error: unknown) => void;
  #redis: Redis | null = null;
  #waiting: RedisCommand[] = [];
  #isFailing = false;

  /** @param onError told of the first failure of several in a row */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  connect(redis: Redis): void {
    this.#redis = redis;
  }

  send(...commands: RedisCommand[]): void {
    if (!isReady(this.#redis)) return;
    if (this.#waiting.length === 0) setImmediate(() => void this.flush());
    this.#waiting.push(...commands);
  }

  /** Together or not at all. */
  sendAtomically(...commands: RedisCommand[]): void {
    this.send({ args: ['multi'] }, ...commands, { args: ['exec'] });
  }

  /** Sends what waits now. Never rejects. */
  async flush(): Promise<void> {
    const commands = this.#waiting;
    this.#waiting = [];
    if (commands.length === 0 || !isReady(this.#redis)) return;
    try {
      const replies = await this.#redis.pipeline(commands.map(({ args }) => [...args])).exec();
      const failure = replies?.find(([error]) => error !== null)?.[0];
      commands.forEach(({ onReply }, i) => {
        const [error, reply] = replies?.[i] ?? [];
        if (!error) onReply?.(reply);
      });
      if (failure) throw failure;
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.#onError(error);
      this.#isFailing = true;
    }
  }
}
