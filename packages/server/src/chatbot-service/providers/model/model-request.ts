import { setTimeout as delay } from 'node:timers/promises';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import { limitedBody } from '../../../egress/limited-body.js';
import { complaintOf, NO_COMPLAINT, type Complaint } from '../../failures/complaint.js';
import { isCut, networkFailure } from '../../failures/network-failure.js';
import { readText } from '../../failures/read-text.js';
import { refusal, retryAfterMs } from '../../failures/refusal.js';
import type { Send } from '../../trace/exchange-recorder.js';
import type { ModelEndpoint } from './model-endpoint.js';

/** What may be over at once is tried again, once, after such a pause, in ms. */
const PAUSE_MS = 250;
/** An endpoint that asks to wait for longer than that is not waited for, in ms. */
const LONGEST_PAUSE_MS = 2_000;
/** Most bytes of a reply: far more than the longest takes, with each word in a chunk of its own. */
const REPLY_BYTES = 16 * 1024 * 1024;
const PASSING: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** Endpoints and models that have refused a temperature; forgotten at the next start. */
const FIXED_TEMPERATURE = new Set<string>();
const MOST_REMEMBERED = 1_000;

interface Failure {
  readonly error: CodedError;
  readonly complaint: Complaint;
  /** What happened, for a sentence about it. */
  readonly name: string;
  /** When it makes sense to try again, in ms; null if it does not. */
  readonly pauseMs: number | null;
}

/**
 * One request to a model, however often it has to be made. Its `fetch` is for the AI SDK: it notes
 * when the answer began, throws an error of the catalogue for whatever is no good answer, and
 * follows no redirect, which could take a key elsewhere.
 */
export class ModelRequest {
  readonly #endpoint: ModelEndpoint;
  readonly #send: Send;
  #connectedAt: number | null = null;
  #isEventStream = false;
  #warnings: Warning[] = [];
  #onAnswer: () => void = () => undefined;
  /** Resolves when a good answer has begun. */
  readonly answered = new Promise<void>((resolve) => (this.#onAnswer = resolve));

  /** @param send what goes out to the network */
  constructor(endpoint: ModelEndpoint, send: Send) {
    this.#endpoint = endpoint;
    this.#send = send;
  }

  /** `performance.now()` when the headers of the last answer were there; null before. */
  get connectedAt(): number | null {
    return this.#connectedAt;
  }

  /** Whether what has come is at least called a stream of events. */
  get isEventStream(): boolean {
    return this.#isEventStream;
  }

  /** What there is to tell an operator since this was last asked. */
  takeWarnings(): Warning[] {
    const taken = this.#warnings;
    this.#warnings = [];
    return taken;
  }

  /** @throws CodedError; what `fetch` throws when the signal aborts */
  readonly fetch = async (
    address: string | URL | Request,
    init: RequestInit = {},
  ): Promise<Response> => {
    const body = JSON.parse(init.body as string) as Record<string, unknown>;
    if (FIXED_TEMPERATURE.has(this.#key)) delete body['temperature'];
    let mayRepeat = true;
    while (true) {
      const outcome = await this.#ask(urlOf(address), { ...init, body: JSON.stringify(body) });
      if (outcome instanceof Response) return outcome;
      const { error, complaint, name, pauseMs } = outcome;
      if ('temperature' in body && refusesTemperature(complaint)) {
        delete body['temperature'];
        this.#rememberTemperature();
      } else if (mayRepeat && pauseMs !== null) {
        mayRepeat = false;
        this.#warn('asked-again', `${this.#endpoint.host} failed at first (${name}).`);
        await delay(pauseMs, undefined, init.signal ? { signal: init.signal } : {});
      } else {
        if (complaint.words) {
          const { host } = this.#endpoint;
          this.#warn('endpoint-said', `${host} said: “${complaint.words}” (${name}).`);
        }
        throw error;
      }
    }
  };

  async #ask(address: string, init: RequestInit): Promise<Response | Failure> {
    let response: Response;
    try {
      response = await this.#send(address, { ...init, redirect: 'manual' });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      const pauseMs = isCut(error) ? PAUSE_MS : null;
      const failure = networkFailure(error, this.#endpoint.host);
      return { error: failure, complaint: NO_COMPLAINT, name: 'no answer', pauseMs };
    }
    this.#connectedAt = performance.now();
    const { status, headers } = response;
    const type = headers.get('content-type') ?? '';
    this.#isEventStream = type.startsWith('text/event-stream');
    if (!response.ok) return this.#refused(response);
    if (type.startsWith('text/html')) return this.#page(response);
    this.#onAnswer();
    const tooLarge = () => new CodedError('service-too-long');
    const body = response.body && limitedBody(response.body, { maxBytes: REPLY_BYTES, tooLarge });
    return new Response(body, { status, headers });
  }

  async #refused(response: Response): Promise<Failure> {
    const { status, headers } = response;
    const complaint = complaintOf(parse(await readText(response.body)), this.#endpoint);
    const waitMs = retryAfterMs(headers);
    const { apiKey, isOwn } = this.#endpoint;
    const hasNoKey = status === 401 && apiKey === null && isOwn;
    const error = hasNoKey
      ? new CodedError('model-key-missing')
      : refusal(status, complaint, waitMs, this.#endpoint);
    const mayPass = PASSING.has(status) || error.code === 'service-rate-limited';
    const wanted = waitMs ?? (status === 429 ? LONGEST_PAUSE_MS : PAUSE_MS);
    const pauseMs = mayPass && wanted <= LONGEST_PAUSE_MS ? wanted : null;
    return { error, complaint, name: `HTTP ${status}`, pauseMs };
  }

  async #page({ body, status }: Response): Promise<Failure> {
    await body?.cancel();
    const { host } = this.#endpoint;
    const error = new CodedError('service-unreadable', { host, reason: 'it is a web page' });
    return { error, complaint: NO_COMPLAINT, name: `HTTP ${status}`, pauseMs: null };
  }

  /** Reasoning models accept their own temperature alone, and say so only when asked. */
  #rememberTemperature(): void {
    if (FIXED_TEMPERATURE.size >= MOST_REMEMBERED) FIXED_TEMPERATURE.clear();
    FIXED_TEMPERATURE.add(this.#key);
    this.#warn('temperature-refused', 'The model accepts no temperature: its own was used.');
  }

  get #key(): string {
    return `${this.#endpoint.baseUrl} ${this.#endpoint.model}`;
  }

  #warn(code: string, message: string): void {
    this.#warnings.push({ code, message });
  }
}

function refusesTemperature({ param, words, code }: Complaint): boolean {
  const isRefused = /unsupported|invalid|not support|only/i.test(`${code} ${words}`);
  return isRefused && (param === 'temperature' || /\btemperature\b/i.test(words));
}

function urlOf(address: string | URL | Request): string {
  return address instanceof Request ? address.url : String(address);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page or plain text: the status has to do.
    return null;
  }
}
