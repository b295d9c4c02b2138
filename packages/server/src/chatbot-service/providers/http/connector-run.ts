import { setTimeout as delay } from 'node:timers/promises';
import type {
  HttpProvider,
  Poll,
  SetupStep,
} from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressAnswer } from '../../../egress/egress-client.js';
import type { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { originOf, originsOf } from '../../../secrets/service-origins.js';
import type { Turn } from '../../chatbot-service.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { ServiceRefusal } from '../../failures/http-status-error.js';
import type { Send } from '../../trace/exchange-recorder.js';
import { ConnectorRequest, type RequestPlan } from './connector-request.js';
import { Generation } from './generation.js';
import type { GenerationNotes } from './generation-notes.js';
import { NEW_CONVERSATION, type ConversationState } from './connector-sessions.js';
import { untilQuiet } from './listened-events.js';
import { readAnswer, type ReadEvents } from '../wire/read-answer.js';
import { formatOf, type TakeEvent, type WireEvent } from '../wire/wire-events.js';
import { asText, holds, valuesAt } from './path.js';
import { polledEvents } from './polled-events.js';
import type { MappedReply } from './mapped-reply.js';
import { renderText, type Scope } from './template.js';
import { turnScope } from './turn-scope.js';

export interface ConnectorRunOptions {
  readonly turn: Turn;
  readonly provider: HttpProvider;
  readonly target: ServiceTarget;
  readonly secrets: ChatbotSecrets;
  readonly send: Send;
  readonly signal: AbortSignal;
  readonly notes: GenerationNotes;
  /** Told of what has to be done before anything of the reply may be said; it does not reject. */
  readonly hold: (until: Promise<unknown>) => void;
}

/** A stream that breaks off again and again is given up. */
const MOST_REJOINED = 3;
/** What was said before comes at once, within so long, in ms; told as one piece it shows no gap. */
const REPLAY_MS = 150;
/** Longest wait for a generation to be cancelled, in ms. */
const CANCEL_MS = 5_000;

/** The conversation with a service for one reply: setup, the message, and what comes back. */
export class ConnectorRun {
  readonly #options: ConnectorRunOptions;
  readonly #request: ConnectorRequest;
  readonly #warnings: Warning[] = [];
  #generation: Generation | null;
  #state: ConversationState = NEW_CONVERSATION;
  /** The service knows the conversation from replies before. */
  #goesOn = false;

  constructor(options: ConnectorRunOptions) {
    const { turn, provider, target, send, signal } = options;
    this.#options = options;
    this.#request = new ConnectorRequest(provider, target, send, signal, turn.traceparent);
    this.#generation = provider.rejoin ? new Generation(provider.rejoin) : null;
  }

  get state(): ConversationState {
    return this.#state;
  }

  takeWarnings(): Warning[] {
    return [...this.#warnings.splice(0), ...this.#request.takeWarnings()];
  }

  /**
   * Goes on with the generation that another process has begun for this reply.
   *
   * @returns null where there is none, or none any more: the service is to be asked anew
   */
  async rejoin(): Promise<ReadEvents | null> {
    const { provider, notes, turn, target, hold } = this.#options;
    if (turn.checkpoint === undefined || turn.checkpoint.saved === null) return null;
    const note = notes.read(turn);
    if (!provider.rejoin || note?.state.service !== serviceOf(provider)) {
      this.#warn('asked-anew', 'The reply that was begun belongs to another service.');
      return null;
    }
    this.#state = note.state;
    this.#generation = new Generation(provider.rejoin, note.place);
    try {
      const read = await this.#rejoined();
      hold(delay(REPLAY_MS));
      this.#warn('rejoined', `${target.host} went on with the reply that was begun.`);
      return read;
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#warn(
        'asked-anew',
        `${target.host} has the reply no more that was begun: ${error.message}`,
      );
      this.#generation = new Generation(provider.rejoin);
      return null;
    }
  }

  /** Notes what was begun, and how far it was read: a stream that breaks off is rejoined there. */
  follow(first: ReadEvents, reply: MappedReply): ReadEvents {
    if (!this.#generation) return first;
    return async (take) => {
      let read = first;
      for (let left = MOST_REJOINED; ; left -= 1) {
        const cut = await cutOf(read, (event) => this.#note(event) && take(event));
        if (!cut && reply.hasEnded) return;
        if (left === 0 || !this.#generation?.isKnown) {
          if (cut) throw cut;
          return;
        }
        this.#warn(
          'rejoined',
          `The stream of ${this.#options.target.host} broke off and was rejoined.`,
        );
        read = await this.#rejoined();
      }
    };
  }

  /** Has the service end what nobody wants any more. Never rejects. */
  async cancel(): Promise<void> {
    const { provider, target, send } = this.#options;
    const url = provider.rejoin?.cancel ?? '';
    if (url === '' || !this.#generation?.isKnown) return;
    const request = new ConnectorRequest(provider, target, send, AbortSignal.timeout(CANCEL_MS));
    const plan = { method: 'POST', url, body: '' } as const;
    try {
      (await request.send(plan, this.#scopeOf(plan))).body.cancel();
    } catch {
      // It has ended by itself, or nobody there listens: nothing is left to do here.
    }
  }

  /** Goes on in a conversation that the service knows, or begins one. */
  async prepare(known: ConversationState | null): Promise<void> {
    this.#state = known ?? NEW_CONVERSATION;
    this.#goesOn = known !== null;
    if (known) return;
    for (const { capture, ...plan } of this.#options.provider.setup) {
      const missing = this.#capture(await this.#onlyEvent(await this.#send(plan)), capture);
      if (missing !== undefined) throw this.#unreadable(`it has no “${missing}”`);
    }
  }

  /** @returns a path at which there is nothing; undefined: all were found */
  #capture(event: WireEvent, paths: SetupStep['capture']): string | undefined {
    const found = Object.entries(paths).flatMap(([name, path]) =>
      valuesAt(event, path)
        .slice(0, 1)
        .map((value) => [name, asText(value)] as const),
    );
    const vars = Object.fromEntries(found);
    this.#state = { ...this.#state, vars: { ...this.#state.vars, ...vars } };
    return Object.entries(paths).find(([name]) => !Object.hasOwn(vars, name))?.[1];
  }

  /** Sends the message. @returns reads what comes back; the answer has begun by then */
  async ask(reply: MappedReply): Promise<ReadEvents> {
    const { provider } = this.#options;
    const message = { method: provider.method, url: provider.url, body: provider.body };
    if (provider.poll) return this.#polled(provider.poll, message, reply);
    if (provider.listen === '') return this.#events(await this.#send(message));
    const listen = { method: 'GET', url: provider.listen, body: '' } as const;
    const stream = await this.#send(listen);
    const sent = await this.#send(message);
    await this.#check(sent, reply);
    return untilQuiet(this.#events(stream), provider.quietMs, () => reply.said !== '');
  }

  async #polled(poll: Poll, message: RequestPlan, reply: MappedReply): Promise<ReadEvents> {
    // What was left there, of a reply that was stopped say, is no answer to this message.
    if (this.#goesOn) await this.#look(poll, reply);
    await this.#check(await this.#send(message), reply);
    return polledEvents(() => this.#look(poll, reply), {
      everyMs: poll.everyMs,
      quietMs: this.#options.provider.quietMs,
      hasSpoken: () => reply.said !== '',
      isBusy: (event) => poll.busy.some((when) => holds(event, when)),
      signal: this.#options.signal,
    });
  }

  /** Looks once. @returns what is new there, and not the visitor's own */
  async #look({ url, entries, own, capture }: Poll, reply: MappedReply): Promise<WireEvent[]> {
    const plan = { method: 'GET', url, body: '' } as const;
    const answer = await this.#onlyEvent(await this.#send(plan));
    reply.check(answer);
    this.#capture(answer, capture);
    const scope = this.#scopeOf(plan);
    const owners = own.map(({ path, is }) => ({
      path,
      is: is.map((text) => renderText(text, scope)),
    }));
    return valuesAt(answer, entries)
      .map((value) => ({ value, data: '', name: '' }))
      .filter((event) => !owners.some((when) => holds(event, when)));
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
    const secret = (name: string) => secrets.get(name, origin);
    return turnScope(turn, this.#state, secret, this.#generation?.place);
  }

  async #rejoined(): Promise<ReadEvents> {
    const url = this.#options.provider.rejoin?.url ?? '';
    return this.#events(await this.#send({ method: 'GET', url, body: '' }));
  }

  /** @returns whether the event was not read before */
  #note(event: WireEvent): boolean {
    const generation = this.#generation;
    if (!generation) return true;
    const wasKnown = generation.isKnown;
    if (!generation.take(event)) return false;
    if (!wasKnown && generation.isKnown) this.#options.hold(this.#keep(generation));
    return true;
  }

  /** Where it cannot be kept, a crash would have the reply begun again, as with any other service. */
  async #keep({ place }: Generation): Promise<void> {
    const { notes, turn, provider } = this.#options;
    try {
      const state = { ...this.#state, service: serviceOf(provider) };
      await notes.write(turn, { place, state });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#warn('not-rejoinable', `What was begun could not be noted: ${reason}`);
    }
  }

  #warn(code: string, message: string): void {
    this.#warnings.push({ code, message });
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

/** Names every origin that a conversation with it may involve. */
export const serviceOf = (provider: HttpProvider): string => originsOf(provider, '').join(' ');

/** It was not there to be rejoined, and has not begun to answer: asking anew is no second answer. */
function isGone(error: unknown): error is ServiceRefusal {
  const codes: readonly string[] = ['service-not-found', 'service-request-refused'];
  return error instanceof ServiceRefusal && codes.includes(error.code);
}

/** Reads to the end. @returns that the stream was cut off; null: it was not */
async function cutOf(read: ReadEvents, take: TakeEvent): Promise<CodedError | null> {
  try {
    await read(take);
    return null;
  } catch (error) {
    if (error instanceof CodedError && error.code === 'service-cut-off') return error;
    throw error;
  }
}
