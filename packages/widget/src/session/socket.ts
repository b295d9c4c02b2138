export interface SocketClose {
  readonly code: number;
  readonly reason: string;
}

/** What is used of a `WebSocket`. */
export interface Socket {
  readonly readyState: number;
  /** Set where it is no socket, but does the same over HTTP. */
  readonly over?: 'http';
  send(data: string): void;
  close(code?: number): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: SocketClose) => void): void;
}
