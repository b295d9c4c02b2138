import type {
  ClientFrame,
  HelloFrame,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { mayReconnect } from '@chatbot-test/shared/protocol/close-codes.js';
import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { backoff } from './backoff.js';
import { closeProblem } from './close-problem.js';
import { Heartbeat } from './heartbeat.js';
import type { ConnectionState } from './session-state.js';
import { watchNetwork } from './watch-network.js';

interface SocketClose {
  readonly code: number;
  readonly reason: string;
}

/** What is used of a `WebSocket`. */
export interface Socket {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: SocketClose) => void): void;
}

export interface ConnectionOptions {
  readonly url: string;
  /** Asked for before every try: it carries a fresh token and the cursor. */
  readonly hello: () => Promise<HelloFrame>;
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onState: (state: ConnectionState) => void;
  /**
   * The server refused, and says so for good.
   *
   * @returns whether to try once more at once, because the next `hello` will be another one
   */
  readonly onRefused?: (problem: Problem) => boolean;
  /** Makes the socket; by default a `WebSocket`. */
  readonly open?: (url: string, protocol: string) => Socket;
}

/** From the start of a try to the server's `welcome`, in ms. */
const CONNECT_MS = 10_000;
/** A connection that lasted so long was a good one: the next loss starts counting anew. */
const STABLE_MS = 10_000;
const OPEN = 1;

/**
 * One link to the server that comes back by itself: it says hello on every new socket, keeps the
 * link alive, notices when it is dead, and tries again until it is stopped or refused.
 */
export class SocketConnection {
  readonly #options: ConnectionOptions;
  readonly #heartbeat: Heartbeat;
  #socket: Socket | null = null;
  /** Tells the current try from those that were given up. */
  #try = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #problem: Problem | null = null;
  #unwatch: (() => void) | null = null;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat({
      ping: () => this.send({ type: 'ping' }),
      dead: () => this.#lose(),
    });
  }

  start(): void {
    if (this.#unwatch) return;
    this.#unwatch = watchNetwork({ woke: () => this.#wake(), lost: () => this.#goOffline() });
    this.#options.onState({ kind: 'connecting' });
    void this.#connect();
  }

  stop(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#failures = 0;
    this.#drop();
    this.#options.onState({ kind: 'idle' });
  }

  /** Tries at once, whatever went wrong before. */
  retry(): void {
    if (!this.#unwatch) return this.start();
    if (this.#socket?.readyState === OPEN) return;
    this.#again();
  }

  /** @returns false where there is no open socket; the frame is then lost. */
  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  async #connect(): Promise<void> {
    this.#drop();
    const current = this.#try;
    const isCurrent = (): boolean => this.#try === current;
    this.#timer = setTimeout(() => this.#lose(), CONNECT_MS);
    try {
      const hello = await this.#options.hello();
      if (!isCurrent()) return;
      const socket = this.#open();
      this.#socket = socket;
      socket.addEventListener('open', () => {
        if (isCurrent()) this.send(hello);
      });
      socket.addEventListener('message', ({ data }) => {
        if (isCurrent()) this.#receive(data);
      });
      socket.addEventListener('close', (close) => {
        if (isCurrent()) this.#closed(close);
      });
    } catch (error) {
      if (isCurrent()) this.#refuse(asProblem(error));
    }
  }

  #open(): Socket {
    const { url, open } = this.#options;
    return open ? open(url, SUBPROTOCOL) : new WebSocket(url, SUBPROTOCOL);
  }

  #receive(data: unknown): void {
    this.#heartbeat.received();
    const frame = parseServerFrame(data);
    if (!frame) return;
    if (frame.type === 'error' && frame.cid === undefined) this.#problem = frame.problem;
    if (frame.type === 'welcome') this.#welcomed();
    this.#options.onFrame(frame);
  }

  #welcomed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#failures = 0), STABLE_MS);
    this.#problem = null;
    this.#heartbeat.start();
    this.#options.onState({ kind: 'open' });
  }

  #closed({ code, reason }: SocketClose): void {
    if (mayReconnect(code)) this.#lose();
    else this.#refuse(this.#problem ?? closeProblem(code, reason));
  }

  #refuse(problem: Problem): void {
    this.#drop();
    if (this.#options.onRefused?.(problem)) void this.#connect();
    else this.#options.onState({ kind: 'failed', problem });
  }

  /** The link is gone; the next try comes by itself. */
  #lose(): void {
    this.#drop();
    this.#failures += 1;
    const wait = backoff(this.#failures);
    this.#timer = setTimeout(() => this.#again(), wait);
    this.#tell(Date.now() + wait);
  }

  #again(): void {
    this.#tell(Date.now());
    void this.#connect();
  }

  /** A browser that says it is offline may still reach this machine: it goes on trying. */
  #tell(retryAt: number): void {
    const offline = !navigator.onLine;
    this.#options.onState(offline ? { kind: 'offline' } : { kind: 'recovering', retryAt });
  }

  #goOffline(): void {
    if (this.#socket) this.#lose();
    else if (this.#timer !== undefined) this.#tell(Date.now());
  }

  #wake(): void {
    if (this.#socket?.readyState === OPEN) return this.#heartbeat.probe();
    this.#failures = 0;
    if (this.#socket === null && this.#timer !== undefined) this.#again();
  }

  /** Lets go of the current try and its timers; nothing of it is heard any more. */
  #drop(): void {
    this.#try += 1;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#heartbeat.stop();
    this.#problem = null;
    this.#socket?.close();
    this.#socket = null;
  }
}

function asProblem(error: unknown): Problem {
  return {
    code: 'cannot-connect',
    message: 'This page could not start the chat.',
    action: error instanceof Error ? error.message : 'Reload the page.',
    retryable: true,
    correlationId: '',
  };
}
