/** All that the engine knows of a socket. A `WebSocket` of the `ws` package is one. */
export interface ClientSocket {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Asks the other end for a sign of life that its JavaScript need not be awake for. */
  ping(): void;
  /** The correlation id of the request that it began as; absent where there was none. */
  readonly requestId?: string | undefined;
  /** Bytes that were sent and have not left yet. */
  readonly bufferedAmount: number;
}
