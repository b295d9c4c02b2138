import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { Agent, fetch as undiciFetch, type Dispatcher } from 'undici';
import { hasCredentials } from '../unusable-text.js';
import { EgressAllowlist } from './egress-allowlist.js';
import { blockedError, guardedConnector, isBlocked, type Resolve } from './guarded-connector.js';
import { limitedBody } from './limited-body.js';
import { probe, type Probe } from './probe.js';
import { StreamedRequest, type EgressAnswer } from './streamed-request.js';
import { SENT_CODING, undecoded } from './undecoded.js';

export interface EgressOptions {
  /** Entries of `EGRESS_ALLOW`. */
  readonly allow?: readonly string[];
  /** Default: the system's. */
  readonly resolve?: Resolve;
  /** Further certificates to trust, PEM. */
  readonly ca?: string;
  /** Longest time until a connection is there, in ms. Default 10,000. */
  readonly connectMs?: number;
}

/** Limits of one request. */
export interface EgressLimits {
  /** Longest time from the request to the end of the answer, in ms. Default 30,000. */
  readonly totalMs?: number;
  /** Most bytes of the answer, after decompression. Default 10 MiB. */
  readonly maxBytes?: number;
  /** Most redirects that are followed. Default 5; 0: the redirect itself is the answer. */
  readonly redirects?: number;
}

/** A request whose answer is read as it comes. */
export interface EgressRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
}

export type { EgressAnswer } from './streamed-request.js';

const DEFAULTS = { totalMs: 30_000, maxBytes: 10 * 1024 * 1024, redirects: 5 } as const;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Any other header may carry a secret that is for one origin and not for the next. */
const OPEN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-type',
  'user-agent',
]);

/**
 * The one way out to addresses that a person typed. Only http and https, without credentials; the
 * address behind the name is checked and pinned at each connection, redirects under the same check;
 * bounded in time and size. No proxy of the environment is used: it would resolve names itself.
 */
export class EgressClient {
  readonly #agent: Agent;
  /** The same for `fetch`. */
  readonly #undecoded: Dispatcher;
  readonly #allow: EgressAllowlist;
  readonly #connect: ReturnType<typeof guardedConnector>;

  constructor({ allow = [], resolve = systemResolve, ca, connectMs = 10_000 }: EgressOptions = {}) {
    this.#allow = new EgressAllowlist(allow);
    const connect = guardedConnector({ allow: this.#allow, resolve, connectMs, ca });
    this.#connect = connect;
    // Time is bounded by signals, which know what is being waited for.
    this.#agent = new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });
    this.#undecoded = this.#agent.compose(undecoded);
  }

  /**
   * Fetches as `fetch` does. The body of the answer fails with a `CodedError` if it breaks a limit.
   *
   * @throws CodedError `address-refused`, `address-blocked`, `too-many-redirects`,
   *   `answer-too-slow`; what `fetch` throws where the network fails or `init.signal` aborts
   */
  async fetch(
    address: string | URL,
    init: RequestInit = {},
    limits: EgressLimits = {},
  ): Promise<Response> {
    const { totalMs, maxBytes, redirects } = { ...DEFAULTS, ...limits };
    const tooSlow = new CodedError('answer-too-slow', { seconds: totalMs / 1_000 });
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(tooSlow), totalMs);
    timer.unref();
    const signals = [late.signal, ...(init.signal ? [init.signal] : [])];
    const bounded = { ...init, signal: AbortSignal.any(signals) };
    try {
      const response = await this.#follow(checkedUrl(address), bounded, redirects);
      if (!response.body) {
        clearTimeout(timer);
        return response;
      }
      const tooLarge = () => new CodedError('answer-too-large', { limit: maxBytes });
      const onEnd = () => clearTimeout(timer);
      const { status, statusText } = response;
      const headers = new Headers(response.headers);
      const declared = headers.get(SENT_CODING) ?? '';
      headers.delete(SENT_CODING);
      const body = limitedBody(response.body, { declared, maxBytes, tooLarge, onEnd });
      return new Response(body, { status, statusText, headers });
    } catch (error) {
      clearTimeout(timer);
      throw codedWithin(error) ?? error;
    }
  }

  /**
   * Checks whether an address may be asked, as far as it is written as numbers.
   *
   * @throws CodedError `address-refused`, `address-blocked`
   */
  check(address: URL): void {
    const { hostname, port, protocol } = checkedUrl(address);
    const host = hostname.replace(/^\[|\]$/g, '');
    const ip = host === 'localhost' ? '127.0.0.1' : host;
    if (isIP(ip) === 0) return;
    const asked = Number(port || (protocol === 'https:' ? 443 : 80));
    if (isBlocked(host, ip, asked, this.#allow)) throw blockedError(host, ip);
  }

  /**
   * Asks for an answer that streams. A redirect is not followed: it is the answer.
   *
   * @throws CodedError `address-refused`, `address-blocked`, `answer-too-slow`; what the network
   *   fails with, or the reason of the signal when it aborts. So does reading the body.
   */
  async open(
    address: string | URL,
    request: EgressRequest,
    limits: Omit<EgressLimits, 'redirects'> = {},
  ): Promise<EgressAnswer> {
    const { totalMs, maxBytes } = { ...DEFAULTS, ...limits };
    const { origin, pathname, search } = checkedUrl(address);
    const { method, body, signal } = request;
    signal.throwIfAborted();
    const onAbort = () => asked.abort(signal.reason);
    const tooLarge = () => new CodedError('answer-too-large', { limit: maxBytes });
    const asked = new StreamedRequest({ maxBytes, tooLarge }, () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    });
    const tooSlow = () => new CodedError('answer-too-slow', { seconds: totalMs / 1_000 });
    const timer = setTimeout(() => asked.abort(tooSlow()), totalMs).unref();
    signal.addEventListener('abort', onAbort);
    const headers = { accept: '*/*', 'user-agent': 'chatbot-test', ...request.headers };
    this.#agent.dispatch({ origin, path: pathname + search, method, headers, body }, asked);
    try {
      return await asked.answer;
    } catch (error) {
      throw codedWithin(error) ?? error;
    }
  }

  /**
   * Connects to an address as a request would, and asks nothing.
   *
   * @throws CodedError `address-refused`, `address-blocked`; what the network fails with
   */
  async probe(address: string, signal: AbortSignal): Promise<Probe> {
    return probe(this.#connect, checkedUrl(address), signal);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #follow(url: URL, init: RequestInit, left: number): Promise<Response> {
    const response = await this.#send(url, init);
    const location = response.headers.get('location');
    const mayFollow = init.redirect !== 'manual' && REDIRECTS.has(response.status);
    if (!mayFollow || location === null) return response;
    await response.body?.cancel();
    if (left <= 0) throw new CodedError('too-many-redirects', { host: url.host });
    const next = checkedUrl(location, url);
    return this.#follow(next, redirected(init, response.status, url, next), left - 1);
  }

  async #send(url: URL, init: RequestInit): Promise<Response> {
    // Of the same shape as Node's own fetch, which is an older undici: only the types are two.
    const options = { ...init, redirect: 'manual', dispatcher: this.#undecoded } as Parameters<
      typeof undiciFetch
    >[1];
    return await undiciFetch(url.href, options);
  }
}

/** @throws CodedError `address-refused` */
export function checkedUrl(address: string | URL, base?: URL): URL {
  const text = String(address);
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  const refused = (reason: string) =>
    new CodedError('address-refused', { host: url?.host || 'what was given', reason });
  if (!url) throw refused('it is no address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused('only http and https are asked');
  }
  if (hasCredentials(url)) throw refused('it has a name or a password in it');
  return url;
}

function redirected(init: RequestInit, status: number, from: URL, to: URL): RequestInit {
  const headers = new Headers(init.headers);
  const method = (init.method ?? 'GET').toUpperCase();
  const becomesGet = (status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST');
  if (from.origin !== to.origin) {
    for (const name of [...headers.keys()]) if (!OPEN_HEADERS.has(name)) headers.delete(name);
  }
  if (!becomesGet) return { ...init, headers };
  for (const name of ['content-type', 'content-length', 'content-encoding']) headers.delete(name);
  return { ...init, headers, method: 'GET', body: null };
}

/** The first of our errors in the chain of causes: `fetch` wraps what a connector says. */
function codedWithin(error: unknown): CodedError | null {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof CodedError) return inner;
  }
  return null;
}

async function systemResolve(hostname: string): Promise<readonly string[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}
