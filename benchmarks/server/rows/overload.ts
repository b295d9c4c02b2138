import { setTimeout as delay } from 'node:timers/promises';
import type { OurSystem } from '../ours.js';
import type { BenchClient } from '../system.js';

export interface Overload {
  readonly sentPerSecond: number;
  readonly acked: number;
  readonly answered: number;
  readonly busy: number;
  /** Time from the end of the load until all that was acked is answered, in ms. */
  readonly overAfterMs: number;
}

/** All that was acked is answered long before that, or is lost. */
const GIVE_UP_MS = 60_000;
/**
 * Sessions for each message a second: a person asks less often than a reply takes, and one session's own messages
 * wait for each other however much the server could do.
 */
const SESSIONS_PER_MESSAGE = 4;
/** Connections that are made at the same time. */
const AT_ONCE = 50;

/** Clients of one system, each in a session of its own: made once, and used for every rate. */
export class Crowd {
  readonly #system: OurSystem;
  readonly #clients: BenchClient[] = [];

  constructor(system: OurSystem) {
    this.#system = system;
  }

  /**
   * Sends so many messages a second for so many seconds, each in the session that has had none for
   * longest.
   */
  async send(rate: number, seconds: number): Promise<Overload> {
    const sessions = rate * SESSIONS_PER_MESSAGE;
    await this.#grow(sessions);
    const clients = this.#clients.slice(0, sessions);
    const busyBefore = this.#system.refused.get('busy') ?? 0;
    let acked = 0;
    let answered = 0;
    let sent = 0;
    const begun = performance.now();
    while (performance.now() - begun < seconds * 1_000) {
      for (; sent < ((performance.now() - begun) / 1_000) * rate; sent++) {
        const client = clients[sent % clients.length];
        if (!client) continue;
        client.send().then(
          () => {
            acked += 1;
            void client.done().then(() => (answered += 1));
          },
          () => undefined,
        );
      }
      await delay(2);
    }
    const ended = performance.now();
    await delay(50);
    while (answered < acked && performance.now() - ended < GIVE_UP_MS) await delay(20);
    const overAfterMs = performance.now() - ended;
    const busy = (this.#system.refused.get('busy') ?? 0) - busyBefore;
    return { sentPerSecond: rate, acked, answered, busy, overAfterMs };
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  async #grow(count: number): Promise<void> {
    while (this.#clients.length < count) {
      const missing = Math.min(AT_ONCE, count - this.#clients.length);
      const some = Array.from({ length: missing }, () => this.#system.connect(() => undefined));
      this.#clients.push(...(await Promise.all(some)));
    }
  }
}
