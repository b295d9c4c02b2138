import { setTimeout as delay } from 'node:timers/promises';
import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import type { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import { complaintOf } from '../../failures/complaint.js';
import { networkCodeOf, networkFailure } from '../../failures/network-failure.js';
import { readText } from '../../failures/read-text.js';
import { refusal, retryAfterMs } from '../../failures/refusal.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import type { Send } from '../../trace/exchange-recorder.js';
import { renderBody, renderHeader, renderUrl, type Scope } from './template.js';

type Method = HttpProvider['method'];

/** A request as it is configured. */
export interface RequestPlan {
  readonly method: Method;
  readonly url: string;
  readonly body: string;
}

/** Pause before the first and second repetition and so on, in ms. */
const PAUSES_MS = [250, 1_000, 2_000];
/** A service that asks to wait for longer is not waited for, in ms. */
const LONGEST_PAUSE_MS = 2_000;
/** The request has certainly not been read: there was no connection. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** The service says itself that it has done nothing. */
const NOT_DONE: ReadonlySet<number> = new Set([429, 503]);

interface Failure {
  readonly error: CodedError;
  readonly words: string;
  /** Null: it may have had an effect, or will fail again. */
  readonly pauseMs: number | null;
}

/** Sends the requests of one reply, and again what has certainly had no effect. */
export class ConnectorRequest {
  readonly #provider: HttpProvider;
  readonly #target: ServiceTarget;
  readonly #send: Send;
  readonly #signal: AbortSignal;
  readonly #warnings: Warning[] = [];
  #left: number;

  constructor(provider: HttpProvider, target: ServiceTarget, send: Send, signal: AbortSignal) {
    this.#provider = provider;
    this.#target = target;
    this.#send = send;
    this.#signal = signal;
    this.#left = provider.retries;
  }

  /** What there is to tell an operator since this was last asked. */
  takeWarnings(): Warning[] {
    return this.#warnings.splice(0);
  }

  /**
   * A good answer to a request.
   *
   * @throws CodedError for any other; what `fetch` throws when the signal aborts
   */
  async send(plan: RequestPlan, scope: Scope): Promise<Response> {
    const [address, init] = this.#build(plan, scope);
    while (true) {
      const outcome = await this.#ask(address, init);
      if (outcome instanceof Response) return outcome;
      const { error, words, pauseMs } = outcome;
      if (pauseMs === null || this.#left === 0) {
        if (words) this.#warn('endpoint-said', `${this.#target.host} said: “${words}”.`);
        throw error;
      }
      this.#left -= 1;
      this.#warn('asked-again', `${this.#target.host} failed at first: ${error.message}`);
      await delay(pauseMs, undefined, { signal: this.#signal });
    }
  }

  #build({ method, url, body }: RequestPlan, scope: Scope): [string, RequestInit] {
    const headers = new Headers();
    for (const { name, value } of this.#provider.headers) {
      const rendered = renderHeader(value, scope);
      if (rendered !== '') headers.set(name, rendered);
    }
    if (body.trim() !== '' && method !== 'GET' && !headers.has('content-type')) {
      headers.set('content-type', 'application/json');
    }
    const type = headers.get('content-type') ?? '';
    const content = method === 'GET' ? null : renderBody(body, scope, type);
    const init = { method, headers, body: content, signal: this.#signal, redirect: 'manual' };
    return [renderUrl(url, scope), init as RequestInit];
  }

  async #ask(address: string, init: RequestInit): Promise<Response | Failure> {
    try {
      const response = await this.#send(address, init);
      return response.ok ? response : await this.#refused(response);
    } catch (error) {
      if (this.#signal.aborted) throw error;
      const attempt = this.#provider.retries - this.#left;
      const pauseMs = NOT_SENT.has(networkCodeOf(error)) ? (PAUSES_MS[attempt] ?? null) : null;
      return { error: networkFailure(error, this.#target.host), words: '', pauseMs };
    }
  }

  async #refused(response: Response): Promise<Failure> {
    const { status, headers } = response;
    const complaint = complaintOf(parse(await readText(response.body)), this.#target);
    const waitMs = retryAfterMs(headers);
    const error = refusal(status, complaint, waitMs, this.#target);
    const wanted = waitMs ?? PAUSES_MS[this.#provider.retries - this.#left] ?? Infinity;
    const mayRepeat =
      error.code !== 'service-quota-spent' &&
      (NOT_DONE.has(status) || (this.#provider.method === 'GET' && status >= 500));
    const pauseMs = mayRepeat && wanted <= LONGEST_PAUSE_MS ? wanted : null;
    return { error, words: complaint.words, pauseMs };
  }

  #warn(code: string, message: string): void {
    this.#warnings.push({ code, message });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A page or plain text: the status has to do.
    return null;
  }
}
