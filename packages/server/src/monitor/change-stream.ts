import type { ServerResponse } from 'node:http';
import type { Changes } from './monitor-service.js';

/** A comment is sent so often, to keep proxies from closing a quiet stream, in ms. */
const HEARTBEAT_MS = 15_000;
/** More than this that has not left: the reader is too slow, and reads the list again instead, in bytes. */
const MOST_BUFFERED = 1024 * 1024;

/**
 * Tells of changes as server-sent events: `sessions` with rows of the list, `missed` where the list is
 * to be read again, and `close` before its end.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class ChangeStream {
  readonly #response: ServerResponse;
  readonly #timer: NodeJS.Timeout;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#timer = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MS).unref();
    response.on('close', () => clearInterval(this.#timer));
    response.on('error', () => undefined); // It closes, and that is all there is to do.
    this.#write(':\n\n');
  }

  tell(changes: Changes): void {
    if (this.#response.writableLength > MOST_BUFFERED) this.missed();
    else this.#write(`event: sessions\ndata: ${JSON.stringify(changes)}\n\n`);
  }

  missed(): void {
    this.#write('event: missed\ndata: {}\n\n');
  }

  /** @param code of the catalogue; null: the stream is to be opened again */
  close(code: string | null): void {
    this.#write(`event: close\ndata: ${JSON.stringify({ code })}\n\n`);
    clearInterval(this.#timer);
    this.#response.end();
  }

  #write(text: string): void {
    if (!this.#response.writableEnded && !this.#response.destroyed) this.#response.write(text);
  }
}
