import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressAnswer } from '../../../egress/egress-client.js';
import type { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { originOf } from '../../../secrets/service-origins.js';
import type { Turn } from '../../chatbot-service.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import type { Send } from '../../trace/exchange-recorder.js';
import { ConnectorRequest, type RequestPlan } from './connector-request.js';
import { NEW_CONVERSATION, type ConversationState } from './connector-sessions.js';
import { untilQuiet } from './listened-events.js';
import { readAnswer, type ReadEvents } from '../wire/read-answer.js';
import { formatOf, type WireEvent } from '../wire/wire-events.js';
import { asText, valuesAt } from './path.js';
import type { MappedReply } from './mapped-reply.js';
import type { Scope } from './template.js';
import { turnScope } from './turn-scope.js';

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
    const { turn, provider, target, send, signal } = options;
    this.#options = options;
    this.#request = new ConnectorRequest(provider, target, send, signal, turn.traceparent);
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
      const event = await this.#onlyEvent(await this.#send(plan));
      const found = Object.entries(capture).map(([name, path]): [string, string] => {
        const [value] = valuesAt(event, path);
        if (value === undefined) throw this.#unreadable(`it has no “${path}”`);
        return [name, asText(value)];
      });
      this.#state = { ...this.#state, vars: { ...this.#state.vars, ...Object.fromEntries(found) } };
    }
  }

  /** Sends the message. @returns reads what comes back; the answer has begun by then */
  async ask(reply: MappedReply): Promise<ReadEvents> {
    const { provider } = this.#options;
    const message = { method: provider.method, url: provider.url, body: provider.body };
    if (provider.listen === '') return this.#events(await this.#send(message));
    const listen = { method: 'GET', url: provider.listen, body: '' } as const;
    const stream = await this.#send(listen);
    const sent = await this.#send(message);
    await this.#check(sent, reply);
    return untilQuiet(this.#events(stream), provider.quietMs, () => reply.said !== '');
  }

  /** Checks an answer whose reply comes elsewhere: it may tell of a failure, with any status. */
  async #check(answer: EgressAnswer, reply: MappedReply): Promise<void> {
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    if (!isJson) return answer.body.cancel();
    const read = this.#events(answer, 'json');
    await read((event) => {
      reply.check(event);
      return false;
    });
  }

  #send(plan: RequestPlan): Promise<EgressAnswer> {
    return this.#request.send(plan, this.#scopeOf(plan));
  }

  /** Each request gets the secrets that were given for where it goes. */
  #scopeOf({ url }: RequestPlan): Scope {
    const { turn, secrets } = this.#options;
    const origin = originOf(url);
    return turnScope(turn, this.#state, (name) => secrets.get(name, origin));
  }

  async #onlyEvent(answer: EgressAnswer): Promise<WireEvent> {
    const found: WireEvent[] = [];
    const read = this.#events(answer, 'json');
    await read((event) => found.push(event) > 0);
    const [only] = found;
    if (!only) throw this.#unreadable('it is empty');
    return only;
  }

  #events(answer: EgressAnswer, configured = this.#options.provider.format): ReadEvents {
    const format = formatOf(configured, answer.headers.get('content-type') ?? '');
    const { target, signal } = this.#options;
    return (take) => readAnswer(answer, format, { host: target.host, signal }, take);
  }

  #unreadable(reason: string): CodedError {
    return new CodedError('service-unreadable', { host: this.#options.target.host, reason });
  }
}
