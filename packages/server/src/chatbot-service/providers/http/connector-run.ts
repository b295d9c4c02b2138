import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import { limitedBody } from '../../../egress/limited-body.js';
import type { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { originOf } from '../../../secrets/service-origins.js';
import type { Turn } from '../../chatbot-service.js';
import { networkFailure } from '../../failures/network-failure.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import type { Send } from '../../trace/exchange-recorder.js';
import { ConnectorRequest, type RequestPlan } from './connector-request.js';
import { NEW_CONVERSATION, type ConversationState } from './connector-sessions.js';
import { untilQuiet } from './listened-events.js';
import { asText, valuesAt, type WireEvent } from './path.js';
import type { MappedReply } from './mapped-reply.js';
import type { Scope } from './template.js';
import { turnScope } from './turn-scope.js';
import { formatOf, wireEvents } from './wire-events.js';

/** Most bytes of a reply. */
const REPLY_BYTES = 16 * 1024 * 1024;

export interface ConnectorRunOptions {
  readonly turn: Turn;
  readonly provider: HttpProvider;
  readonly target: ServiceTarget;
  readonly secrets: ChatbotSecrets;
  readonly send: Send;
  readonly signal: AbortSignal;
}

/** The conversation with a service for one reply: setup, the message, and what comes back. */
export class ConnectorRun {
  readonly #options: ConnectorRunOptions;
  readonly #request: ConnectorRequest;
  #state: ConversationState = NEW_CONVERSATION;

  constructor(options: ConnectorRunOptions) {
    const { provider, target, send, signal } = options;
    this.#options = options;
    this.#request = new ConnectorRequest(provider, target, send, signal);
  }

  get state(): ConversationState {
    return this.#state;
  }

  takeWarnings(): Warning[] {
    return this.#request.takeWarnings();
  }

  /** Goes on in a conversation that the service knows, or begins one. */
  async prepare(known: ConversationState | null): Promise<void> {
    this.#state = known ?? NEW_CONVERSATION;
    if (known) return;
    for (const { capture, ...plan } of this.#options.provider.setup) {
      const response = await this.#send(plan);
      const event = await this.#onlyEvent(response);
      const found = Object.entries(capture).map(([name, path]): [string, string] => {
        const [value] = valuesAt(event, path);
        if (value === undefined) throw this.#unreadable(`it has no “${path}”`);
        return [name, asText(value)];
      });
      this.#state = { ...this.#state, vars: { ...this.#state.vars, ...Object.fromEntries(found) } };
    }
  }

  /** Sends the message. @returns what comes back; the answer to the message has begun by then */
  async ask(reply: MappedReply): Promise<AsyncGenerator<WireEvent, void>> {
    const { provider } = this.#options;
    const message = { method: provider.method, url: provider.url, body: provider.body };
    if (provider.listen === '') return this.#events(await this.#send(message));
    const listen = { method: 'GET', url: provider.listen, body: '' } as const;
    const stream = await this.#send(listen);
    const sent = await this.#send(message);
    await this.#check(sent, reply);
    return untilQuiet(this.#events(stream), provider.quietMs, () => reply.said !== '');
  }

  /** What is said comes elsewhere; this answer can only tell, with whatever status, of a failure. */
  async #check(response: Response, reply: MappedReply): Promise<void> {
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    if (!isJson) return response.body?.cancel();
    for await (const event of this.#events(response, 'json')) reply.check(event);
  }

  #send(plan: RequestPlan): Promise<Response> {
    return this.#request.send(plan, this.#scopeOf(plan));
  }

  /** Each request gets the secrets that were given for where it goes. */
  #scopeOf({ url }: RequestPlan): Scope {
    const { turn, secrets } = this.#options;
    const origin = originOf(url);
    return turnScope(turn, this.#state, (name) => secrets.get(name, origin));
  }

  async #onlyEvent(response: Response): Promise<WireEvent> {
    for await (const event of this.#events(response, 'json')) return event;
    throw this.#unreadable('it is empty');
  }

  async *#events(
    { body, headers }: Response,
    format = this.#options.provider.format,
  ): AsyncGenerator<WireEvent, void> {
    if (!body) return;
    const type = headers.get('content-type') ?? '';
    if (type.startsWith('text/html')) throw this.#unreadable('it is a web page');
    const { host } = this.#options.target;
    const tooLarge = () => new CodedError('service-too-long');
    const bounded = limitedBody(body, { maxBytes: REPLY_BYTES, tooLarge });
    try {
      yield* wireEvents(bounded, formatOf(format, type), host);
    } catch (error) {
      if (this.#options.signal.aborted) throw error;
      const failure = networkFailure(error, host);
      // The answer had begun: the connection was there, and broke.
      throw failure.code === 'service-unreachable'
        ? new CodedError('service-cut-off', { host }, error)
        : failure;
    }
  }

  #unreadable(reason: string): CodedError {
    return new CodedError('service-unreadable', { host: this.#options.target.host, reason });
  }
}
