import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import type { HelloFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { LossReason } from '../session-state.js';
import type { Over, Socket } from './socket.js';
import { Heartbeat } from './heartbeat.js';
import type { Link } from './link.js';
import { SocketHandover } from './socket-handover.js';
import { TransportChoice } from './transport-choice.js';
import { watchNetwork } from './watch-network.js';

/** Times in ms. */
export interface UpkeepTimes {
  /** Interval between two pings. */
  readonly everyMs: number;
  /** Time from a ping to the latest moment for an answer. */
  readonly answerMs: number;
  /** Time after which a first socket without a welcome counts as blocked. */
  readonly openMs: number;
  /** Time after which a first stream without a welcome has questions and answers tried beside it. */
  readonly raceMs: number;
  /** Delay before a socket is tried again while HTTP stands in; later tries are rarer. */
  readonly probeMs: number;
}

const DEFAULT_TIMES: UpkeepTimes = {
  everyMs: LIMITS.heartbeatMs,
  // After a ping, silence for so long means a dead link: together `LIMITS.silenceMs`.
  answerMs: LIMITS.silenceMs - LIMITS.heartbeatMs,
  openMs: 1_700,
  // The lead of the stream on a slow network, where both are as slow: polling wins only if it stays silent.
  raceMs: 700,
  probeMs: 5 * 60_000,
};

/** Options of a link that its upkeep goes by. */
export interface LinkOptions {
  /** URL of the socket. */
  readonly url: string;
  /** Asked for before every try: it carries a fresh token and the cursor. */
  readonly hello: () => Promise<HelloFrame>;
  /** Puts something between the session and each of its sockets, over HTTP too. */
  readonly wrap?: ((socket: Socket) => Socket) | undefined;
  /** Times that differ from the defaults. */
  readonly times?: Partial<UpkeepTimes> | undefined;
}

/** Age of a try that is not waited for when the network comes back, in ms. */
const STALE_MS = 2_000;

const REASONS: Partial<Record<number, LossReason>> = {
  [CLOSE.drain]: 'moved',
  [CLOSE.expired]: 'expired',
  [CLOSE.rateLimited]: 'busy',
  [CLOSE.slow]: 'slow',
  [CLOSE.internal]: 'failed',
};

/**
 * Keeps a link alive: notices when it is dead, tries at once when the network or the reader is back,
 * and goes over HTTP where sockets are blocked.
 */
export class LinkUpkeep {
  readonly #link: Link;
  readonly #heart: Heartbeat;
  readonly #choice: TransportChoice;
  readonly #handover: SocketHandover;
  readonly #times: UpkeepTimes;
  readonly #unwatch: () => void;
  #heardAt = Date.now();
  #triedAt = Date.now();

  /** @param open makes a socket beside the link's own */
  constructor(link: Link, { url, hello, wrap, times }: LinkOptions, open: () => Socket) {
    this.#link = link;
    this.#times = { ...DEFAULT_TIMES, ...times };
    const { everyMs, answerMs } = this.#times;
    this.#heart = new Heartbeat({
      ping: () => void link.send({ type: 'ping' }),
      dead: () => link.lose('silent'),
      everyMs,
      answerMs,
    });
    this.#choice = new TransportChoice(link, {
      url,
      open,
      race: (ms) => this.#handover.after(ms, 'polling'),
      ...this.#times,
    });
    this.#handover = new SocketHandover({
      transport: (over) => this.#choice.transport(over),
      open: (other) => {
        const made = other ?? open();
        return wrap?.(made) ?? made;
      },
      hello,
      listen: (socket) => link.listen(socket),
    });
    this.#unwatch = watchNetwork({ woke: () => this.#wake(), lost: () => this.#goOffline() });
    if (link.phase === 'open') this.opened();
    else this.#choice.begin();
  }

  /** A try begins. */
  trying(): void {
    this.#triedAt = Date.now();
    this.#choice.trying();
  }

  /** Other than a socket, if that is what is to be tried. */
  transport(): Promise<Socket | null> {
    return this.#choice.transport();
  }

  opened(over?: Over): void {
    this.#heardAt = Date.now();
    this.#heart.start();
    // The other one of a race has lost it.
    this.#handover.cancel();
    this.#choice.opened(over);
  }

  /** Any received byte counts as life, even those that are no frame. */
  received(frame: ServerFrame | null): void {
    this.#heardAt = Date.now();
    this.#heart.received();
    if (frame?.type === 'goaway') this.#handover.begin(frame.withinMs);
  }

  /** Tells whether the link goes on over another socket of its own, from this frame on. */
  moves(socket: Socket, data: unknown): boolean {
    return this.#handover.isArrival(socket, data);
  }

  /** @returns whether to try at once, because it is tried in another way */
  lost(worked: boolean): boolean {
    return this.#choice.lost(worked);
  }

  /** The link or the try is over, for whatever reason. */
  dropped(): void {
    this.#heart.stop();
    this.#handover.cancel();
    this.#choice.dropped();
  }

  reasonOf(closeCode: number): LossReason {
    return REASONS[closeCode] ?? (this.#link.phase === 'open' ? 'lost' : 'unreachable');
  }

  stop(): void {
    this.dropped();
    this.#unwatch();
  }

  #wake(): void {
    const { phase } = this.#link;
    if (phase === 'open') {
      const silentMs = Date.now() - this.#heardAt;
      if (!this.#choice.isHttp) this.#heart.probe();
      // Over HTTP nothing can be asked: it has said something lately, or it is dead.
      else if (silentMs > this.#times.everyMs * 1.5) this.#link.again(true);
      else this.#choice.probe();
    } else if (phase === 'waiting') this.#link.again(true);
    // One that began before the network was back is as good as lost.
    else if (phase === 'trying' && Date.now() - this.#triedAt > STALE_MS) this.#link.again(true);
  }

  #goOffline(): void {
    const { phase } = this.#link;
    if (phase === 'open' || phase === 'trying' || phase === 'waiting') this.#link.lose('lost');
  }
}
