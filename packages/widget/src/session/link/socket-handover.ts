import { parseServerFrame } from '@chatbot-test/shared/protocol/guard.js';
import type { Over, Socket } from './socket.js';

/** Settings of a handover: what it needs of its link. */
export interface HandoverOptions {
  /** Other than a socket: this, or what the link goes over. */
  readonly transport: (over?: Over) => Promise<Socket | null>;
  /** Makes a socket beside the link's own, over that if there is one. */
  readonly open: (other: Socket | null) => Socket;
  readonly hello: () => Promise<object>;
  /** The link hears what the socket says, and asks `isArrival` while it is not its own. */
  readonly listen: (socket: Socket) => void;
}

/**
 * Moves a link to another socket, which says hello beside the first: that serves until the server at the
 * other end of the new one has said welcome. So nobody notices that a server is stopping (P-DRAIN-2), and
 * two transports can be tried at once (P-HTTP-7): frames of a conversation go over the link's own alone.
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

  /** Says hello after so many ms, once. @param over by default what the link goes over */
  after(ms: number, over?: Over): void {
    // Without a token there is no hello; the link asks for one again when it is closed.
    this.#timer = setTimeout(() => void this.#go(over).catch(() => undefined), ms);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#end = 0;
    this.#socket?.close();
    this.#socket = null;
  }

  /** A balancer may send us back to the very server that stops: then it is tried again. */
  #later(): void {
    const left = this.#end - performance.now();
    if (left > 0) this.after(Math.random() * left);
  }

  async #go(over?: Over): Promise<void> {
    const { transport, open, hello, listen } = this.#options;
    const timer = this.#timer;
    const said = JSON.stringify(await hello());
    const other = await transport(over);
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
