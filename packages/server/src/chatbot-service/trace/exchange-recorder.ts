import type { Exchange } from '@chatbot-test/shared/protocol/message.schema.js';
import { REDACTED, withoutSecrets } from '../failures/redact.js';

/** What goes out to the network, as `fetch`. */
export type Send = (address: string, init: RequestInit) => Promise<Response>;

/** Most characters that are kept of a body, and most requests of one reply. */
const BODY = 12_000;
const MOST = 6;
/** Headers whose values are secret whatever they are. */
const SECRET = /auth|cookie|key|token|secret|password|signature|session/i;

type KeptResponse = NonNullable<Exchange['response']>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Keeps what goes over the wire for one reply: bounded, and without any of the secrets. */
export class ExchangeRecorder {
  readonly #secrets: readonly string[];
  readonly #exchanges: Mutable<Exchange>[] = [];

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  get exchanges(): Exchange[] {
    return this.#exchanges.map(({ request, response }) => ({
      request,
      response: response && { ...response, body: this.#clean(response.body) },
    }));
  }

  /** The same, with everything noted that goes through it. */
  around(send: Send): Send {
    return async (address, init) => {
      const exchange = this.#begin(address, init);
      const response = await send(address, init);
      if (!exchange) return response;
      const { status, statusText, headers } = response;
      const kept: KeptResponse = {
        status,
        headers: this.#headers(headers),
        body: '',
        truncated: false,
      };
      exchange.response = kept;
      if (!response.body) return response;
      const body = response.body.pipeThrough(keepInto(kept));
      return new Response(body, { status, statusText, headers });
    };
  }

  #begin(address: string, init: RequestInit): Mutable<Exchange> | null {
    if (this.#exchanges.length === MOST) return null;
    const body = typeof init.body === 'string' ? init.body : '';
    const request = {
      method: init.method ?? 'GET',
      url: this.#clean(address),
      headers: this.#headers(new Headers(init.headers)),
      body: this.#clean(body).slice(0, BODY),
      truncated: body.length > BODY,
    };
    const exchange = { request, response: null };
    this.#exchanges.push(exchange);
    return exchange;
  }

  #headers(headers: Headers): Record<string, string> {
    return Object.fromEntries(
      [...headers].map(([name, value]) => [
        name,
        SECRET.test(name) ? REDACTED : this.#clean(value).slice(0, 500),
      ]),
    );
  }

  #clean(text: string): string {
    return withoutSecrets(text, this.#secrets);
  }
}

function keepInto(kept: KeptResponse): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  return new TransformStream({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      if (kept.truncated) return;
      const text = kept.body + decoder.decode(chunk, { stream: true });
      kept.truncated = text.length > BODY;
      kept.body = text.slice(0, BODY);
    },
  });
}
