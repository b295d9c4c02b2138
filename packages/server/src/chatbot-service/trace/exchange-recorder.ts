import type { Exchange } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressBody } from '../../egress/egress-body.js';
import type { EgressAnswer, EgressRequest } from '../../egress/egress-client.js';
import { REDACTED, SecretFilter } from '../../secrets/secret-filter.js';
import { withoutSecrets } from '../failures/redact.js';
import { textsOfParts } from './texts-of-parts.js';

/** The client for outgoing requests. */
export type Send = (address: string, request: EgressRequest) => Promise<EgressAnswer>;

/** Most characters that are kept of a body, and most requests of one reply. */
const BODY = 12_000;
const MOST = 6;
/** Headers whose values are secret whatever they are. */
const SECRET = /auth|cookie|key|token|secret|password|signature|session/i;

const WITHHELD = 'Not shown: the answer repeats a secret, in several pieces.';

type KeptResponse = NonNullable<Exchange['response']>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Keeps what goes over the wire for one reply: bounded, and without any of the secrets. */
export class ExchangeRecorder {
  readonly #filter: SecretFilter;
  readonly #exchanges: Mutable<Exchange>[] = [];

  constructor(secrets: readonly string[]) {
    this.#filter = new SecretFilter(secrets);
  }

  get exchanges(): Exchange[] {
    return this.#exchanges.map(({ request, response }) => ({
      request,
      response: response && { ...response, body: this.#bodyOf(response) },
    }));
  }

  /** A secret that came in several pieces is nowhere whole: of such an answer nothing is kept. */
  #bodyOf({ body, truncated }: KeptResponse): string {
    const clean = (text: string) => this.#filter.clean(text, true);
    const isSplit =
      !this.#filter.isEmpty &&
      textsOfParts(body).some(
        (pieces) => clean(pieces.join('')) !== pieces.map((piece) => clean(piece)).join(''),
      );
    return isSplit ? WITHHELD : this.#clean(body, truncated);
  }

  /** The same, with everything noted that goes through it. */
  around(send: Send): Send {
    return async (address, request) => {
      const exchange = this.#begin(address, request);
      const answer = await send(address, request);
      if (!exchange) return answer;
      const kept: KeptResponse = {
        status: answer.status,
        headers: this.#headers(answer.headers),
        body: '',
        truncated: false,
      };
      exchange.response = kept;
      keepInto(kept, answer.body);
      return answer;
    };
  }

  #begin(address: string, { method, headers, body }: EgressRequest): Mutable<Exchange> | null {
    if (this.#exchanges.length === MOST) return null;
    const text = body ?? '';
    const request = {
      method,
      url: this.#clean(address),
      headers: this.#headers(new Headers(headers)),
      body: this.#clean(text).slice(0, BODY),
      truncated: text.length > BODY,
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

  #clean(text: string, isCut = false): string {
    return withoutSecrets(text, this.#filter, isCut);
  }
}

function keepInto(kept: KeptResponse, body: EgressBody): void {
  const decoder = new TextDecoder();
  body.watch((piece) => {
    if (kept.truncated) return;
    const text = kept.body + decoder.decode(piece, { stream: true });
    kept.truncated = text.length > BODY;
    kept.body = text.slice(0, BODY);
  });
}
