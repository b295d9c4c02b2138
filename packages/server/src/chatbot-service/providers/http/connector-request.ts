import { setTimeout as delay } from 'node:timers/promises';
import {
  CONNECTION_HEADERS,
  type HttpProvider,
} from '@chatbot-test/shared/config/http-provider.schema.js';
import type { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { EgressAnswer, EgressRequest } from '../../../egress/egress-client.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { Turn } from '../../chatbot-service.js';
import { httpStatusError, retryAfterMs } from '../../failures/http-status-error.js';
import { networkCodeOf, networkFailure } from '../../failures/network-failure.js';
import {
  NO_PROVIDER_ERROR,
  readErrorBody,
  type ProviderError,
} from '../../failures/provider-error-body.js';
import { readText } from '../../failures/read-text.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import type { Send } from '../../trace/exchange-recorder.js';
import { OptionalFields } from './optional-fields.js';
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
/** The service says itself that it has done nothing; 529 is Anthropic's word for too much to do. */
const NOT_DONE: ReadonlySet<number> = new Set([429, 503, 529]);

interface Failure {
  readonly error: CodedError;
  readonly status: number | null;
  readonly said: ProviderError;
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
  readonly #tenantId: string;
  readonly #traceparent: string | undefined;
  #left: number;
  /** Fields of the last request. */
  #fields: OptionalFields | null = null;

  /** @param turn its `traceparent` goes with each request, unless the provider has one of its own */
  constructor(
    provider: HttpProvider,
    target: ServiceTarget,
    send: Send,
    signal: AbortSignal,
    turn: Pick<Turn, 'tenantId' | 'traceparent'>,
  ) {
    this.#provider = provider;
    this.#target = target;
    this.#send = send;
    this.#signal = signal;
    this.#tenantId = turn.tenantId;
    this.#traceparent = turn.traceparent;
    this.#left = provider.retries;
  }

  /** Takes the warnings for the operator since the last call. */
  takeWarnings(): Warning[] {
    return this.#warnings.splice(0);
  }

  /**
   * A good answer to a request.
   *
   * @throws CodedError for any other; the reason of the signal when it aborts
   */
  async send(plan: RequestPlan, scope: Scope): Promise<EgressAnswer> {
    const [address, built] = this.#build(plan, scope);
    const fields = new OptionalFields(this.#tenantId, plan.url, built.body);
    this.#fields = fields;
    while (true) {
      const outcome = await this.#ask(address, { ...built, body: fields.body });
      if (!('error' in outcome)) return outcome;
      const { error, pauseMs } = outcome;
      if (this.leaveOut(outcome)) continue;
      if (pauseMs === null || this.#left === 0) throw error;
      this.#left -= 1;
      this.#warn('asked-again', `${this.#target.host} failed at first: ${error.message}`);
      await delay(pauseMs, undefined, { signal: this.#signal });
    }
  }

  /**
   * Leaves a field of the last request out from now on, where that is what was refused, with whatever
   * status; false if the refusal is about something else.
   */
  leaveOut(refusal: { status: number | null; said: ProviderError }): boolean {
    const field = this.#fields?.leaveOut(refusal) ?? null;
    if (field === null) return false;
    this.#warn('field-refused', `${this.#target.host} accepts no “${field}”: it was left out.`);
    return true;
  }

  #build({ method, url, body }: RequestPlan, scope: Scope): [string, EgressRequest] {
    const headers = new Headers(
      this.#traceparent === undefined ? {} : { traceparent: this.#traceparent },
    );
    for (const { name, value } of this.#provider.headers) {
      // Revisions from before they were refused may have one.
      if (CONNECTION_HEADERS.includes(name.toLowerCase())) continue;
      const rendered = renderHeader(value, scope);
      if (rendered !== '') headers.set(name, rendered);
    }
    if (body.trim() !== '' && method !== 'GET' && !headers.has('content-type')) {
      headers.set('content-type', 'application/json');
    }
    const type = headers.get('content-type') ?? '';
    const content = method === 'GET' ? null : renderBody(body, scope, type);
    const request = {
      method,
      headers: Object.fromEntries(headers),
      body: content,
      signal: this.#signal,
    };
    return [renderUrl(url, scope), request];
  }

  async #ask(address: string, request: EgressRequest): Promise<EgressAnswer | Failure> {
    try {
      const answer = await this.#send(address, request);
      return isOk(answer) ? answer : await this.#refused(answer, request.method);
    } catch (error) {
      if (this.#signal.aborted) throw error;
      const attempt = this.#provider.retries - this.#left;
      const pauseMs = NOT_SENT.has(networkCodeOf(error)) ? (PAUSES_MS[attempt] ?? null) : null;
      const failure = networkFailure(error, this.#target.host);
      return { error: failure, status: null, said: NO_PROVIDER_ERROR, pauseMs };
    }
  }

  async #refused(
    { status, headers, body }: EgressAnswer,
    method: EgressRequest['method'],
  ): Promise<Failure> {
    const said = readErrorBody(await readText(body), this.#target);
    const waitMs = retryAfterMs(headers);
    const error = httpStatusError(status, said, headers, this.#target);
    const wanted = waitMs ?? PAUSES_MS[this.#provider.retries - this.#left] ?? Infinity;
    const mayRepeat =
      error.code !== 'service-quota-spent' &&
      (NOT_DONE.has(status) || (method === 'GET' && status >= 500));
    const pauseMs = mayRepeat && wanted <= LONGEST_PAUSE_MS ? wanted : null;
    return { error, status, said, pauseMs };
  }

  #warn(code: string, message: string): void {
    this.#warnings.push({ code, message });
  }
}

const isOk = ({ status }: EgressAnswer): boolean => status >= 200 && status < 300;
