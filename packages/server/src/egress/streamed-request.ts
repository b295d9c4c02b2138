import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { EgressBody, type EgressBodyOptions } from './egress-body.js';

/** The head of an answer, and what follows. */
export interface EgressAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: EgressBody;
}

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
  #decoder: Duplex | null = null;

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
    const decoder = DECODERS[headers.get('content-encoding')?.trim().toLowerCase() ?? '']?.();
    const destroy = () => this.abort(new Error('The answer was given up.'));
    const body = decoder
      ? this.#decoded(decoder, resume, destroy)
      : new EgressBody({ resume, destroy }, this.#options);
    this.#body = body;
    this.#begin({ status, headers, body });
    return true;
  }

  onData(piece: Buffer): boolean {
    if (this.#decoder) return this.#decoder.write(piece);
    return this.#body?.push(piece) ?? true;
  }

  onComplete(): void {
    if (this.#decoder) this.#decoder.end();
    else this.#end(null);
  }

  onError(error: Error): void {
    this.#end(this.#aborted?.reason ?? error);
  }

  /** Nobody was asked to compress an answer; some do so all the same. */
  #decoded(decoder: Duplex, resume: () => void, destroy: () => void): EgressBody {
    this.#decoder = decoder;
    const source = {
      resume: () => void decoder.resume(),
      destroy: () => {
        decoder.destroy();
        destroy();
      },
    };
    const body = new EgressBody(source, this.#options);
    decoder.on('drain', resume);
    decoder.on('data', (piece: Uint8Array) => {
      if (!body.push(piece)) decoder.pause();
    });
    decoder.on('end', () => this.#end(null));
    decoder.on('error', (error) => this.abort(error));
    return body;
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

const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Names and values take turns, as they came over the wire. */
function headersOf(raw: readonly Buffer[]): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    headers.append(raw[at]?.toString('latin1') ?? '', raw[at + 1]?.toString('latin1') ?? '');
  }
  return headers;
}
