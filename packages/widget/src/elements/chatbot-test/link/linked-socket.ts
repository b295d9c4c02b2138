import type { Over, Socket } from '../../../session/link/socket.js';
import { SlowLine } from './slow-line.js';

const OPEN = 1;

/** Contract of a link that handles what passes through its sockets. */
export interface SocketHost {
  readonly isSlow: boolean;
  /** A frame is about to leave; the answer is what leaves in its place. */
  leaving(frame: string, socket: LinkedSocket): string;
  /** A frame has come and is about to be told. */
  arriving(frame: string, socket: LinkedSocket): void;
  /** The session has heard of it. */
  told(frame: string, socket: LinkedSocket): void;
}

type Listener = (event: { readonly data: unknown }) => void;

/** A socket that a link can look into, write to and slow down. */
export class LinkedSocket implements Socket {
  readonly over?: Over;
  readonly #socket: Socket;
  readonly #host: SocketHost;
  readonly #out: SlowLine<string>;
  readonly #in = new SlowLine<() => void>((tell) => tell());

  constructor(socket: Socket, host: SocketHost) {
    this.#socket = socket;
    if (socket.over) this.over = socket.over;
    this.#host = host;
    this.#out = new SlowLine((data) => {
      // What comes too late for a socket that has closed is lost, as on any line.
      if (this.#socket.readyState === OPEN) this.#socket.send(data);
    });
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  send(data: string): void {
    this.write(this.#host.leaving(data, this));
  }

  /** Sends without asking the link. */
  write(data: string): void {
    this.#out.put(data, data.length, this.#host.isSlow);
  }

  close(code?: number): void {
    this.#in.close();
    this.#out.close();
    this.#socket.close(code);
  }

  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: Listener): void;
  addEventListener(
    type: 'close',
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void;
  addEventListener(type: 'open' | 'message' | 'close', listener: unknown): void {
    if (type === 'open') return this.#socket.addEventListener(type, listener as () => void);
    if (type === 'close') {
      return this.#socket.addEventListener(type, listener as () => void);
    }
    this.#socket.addEventListener('message', (event) => {
      const { data } = event;
      const text = typeof data === 'string' ? data : '';
      const tell = (): void => {
        this.#host.arriving(text, this);
        (listener as Listener)(event);
        this.#host.told(text, this);
      };
      this.#in.put(tell, text.length, this.#host.isSlow);
    });
  }
}
