import { setTimeout as delay } from 'node:timers/promises';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressAnswer } from '../../../egress/egress-client.js';
import { httpStatusError, retryAfterMs } from '../../failures/http-status-error.js';
import { isCut, networkFailure } from '../../failures/network-failure.js';
import {
  NO_PROVIDER_ERROR,
  readErrorBody,
  type ProviderError,
} from '../../failures/provider-error-body.js';
import { readText } from '../../failures/read-text.js';
import type { Turn } from '../../chatbot-service.js';
import type { Send } from '../../trace/exchange-recorder.js';
import type { ModelEndpoint } from './model-endpoint.js';
import { fieldToLeaveOut, rememberedFields, rememberField } from '../wire/refused-fields.js';

/** Pause before the only retry of a failure that may be over at once, in ms. */
const PAUSE_MS = 250;
/** An endpoint that asks to wait for longer than that is not waited for, in ms. */
const LONGEST_PAUSE_MS = 2_000;

type ReplyIds = Pick<Turn, 'tenantId' | 'replyId' | 'traceparent'>;

interface Failure {
  readonly error: CodedError;
  readonly status: number | null;
  readonly said: ProviderError;
  /** Name of the event, for a sentence about it. */
  readonly name: string;
  /** Time until a retry makes sense, in ms; null if it does not. */
  readonly pauseMs: number | null;
}

/**
 * One request to a model, however often it has to be made. It notes when the answer began, and
 * follows no redirect, which could take a key elsewhere.
 */
export class ModelRequest {
  readonly #endpoint: ModelEndpoint;
  readonly #send: Send;
  readonly #signal: AbortSignal;
  readonly #ids: ReplyIds;
  #connectedAt: number | null = null;
  #warnings: Warning[] = [];
  #body: Record<string, unknown> = {};

  /**
   * @param send what goes out to the network
   * @param ids by them the service's log and traces can be laid beside ours
   */
  constructor(endpoint: ModelEndpoint, send: Send, signal: AbortSignal, ids: ReplyIds) {
    this.#endpoint = endpoint;
    this.#send = send;
    this.#signal = signal;
    this.#ids = ids;
  }

  /** `performance.now()` when the headers of the last answer were there; null if that was told. */
  takeConnectedAt(): number | null {
    const taken = this.#connectedAt;
    this.#connectedAt = null;
    return taken;
  }

  /** Takes the warnings for the operator since the last call. */
  takeWarnings(): Warning[] {
    const taken = this.#warnings;
    this.#warnings = [];
    return taken;
  }

  /**
   * Asks for a completion. Fields that the endpoint refuses are left out.
   *
   * @returns an answer that is at least called a good one
   * @throws CodedError; the reason of the signal when it aborts
   */
  async open(completion: Readonly<Record<string, unknown>>): Promise<EgressAnswer> {
    const body = { ...completion };
    this.#body = body;
    for (const field of rememberedFields(this.who)) delete body[field];
    let mayRepeat = true;
    while (true) {
      const outcome = await this.#ask(JSON.stringify(body));
      if (!('error' in outcome)) return outcome;
      const { error, name, pauseMs } = outcome;
      if (this.leaveOut(outcome)) continue;
      if (mayRepeat && pauseMs !== null) {
        mayRepeat = false;
        this.#warn('asked-again', `${this.#endpoint.host} failed at first (${name}).`);
        await delay(pauseMs, undefined, { signal: this.#signal });
      } else throw error;
    }
  }

  /**
   * Leaves a field out from now on, where that is what was refused, with whatever status; false if the
   * refusal is about something else.
   */
  leaveOut({ status, said }: Pick<Failure, 'status' | 'said'>): boolean {
    const field = fieldToLeaveOut(this.#body, status, said);
    if (field === null) return false;
    delete this.#body[field];
    rememberField(this.who, field);
    this.#warn('field-refused', `${this.#endpoint.host} accepts no “${field}”: it was left out.`);
    return true;
  }

  /** Tenant, address and model: of them it is remembered how they differ from others. */
  get who(): string {
    return `${this.#ids.tenantId} ${this.#endpoint.completionsUrl} ${this.#endpoint.model}`;
  }

  async #ask(body: string): Promise<EgressAnswer | Failure> {
    const { completionsUrl, apiKey, host } = this.#endpoint;
    const { replyId, traceparent } = this.#ids;
    const headers = {
      'content-type': 'application/json',
      'x-client-request-id': replyId,
      ...(traceparent !== undefined && { traceparent }),
      ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
    };
    let answer: EgressAnswer;
    try {
      const request = { method: 'POST', headers, body, signal: this.#signal } as const;
      answer = await this.#send(completionsUrl, request);
    } catch (error) {
      if (this.#signal.aborted) throw error;
      const pauseMs = isCut(error) ? PAUSE_MS : null;
      const failure = networkFailure(error, host);
      return { error: failure, status: null, said: NO_PROVIDER_ERROR, name: 'no answer', pauseMs };
    }
    this.#connectedAt = performance.now();
    const isOk = answer.status >= 200 && answer.status < 300;
    return isOk ? answer : this.#refused(answer);
  }

  async #refused({ status, headers, body }: EgressAnswer): Promise<Failure> {
    const said = readErrorBody(await readText(body), this.#endpoint);
    const waitMs = retryAfterMs(headers);
    const { apiKey, isOwn } = this.#endpoint;
    const hasNoKey = status === 401 && apiKey === null && isOwn;
    const error = hasNoKey
      ? new CodedError('model-key-missing')
      : httpStatusError(status, said, headers, this.#endpoint);
    const mayPass = status >= 500 || error.code === 'service-rate-limited';
    const wanted = waitMs ?? (status === 429 ? LONGEST_PAUSE_MS : PAUSE_MS);
    const pauseMs = mayPass && wanted <= LONGEST_PAUSE_MS ? wanted : null;
    return { error, status, said, name: `HTTP ${status}`, pauseMs };
  }

  #warn(code: string, message: string): void {
    this.#warnings.push({ code, message });
  }
}
