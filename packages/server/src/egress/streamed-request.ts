import type { Dispatcher } from 'undici';
import { ContentDecoder } from './content-decoder.js';
import { EgressBody, type EgressBodyOptions } from './egress-body.js';

/** The head of an answer, and what follows. */
export interface EgressAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: EgressBody;
}

/**
 * Bytes, and time in ms, that an answer may still take after its reader has had enough, before its
 * connection is closed: an event stream goes on for a few bytes after its last event, and the next
 * request then needs no new connection.
 */
const REST = { bytes: 16_384, ms: 1_000 } as const;

/**
 * One request, and its answer as it comes: a handler of undici, whose pieces go straight to the
 * body. A stream between would cost each of them more than all that is done with it.
 */
export class StreamedRequest implements Dispatcher.DispatchHandlers {
  /** Resolves with the head; rejects with what the network failed with, or `abort` was told. */
  readonly answer: Promise<EgressAnswer>;
  readonly #options: EgressBodyOptions;
  readonly #onEnd: () => void;
  #begin: (answer: EgressAnswer) => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;
  #cut: ((error?: Error) => void) | null = null;
  #aborted: { readonly reason: Error } | null = null;
  #body: EgressBody | null = null;
  #decoder: ContentDecoder | null = null;
  /** Rest of an answer that is not read any more; null while it is. */
  #rest: { bytes: number; readonly timer: NodeJS.Timeout } | null = null;

  /** @param onEnd told when the answer has come, has failed or was given up, perhaps again */
  constructor(options: EgressBodyOptions, onEnd: () => void) {
    this.#options = options;
    this.#onEnd = onEnd;
    this.answer = new Promise((resolve, reject) => {
      this.#begin = resolve;
      this.#fail = reject;
    });
  }

  /** Ends it, whatever it waits for. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    const error = reason instanceof Error ? reason : new Error(String(reason));
    this.#aborted = { reason: error };
    this.#cut?.(error);
    this.#end(error);
  }

  onConnect(abort: (error?: Error) => void): void {
    if (this.#aborted) abort(this.#aborted.reason);
    else this.#cut = abort;
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void): boolean {
    // Anything below is said before the answer.
    if (status < 200) return true;
    const headers = headersOf(raw);
    const body = this.#decoded(headers.get('content-encoding') ?? '', resume);
    this.#body = body;
    this.#begin({ status, headers, body });
    return true;
  }

  onData(piece: Buffer): boolean {
    if (this.#rest) {
      this.#rest.bytes -= piece.byteLength;
      if (this.#rest.bytes < 0) this.#cutOff();
      return true;
    }
    return this.#decoder?.write(piece) ?? true;
  }

  onComplete(): void {
    if (this.#rest) clearTimeout(this.#rest.timer);
    else if (this.#decoder) this.#decoder.end();
    else this.#end(null);
  }

  onError(error: Error): void {
    clearTimeout(this.#rest?.timer);
    this.#end(this.#aborted?.reason ?? error);
  }

  /** Nobody was asked to compress an answer; some do so all the same. */
  #decoded(declared: string, resume: () => void): EgressBody {
    const destroy = () => {
      decoder.destroy();
      this.abort(new Error('The answer was given up.'));
    };
    const source = {
      resume: () => decoder.resume(),
      destroy,
      leave: () => (decoder.isPlain ? this.#leave(resume) : destroy()),
    };
    const body = new EgressBody(source, this.#options);
    const sink = {
      write: (piece: Buffer) => body.push(piece),
      end: () => this.#end(null),
    };
    const decoder = new ContentDecoder(declared, {
      sink,
      fail: (error) => this.abort(error),
      resume,
    });
    this.#decoder = decoder;
    return body;
  }

  /** Whoever asked is done: neither its signal nor its limits of time end the request any more. */
  #leave(resume: () => void): void {
    this.#rest = { bytes: REST.bytes, timer: setTimeout(() => this.#cutOff(), REST.ms).unref() };
    this.#onEnd();
    resume();
  }

  #cutOff(): void {
    clearTimeout(this.#rest?.timer);
    this.abort(new Error('The answer went on after its end.'));
  }

  #end(error: unknown): void {
    this.#body?.end(error);
    if (error !== null) {
      this.#fail(error);
      this.#decoder?.destroy();
    }
    this.#onEnd();
  }
}

/** Names and values take turns, as they came over the wire. */
function headersOf(raw: readonly Buffer[]): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    headers.append(raw[at]?.toString('latin1') ?? '', raw[at + 1]?.toString('latin1') ?? '');
  }
  return headers;
}
