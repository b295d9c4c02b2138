import type { ServerResponse } from 'node:http';
import type { ClientSocket } from '../engine/connection/client-socket.js';

/** Time after which a client that does not take the end of its stream is cut, in ms. */
const CLOSE_MS = 5_000;

/**
 * The server's end of a session over plain HTTP: a stream of server-sent events, each of them one
 * frame. It is closed by an event `close` with the code that a socket would have, and its end.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class HttpTransport implements ClientSocket {
  readonly #response: ServerResponse;
  readonly requestId: string;
  readonly #onLife: () => void;
  #ended = false;

  /**
   * @param onLife what is sent has left: of a client that has no way to answer on its stream, all
   *   that there is to be known
   * @param requestId correlation id of the request that it began as
   */
  constructor(response: ServerResponse, onLife: () => void, requestId: string) {
    this.#response = response;
    this.#onLife = onLife;
    this.requestId = requestId;
  }

  /** Size of what has not left yet, in bytes. */
  get bufferedAmount(): number {
    return this.#response.writableLength;
  }

  send(text: string): void {
    this.#write(`data: ${text}\n\n`);
  }

  /** A comment: it keeps proxies from closing a quiet stream. */
  ping(): void {
    this.#write(':\n\n');
  }

  close(code: number, reason: string): void {
    if (this.#ended) return;
    this.#write(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`);
    this.#ended = true;
    this.#response.end();
    setTimeout(() => this.#response.destroy(), CLOSE_MS).unref();
  }

  #write(event: string): void {
    if (this.#ended || this.#response.destroyed) return;
    this.#response.write(event, (error) => {
      if (!error) this.#onLife();
    });
  }
}
