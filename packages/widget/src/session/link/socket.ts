export type Over = 'http' | 'polling';

export interface SocketClose {
  readonly code: number;
  readonly reason: string;
}

/** The part of a `WebSocket` that is used. */
export interface Socket {
  readonly readyState: number;
  /** Set where it is no socket, but does the same over HTTP, by a stream or by asking again and again. */
  readonly over?: Over;
  send(data: string): void;
  close(code?: number): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: SocketClose) => void): void;
}
