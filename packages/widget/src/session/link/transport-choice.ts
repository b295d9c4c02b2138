import { recall, remember } from '../../browser/tab-memory.js';
import type { Over, Socket } from './socket.js';
import type { Link } from './link.js';

export interface TransportOptions {
  readonly url: string;
  readonly open: () => Socket;
  /** See `UpkeepTimes`. */
  readonly openMs: number;
  readonly probeMs: number;
  readonly raceMs: number;
  /** Has questions and answers tried beside the link's stream, if that is silent for so many ms. */
  readonly race: (ms: number) => void;
}

/** Failures in a row after which sockets that have worked before count as blocked. */
const TRUSTED_FAILURES = 3;
/** The first look where a socket has worked before, in ms. */
const SOON_MS = 2_000;
/** Longest wait between two looks for a socket while HTTP stands in, in ms. */
const RAREST_PROBE_MS = 60 * 60_000;

/**
 * Chooses between a socket and HTTP (P-HTTP-6). HTTP is for where a socket brings no welcome: a stream,
 * and soon questions and answers beside it, in case something gathers the stream up; the first of the two
 * that brings a welcome is kept (P-HTTP-7). What was found is remembered as long as the tab is open, and
 * looked at again from time to time.
 */
export class TransportChoice {
  readonly #link: Link;
  readonly #options: TransportOptions;
  readonly #key: string;
  /** Null: a socket. */
  #over: Over | null = null;
  #trusted = false;
  /** A socket has worked on this page: what keeps it from doing so may be over in a moment. */
  #hasWorked = false;
  #failures = 0;
  #probes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: Link, options: TransportOptions) {
    this.#link = link;
    this.#options = options;
    this.#key = `chatbot-test:http:${new URL(options.url).host}`;
  }

  get isHttp(): boolean {
    return this.#over !== null;
  }

  /**
   * Chooses the transport during the first try: where sockets did not work before, it does not wait
   * for one.
   */
  begin(): void {
    if (this.#link.phase !== 'trying') return;
    const known = recall(this.#key);
    if (known) {
      this.#over = known === 'polling' ? known : 'http';
      this.#link.again();
    } else this.trying();
  }

  trying(): void {
    const { openMs, raceMs, race } = this.#options;
    // Where a stream has worked in this tab, one that is late is slow rather than gathered up.
    if (this.#over === 'http') race(recall(this.#key) === 'http' ? 2 * openMs : raceMs);
    else if (!this.#over && !this.#trusted)
      this.#timer = setTimeout(() => this.#link.lose('unreachable'), openMs);
  }

  /** @param over what is to be tried: by default what was chosen */
  async transport(over = this.#over): Promise<Socket | null> {
    if (!over) return null;
    try {
      const { HttpSocket } = await import('../http/http-socket.js');
      const { cursor } = this.#link;
      return new HttpSocket(this.#options.url, over === 'polling' ? cursor : null);
    } catch {
      // It cannot be loaded either: the server is away, or gone on to another version.
      this.#over = null;
      return null;
    }
  }

  opened(over?: Over): void {
    clearTimeout(this.#timer);
    this.#failures = 0;
    if (over) {
      this.#over = over;
      remember(this.#key, over);
      this.#later();
    } else {
      this.#trusted = true;
      this.#hasWorked = true;
      this.#probes = 0;
      remember(this.#key, null);
    }
  }

  dropped(): void {
    clearTimeout(this.#timer);
  }

  /** @returns whether to try at once, because it is tried in another way */
  lost(worked: boolean): boolean {
    if (this.#over) {
      if (worked) return false;
      this.#over = this.#over === 'http' ? 'polling' : null;
      return this.#over !== null;
    }
    if (worked) {
      this.#failures = 0;
      return false;
    }
    this.#failures += 1;
    if (this.#failures < (this.#trusted ? TRUSTED_FAILURES : 1)) return false;
    this.#failures = 0;
    this.#trusted = false;
    this.#over = 'http';
    return true;
  }

  /** Looks, beside the stream, whether a socket opens by now, and moves back if it does. */
  probe(): void {
    clearTimeout(this.#timer);
    this.#probes += 1;
    const socket = this.#options.open();
    let opened = false;
    socket.addEventListener('open', () => {
      opened = true;
      socket.close(1000);
      if (this.#link.phase !== 'open' || !this.#over) return;
      this.#over = null;
      this.#link.again(true);
    });
    socket.addEventListener('close', () => {
      if (!opened && this.#over && this.#link.phase === 'open') this.#later();
    });
  }

  #later(): void {
    clearTimeout(this.#timer);
    const soon = this.#hasWorked && this.#probes === 0;
    const wait = Math.min(RAREST_PROBE_MS, this.#options.probeMs * 2 ** this.#probes);
    this.#timer = setTimeout(() => this.probe(), soon ? Math.min(SOON_MS, wait) : wait);
  }
}
