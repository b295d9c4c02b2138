import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { Socket } from './socket.js';

/** Settings of a handover: what it needs of its link. */
export interface HandoverOptions {
  /** Other than a socket, if that is what the link goes over. */
  readonly transport: () => Promise<Socket | null>;
  /** Makes a socket beside the link's own, over that if there is one. */
  readonly open: (other: Socket | null) => Socket;
  readonly hello: () => Promise<object>;
  /** The link hears what the socket says, and asks `isArrival` while it is not its own. */
  readonly listen: (socket: Socket) => void;
}

/**
 * Leaves a server that is stopping (P-DRAIN-2): another socket says hello beside the first, which
 * serves until the server at the other end of the new one has said welcome. So nobody notices.
 */
export class SocketHandover {
  readonly #options: HandoverOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #socket: Socket | null = null;
  /** Time at which the server closes the old socket. */
  #end = 0;

  constructor(options: HandoverOptions) {
    this.#options = options;
  }

  /**
   * Begins the handover at a random moment within so many ms, so that not everybody arrives at
   * once.
   */
  begin(withinMs: number): void {
    this.cancel();
    this.#end = performance.now() + withinMs;
    this.#later();
  }

  /** Tells whether the link is to go on over this socket from this frame on. */
  isArrival(socket: Socket, data: unknown): boolean {
    const arrives = socket === this.#socket && parseServerFrame(data)?.type === 'welcome';
    if (arrives) this.#socket = null;
    return arrives;
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#socket?.close();
    this.#socket = null;
  }

  /** A balancer may send us back to the very server that stops: then it is tried again. */
  #later(): void {
    const left = this.#end - performance.now();
    if (left <= 0) return;
    // Without a token there is no hello; the link asks for one again when it is closed.
    const go = (): void => void this.#go().catch(() => undefined);
    this.#timer = setTimeout(go, Math.random() * left);
  }

  async #go(): Promise<void> {
    const { transport, open, hello, listen } = this.#options;
    const timer = this.#timer;
    const said = JSON.stringify(await hello());
    const other = await transport();
    if (this.#timer !== timer) return;
    const socket = open(other);
    this.#socket = socket;
    const isCurrent = (): boolean => this.#socket === socket;
    socket.addEventListener('open', () => {
      if (isCurrent()) socket.send(said);
    });
    listen(socket);
    socket.addEventListener('close', () => {
      if (!isCurrent()) return;
      this.#socket = null;
      this.#later();
    });
  }
}
