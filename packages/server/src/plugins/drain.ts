import type { App } from './app.js';

declare module 'fastify' {
  interface FastifyInstance {
    readonly drain: Drain;
  }
}

/**
 * The server's way out: it says that it is not ready any more, and what is under way is finished
 * or handed over, before anything closes.
 */
export class Drain {
  readonly #work: (() => Promise<void>)[] = [];
  #done: Promise<void> | null = null;

  /** True from the first moment of a stop. */
  get hasBegun(): boolean {
    return this.#done !== null;
  }

  /** @param work begun when the server is to stop, and waited for: it has a time limit of its own */
  add(work: () => Promise<void>): void {
    this.#work.push(work);
  }

  /** Resolves when everything that was added is done. Idempotent. */
  begin(): Promise<void> {
    this.#done ??= Promise.resolve()
      .then(() => Promise.all(this.#work.map((work) => work())))
      .then(() => undefined);
    return this.#done;
  }
}

export function drain(app: App): void {
  app.decorate('drain', new Drain());
}
