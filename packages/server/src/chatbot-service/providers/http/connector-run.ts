import type {
  HttpProvider,
  Poll,
  SetupStep,
} from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressAnswer } from '../../../egress/egress-client.js';
import type { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { originOf } from '../../../secrets/service-origins.js';
import type { Turn } from '../../chatbot-service.js';
import { ServiceRefusal } from '../../failures/http-status-error.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import type { Send } from '../../trace/exchange-recorder.js';
import { ConnectorRequest, type RequestPlan } from './connector-request.js';
import type { GenerationNotes } from './generation-notes.js';
import { NEW_CONVERSATION, type ConversationState } from './connector-sessions.js';
import { SaidInstead } from '../wire/said-instead.js';
import { readAnswer, type ReadEvents } from '../wire/read-answer.js';
import { untilQuiet } from '../wire/until-quiet.js';
import { formatOf, type WireEvent } from '../wire/wire-events.js';
import { isName } from '../wire/service-name.js';
import { asText, holds, valuesAt } from './path.js';
import { polledEvents } from './polled-events.js';
import type { MappedReply } from './mapped-reply.js';
import { Rejoiner } from './rejoiner.js';
import { renderText, renderUrl, type Scope } from './template.js';
import { turnScope } from './turn-scope.js';

export interface ConnectorRunOptions {
  readonly turn: Turn;
  readonly provider: HttpProvider;
  readonly target: ServiceTarget;
  readonly secrets: ChatbotSecrets;
  readonly send: Send;
  readonly signal: AbortSignal;
  /** Told of signs of life that say nothing. */
  readonly onLife: () => void;
  readonly notes: GenerationNotes;
  /** Told of what has to be done before anything of the reply may be said; it does not reject. */
  readonly hold: (until: Promise<unknown>) => void;
}

/** The newest messages of a look; a reply that has more is none. */
const MOST_ENTRIES = 500;
/** Longest wait for a generation to be cancelled, in ms. */
const CANCEL_MS = 5_000;

/** The conversation with a service for one reply: setup, the message, and what comes back. */
export class ConnectorRun {
  readonly #options: ConnectorRunOptions;
  readonly #request: ConnectorRequest;
  readonly #rejoiner: Rejoiner;
  #state: ConversationState = NEW_CONVERSATION;
  /** The service knows the conversation from replies before. */
  #goesOn = false;
  /** Address of the last poll, and its entries as JSON. */
  #lastLook = { address: '', entries: new Set<string>() };

  constructor(options: ConnectorRunOptions) {
    const { turn, provider, target, send, signal, notes, hold } = options;
    this.#options = options;
    this.#request = new ConnectorRequest(provider, target, send, signal, turn);
    this.#rejoiner = new Rejoiner({
      ...{ turn, provider, host: target.host, notes, hold },
      open: async (plan) => this.#events(await this.#send(plan)),
      stateOf: () => this.#state,
    });
  }

  get state(): ConversationState {
    return this.#state;
  }

  takeWarnings(): Warning[] {
    return [...this.#rejoiner.takeWarnings(), ...this.#request.takeWarnings()];
  }

  /**
   * Goes on with what another process has begun for this reply.
   *
   * @returns null where there is nothing of it, or nothing any more: the service is to be asked anew
   */
  async rejoin(): Promise<ReadEvents | null> {
    const note = this.#rejoiner.begun();
    if (!note) return null;
    this.#state = note.state;
    return this.#rejoiner.goOn();
  }

  /**
   * Tells whether to ask once more, now that a field of the request is left out which a good answer
   * refused in place of a reply.
   */
  leaveOut(failure: unknown): boolean {
    const isBegun = this.#rejoiner.isKnown;
    return failure instanceof ServiceRefusal && !isBegun && this.#request.leaveOut(failure);
  }

  /** The same events, and where their stream breaks off, those behind. */
  follow(read: ReadEvents, reply: MappedReply): ReadEvents {
    return this.#rejoiner.follow(read, reply);
  }

  /** Has the service end what nobody wants any more. Never rejects. */
  async cancel(): Promise<void> {
    const { provider, target, send, turn } = this.#options;
    const url = provider.rejoin?.cancel ?? '';
    if (url === '' || !this.#rejoiner.isKnown) return;
    const { tenantId } = turn;
    const until = AbortSignal.timeout(CANCEL_MS);
    const request = new ConnectorRequest(provider, target, send, until, { tenantId });
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
      const answer = await this.#onlyEvent(await this.#send(plan));
      const missing = this.#capture(answer, capture);
      if (missing === undefined) continue;
      throw this.#saidInstead(answer) ?? this.#unreadable(`it has no “${missing}”`);
    }
  }

  /** @returns a path at which there is nothing, or what is no name; undefined: all were found */
  #capture(event: WireEvent, paths: SetupStep['capture']): string | undefined {
    const found = Object.entries(paths).flatMap(([name, path]) =>
      valuesAt(event, path)
        .slice(0, 1)
        .map((value) => [name, asText(value)] as const)
        .filter(([, text]) => text === '' || isName(text)),
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
    const address = renderUrl(url, this.#scopeOf(plan));
    const answer = await this.#onlyEvent(await this.#send(plan));
    reply.check(answer);
    const found = this.#newAt(address, valuesAt(answer, entries).slice(-MOST_ENTRIES));
    this.#capture(answer, capture);
    const scope = this.#scopeOf(plan);
    const owners = own.map(({ path, is }) => ({
      path,
      is: is.map((text) => renderText(text, scope)),
    }));
    return found
      .map((value) => ({ value, data: '', name: '' }))
      .filter((event) => !owners.some((when) => holds(event, when)));
  }

  /** Entries that the last poll of this address did not have: services repeat what they have already sent. */
  #newAt(address: string, entries: readonly unknown[]): unknown[] {
    const texts = entries.map((entry) => JSON.stringify(entry));
    const before = address === this.#lastLook.address ? this.#lastLook.entries : null;
    this.#lastLook = { address, entries: new Set(texts) };
    return entries.filter((_, index) => !before?.has(texts[index] ?? ''));
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
    return turnScope(turn, this.#state, secret, this.#rejoiner.place);
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
    const { target, signal, onLife } = this.#options;
    return (take) => readAnswer(answer, format, { target, signal, onLife }, take);
  }

  /** The failure that an answer tells of in the place of what it should have. */
  #saidInstead(answer: WireEvent): CodedError | null {
    const instead = new SaidInstead();
    instead.take(answer);
    return instead.failure(this.#options.target);
  }

  #unreadable(reason: string): CodedError {
    return new CodedError('service-unreadable', { host: this.#options.target.host, reason });
  }
}
