import type { ClientFrame, Cursor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { mayReconnect } from '@chatbot-test/shared/protocol/may-reconnect.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { backoff } from './backoff.js';
import { problemBy, type Upkeep } from '../load-upkeep.js';
import type { ConnectionState, LossReason } from '../session-state.js';
import type { Socket, SocketClose } from './socket.js';
import type { LinkOptions, LinkUpkeep } from './link-upkeep.js';
import type { Link, LinkPhase } from './link.js';

export interface ConnectionOptions extends LinkOptions {
  /** Position up to which the conversation is known. */
  readonly cursor: () => Cursor;
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onState: (state: ConnectionState) => void;
  /**
   * The server refused, and says so for good.
   *
   * @returns whether to try once more at once, because the next `hello` will be another one
   */
  readonly onRefused?: (problem: Problem) => boolean;
  /** Makes the socket; by default a `WebSocket`. */
  readonly open?: ((url: string, protocol: string) => Socket) | undefined;
}

/** Time from the start of a try to the server's `welcome`, at most, in ms. */
const CONNECT_MS = 10_000;
/** Age at which a connection was a good one, in ms: the next loss starts the count again. */
const STABLE_MS = 10_000;
const OPEN = 1;

/**
 * One link to the server that comes back by itself: it says hello on every new socket, and tries
 * again until it is stopped or refused. What keeps it alive comes later, see `LinkUpkeep`.
 */
export class SocketConnection implements Link {
  readonly #options: ConnectionOptions;
  #phase: LinkPhase = 'idle';
  #socket: Socket | null = null;
  /** Tells the current try from those that were given up. */
  #try = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #problem: Problem | null = null;
  #upkeep: LinkUpkeep | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get cursor(): () => Cursor {
    return this.#options.cursor;
  }

  get phase(): LinkPhase {
    return this.#phase;
  }

  start(): void {
    if (this.#phase !== 'idle') return;
    this.#options.onState({ kind: 'connecting' });
    this.again();
  }

  stop(): void {
    this.#upkeep?.stop();
    this.#upkeep = null;
    this.#failures = 0;
    this.#drop();
    this.#phase = 'idle';
    this.#options.onState({ kind: 'idle' });
  }

  /** Tries at once, whatever went wrong before. */
  retry(): void {
    if (this.#phase === 'idle') return this.start();
    if (this.#phase === 'open') return;
    this.#tell(Date.now());
    this.again();
  }

  /** @returns false where there is no open socket; the frame is then lost. */
  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Takes what keeps the link alive; without it the link comes back by the clock alone. */
  keep({ LinkUpkeep }: Upkeep): void {
    this.#upkeep ??= new LinkUpkeep(this, this.#options, () => this.#open());
  }

  again(hopeful = false): void {
    if (hopeful) this.#failures = 0;
    if (this.#phase === 'open') this.#tell(Date.now());
    void this.#connect();
  }

  /** @param leastMs the server wants nobody back sooner, in ms */
  lose(reason: LossReason, worked = this.#phase === 'open', leastMs = 0): void {
    this.#drop();
    this.#phase = 'waiting';
    this.#failures += 1;
    const usual = this.#upkeep?.lost(worked) ? 0 : backoff(this.#failures);
    // Spread a little: everybody behind one address was told the same.
    const wait = Math.max(usual, leastMs * (1 + Math.random() / 5));
    this.#timer = setTimeout(() => {
      this.#tell(Date.now(), reason);
      this.again();
    }, wait);
    this.#tell(Date.now() + wait, reason);
  }

  async #connect(): Promise<void> {
    this.#drop();
    this.#phase = 'trying';
    this.#upkeep?.trying();
    const current = this.#try;
    const isCurrent = (): boolean => this.#try === current;
    this.#timer = setTimeout(() => this.lose('unreachable'), CONNECT_MS);
    try {
      const hello = await this.#options.hello();
      const other = isCurrent() && (await this.#upkeep?.transport());
      if (!isCurrent()) return;
      const made = other || this.#open();
      const socket = this.#options.wrap?.(made) ?? made;
      this.#socket = socket;
      socket.addEventListener('open', () => {
        if (this.#socket === socket) this.send(hello);
      });
      this.listen(socket);
    } catch (error) {
      if (!isCurrent()) return;
      const reason = error instanceof Error ? error.message : '';
      void this.#refuse(problemBy((words) => words.cannotConnect(reason), 'cannot-connect'));
    }
  }

  listen(socket: Socket): void {
    socket.addEventListener('message', ({ data }) => {
      if (this.#upkeep?.moves(socket, data)) {
        this.#drop();
        this.#socket = socket;
      }
      if (this.#socket === socket) this.#receive(data);
    });
    socket.addEventListener('close', (close) => {
      if (this.#socket === socket) this.#closed(close);
    });
  }

  #open(): Socket {
    const { url, open } = this.#options;
    return open ? open(url, SUBPROTOCOL) : new WebSocket(url, SUBPROTOCOL);
  }

  #receive(data: unknown): void {
    const frame = parseServerFrame(data);
    this.#upkeep?.received(frame);
    if (!frame) return;
    if (frame.type === 'error' && frame.cid === undefined) this.#problem = frame.problem;
    if (frame.type === 'welcome') this.#welcomed();
    this.#options.onFrame(frame);
  }

  #welcomed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#failures = 0), STABLE_MS);
    this.#problem = null;
    this.#phase = 'open';
    const over = this.#socket?.over;
    this.#upkeep?.opened(over);
    this.#options.onState({ kind: 'open', ...(over && { over }) });
  }

  #closed({ code, reason }: SocketClose): void {
    if (mayReconnect(code)) {
      // Only the server itself has codes from 4000.
      const worked = this.#phase === 'open' || code >= 4_000;
      this.lose(this.#upkeep?.reasonOf(code) ?? 'lost', worked, this.#problem?.retryAfterMs);
    } else {
      void this.#refuse(
        this.#problem ?? problemBy((words) => words.closeProblem(code, reason), 'closed'),
      );
    }
  }

  async #refuse(said: Problem | Promise<Problem>): Promise<void> {
    this.#drop();
    const current = this.#try;
    this.#phase = 'failed';
    const problem = await said;
    if (this.#try !== current) return;
    if (this.#options.onRefused?.(problem)) this.again();
    else this.#options.onState({ kind: 'failed', problem });
  }

  /** A browser that says it is offline may still reach this machine: it goes on trying. */
  #tell(retryAt: number, reason?: LossReason): void {
    this.#options.onState(
      navigator.onLine
        ? { kind: 'recovering', retryAt, ...(reason && { reason }) }
        : { kind: 'offline' },
    );
  }

  /** Lets go of the current try and its timers; nothing of it is heard any more. */
  #drop(): void {
    this.#try += 1;
    clearTimeout(this.#timer);
    this.#upkeep?.dropped();
    this.#problem = null;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
