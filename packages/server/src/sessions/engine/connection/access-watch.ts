import type { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { LiveStore, Unsubscribe } from '../../../live-store/live-store.js';
import type { Log } from '../log.js';

/** The right to be connected, as it was when the connection was made; it may be taken away. */
export interface Access {
  /** The same for all connections that have it together: each is asked about once. */
  readonly key: string;
  /** @returns why it has ended; null if it has not */
  readonly check: () => Promise<CodedError | null>;
}

interface Watched {
  readonly access: Access;
  readonly listeners: Set<(error: CodedError) => void>;
}

/** Interval of checks of access, in ms: news of a change may get lost. */
export const ACCESS_CHECK_MS = 2_000;

/** Ends connections whose right to be there was taken away: at once by news, else within seconds. */
export class AccessWatch {
  readonly #log: Log;
  readonly #watched = new Map<string, Watched>();
  readonly #timer: NodeJS.Timeout;
  #leave: Unsubscribe[] = [];
  #isClosed = false;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(log: Log) {
    this.#log = log;
    this.#timer = setInterval(() => this.check(), ACCESS_CHECK_MS).unref();
  }

  /** Looks at once when there is news on these topics. */
  async listen(liveStore: LiveStore, topics: readonly string[]): Promise<void> {
    const leave = await Promise.all(
      topics.map((topic) => liveStore.subscribe(topic, () => this.check())),
    );
    if (this.#isClosed) leave.forEach((each) => each());
    else this.#leave = leave;
  }

  /** @param onEnd called once, when the right has ended @returns ends the watch */
  watch(access: Access, onEnd: (error: CodedError) => void): Unsubscribe {
    const watched = this.#watched.get(access.key) ?? { access, listeners: new Set() };
    this.#watched.set(access.key, watched);
    watched.listeners.add(onEnd);
    return () => {
      watched.listeners.delete(onEnd);
      if (watched.listeners.size === 0 && this.#watched.get(access.key) === watched) {
        this.#watched.delete(access.key);
      }
    };
  }

  /** Looks at all rights; what is asked meanwhile is looked at once more afterwards. */
  check(): void {
    this.#again = true;
    this.#running ??= this.#checkAll().finally(() => (this.#running = null));
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const leave of this.#leave) leave();
    this.#watched.clear();
  }

  async #checkAll(): Promise<void> {
    while (this.#again && !this.#isClosed) {
      this.#again = false;
      await Promise.all([...this.#watched.values()].map((watched) => this.#checkOne(watched)));
    }
  }

  /** Checks one access. A failed check is repeated soon: nobody is sent away for our failure. */
  async #checkOne({ access, listeners }: Watched): Promise<void> {
    try {
      const error = await access.check();
      if (error) for (const end of [...listeners]) end(error);
    } catch (err) {
      this.#log.warn({ err }, 'access could not be checked');
    }
  }
}
