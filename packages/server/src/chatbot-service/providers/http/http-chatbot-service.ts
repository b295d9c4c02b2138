import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { MarkName, Tokens, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressClient } from '../../../egress/egress-client.js';
import type { ChatbotSecrets } from '../../../secrets/chatbot-secrets.js';
import { SecretFilter } from '../../../secrets/secret-filter.js';
import type { SecretBox } from '../../../secrets/secret-box.js';
import type { SecretService } from '../../../secrets/secret-service.js';
import { withoutPlaces } from '../../../secrets/service-origins.js';
import {
  HANDED_OVER,
  tellThoughts,
  type ProviderService,
  type ServiceEvent,
  type Tell,
  type TurnOf,
} from '../../chatbot-service.js';
import { ServiceRefusal } from '../../failures/http-status-error.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { secretFreeEvents } from '../../secret-free-events.js';
import { TimeLimit } from '../../failures/time-limit.js';
import { ExchangeRecorder, type Send } from '../../trace/exchange-recorder.js';
import type { PriceTable } from '../../trace/price-table.js';
import type { TokenCounter } from '../token-counter.js';
import { finishOf, lacksWords } from '../wire/finish.js';
import { thoughtsSaid } from '../wire/unopened-thoughts.js';
import { untilSaid } from '../wire/until-quiet.js';
import { ConnectorRun } from './connector-run.js';
import {
  NEW_CONVERSATION,
  serviceOf,
  type ConnectorSessions,
  type ConversationState,
} from './connector-sessions.js';
import { GenerationNotes } from './generation-notes.js';
import { HeldTell } from './held-tell.js';
import { MappedReply } from './mapped-reply.js';

export interface HttpChatbotServiceOptions {
  readonly egress: EgressClient;
  readonly secrets: Pick<SecretService, 'reveal'>;
  readonly sessions: ConnectorSessions;
  /** Seals what is noted at a reply to go on with. */
  readonly box: SecretBox;
  readonly tokens: TokenCounter;
  readonly prices: PriceTable;
}

/** Longest time that a whole reply may take, in ms. */
const TOTAL_MS = 180_000;
/** The limits of time here say what took too long; those of the egress client are the last resort. */
const BOUNDS = { totalMs: TOTAL_MS + 1_000, maxBytes: Infinity };

/** Any chatbot API over HTTP answers, by a configuration of its request and of its answer. */
export class HttpChatbotService implements ProviderService<HttpProvider> {
  readonly #options: HttpChatbotServiceOptions;
  readonly #notes: GenerationNotes;

  constructor(options: HttpChatbotServiceOptions) {
    this.#options = options;
    this.#notes = new GenerationNotes(options.box);
  }

  async reply(turn: TurnOf<HttpProvider>, tell: Tell, signal: AbortSignal): Promise<void> {
    const secrets = await this.#options.secrets.reveal(turn.tenantId, turn.chatbotId);
    const filter = new SecretFilter(secrets.values);
    await secretFreeEvents(filter, tell, (cleaned) => this.#answer(turn, secrets, cleaned, signal));
  }

  async #answer(
    turn: TurnOf<HttpProvider>,
    secrets: ChatbotSecrets,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<void> {
    const { provider } = turn.config;
    const { host } = new URL(withoutPlaces(provider.url));
    const target: ServiceTarget = { host, model: null, secrets: secrets.values };
    tell(usage({ endpoint: host }));
    const recorder = turn.mode === 'test' ? new ExchangeRecorder(target.secrets) : null;
    const held = new HeldTell(tell);
    try {
      await this.#generate(turn, target, secrets, recorder, held, signal);
    } finally {
      await held.released;
      if (recorder) tell({ type: 'exchanges', exchanges: recorder.exchanges });
    }
  }

  async #generate(
    turn: TurnOf<HttpProvider>,
    target: ServiceTarget,
    secrets: ChatbotSecrets,
    recorder: ExchangeRecorder | null,
    held: HeldTell,
    signal: AbortSignal,
  ): Promise<void> {
    const { tell } = held;
    const { provider } = turn.config;
    const ms = provider.timeoutSeconds * 1_000;
    const limits = { connectMs: ms, firstTokenMs: ms, silenceMs: ms, totalMs: TOTAL_MS };
    const limit = new TimeLimit(limits, target.host);
    const left = new AbortController();
    const ending = AbortSignal.any([signal, limit.signal, left.signal]);
    const send: Send = (url, request) => this.#options.egress.open(url, request, BOUNDS);
    const run = new ConnectorRun({
      turn,
      provider,
      target,
      secrets,
      send: recorder?.around(send) ?? send,
      signal: ending,
      onLife: () => {
        limit.heard();
        tell(NO_TEXT);
      },
      notes: this.#notes,
      hold: (until) => held.hold(until),
    });
    const who = `${turn.tenantId} ${turn.chatbotId} ${provider.url}`;
    let reply = new MappedReply(provider.mapping, target, who);
    let hasBegun = false;
    const ask = async () => {
      limit.waitFor('connectMs');
      const read = await this.#open(turn, run, reply);
      hasBegun = true;
      tellWarnings(tell, run.takeWarnings());
      tell(mark('connect'));
      limit.waitFor('firstTokenMs');
      let isFirst = true;
      await untilSaid(
        read,
        () => reply.hasEnded,
      )((event) => {
        const text = reply.take(event);
        limit.waitFor(reply.said === '' ? 'firstTokenMs' : 'silenceMs');
        if (text !== '' && isFirst) {
          isFirst = false;
          tell(mark('firstToken'));
          this.#options.tokens.load().catch(() => undefined);
        }
        // Empty text is none, but it tells the engine that something goes on.
        tell({ type: 'text', text });
        return reply.hasEnough;
      });
      return signal.aborted || limit.exceeded ? '' : reply.close();
    };
    const askWithout = (refusal: unknown): Promise<string> => {
      if (ending.aborted || !reply.isBlank || !run.leaveOut(refusal)) throw refusal;
      reply = new MappedReply(provider.mapping, target, who);
      return ask().catch(askWithout);
    };
    let isComplete = false;
    try {
      tell(mark('prompt'));
      const rest = await ask().catch(askWithout);
      if (signal.aborted) return;
      if (limit.exceeded) throw limit.exceeded.error;
      tell({ type: 'text', text: rest });
      isComplete = true;
      tell(mark('generation'));
    } catch (thrown) {
      if (signal.aborted) return;
      tellWarnings(tell, run.takeWarnings());
      // Why it was refused is known, even where its words took too long.
      const exceeded = thrown instanceof ServiceRefusal ? null : limit.exceeded;
      if (!exceeded) {
        if (thrown instanceof ServiceRefusal && thrown.warning)
          tellWarnings(tell, [thrown.warning]);
        tellWarnings(tell, lacksWords(thrown, target.host, reply.finish));
        throw thrown;
      }
      tellWarnings(tell, [{ code: 'broken-off', message: exceeded.words }]);
      throw exceeded.error;
    } finally {
      limit.end();
      left.abort();
      tellWarnings(tell, unshownBy(target.host, reply.unshown));
      if (turn.mode === 'test') tellThoughts(tell, reply.thoughts);
      if (!isComplete && signal.reason !== HANDED_OVER) {
        // Of one that has failed by itself there is nothing to cancel, and no harm in it.
        if (!reply.hasEnded) void run.cancel();
        // The next message goes on in the conversation that this one has begun.
        const state = hasBegun ? run.state : NEW_CONVERSATION;
        // Why the reply has no end is told, and not that this could not be kept.
        await this.#keep(turn, state, reply).catch(() => undefined);
      }
    }
    tellWarnings(tell, run.takeWarnings());
    await this.#end(turn, target, run.state, reply, tell);
  }

  /** Goes on with what was begun for the reply, else asks. */
  async #open(turn: TurnOf<HttpProvider>, run: ConnectorRun, reply: MappedReply) {
    return run.follow((await run.rejoin()) ?? (await this.#ask(turn, run, reply)), reply);
  }

  /** Goes on in the service's conversation; where that is gone there, in a new one. */
  async #ask(turn: TurnOf<HttpProvider>, run: ConnectorRun, reply: MappedReply) {
    // Nothing was said before: the conversation is new, or was reset.
    const known = turn.history.length === 0 ? null : await this.#known(turn);
    try {
      await run.prepare(known);
      return await run.ask(reply);
    } catch (error) {
      if (!known || !(error instanceof CodedError) || error.code !== 'service-not-found')
        throw error;
      await run.prepare(null);
      return run.ask(reply);
    }
  }

  /** Loads the state that this same service told: another could read the conversation with it. */
  async #known(turn: TurnOf<HttpProvider>): Promise<ConversationState | null> {
    const known = await this.#options.sessions.load(turn.chatbotId, turn.sessionId);
    const isBlank =
      known?.conversation === '' && Object.keys(known.vars).length === 0 && !known.payloads;
    return !isBlank && known?.service === serviceOf(turn.config.provider) ? known : null;
  }

  async #end(
    turn: TurnOf<HttpProvider>,
    { host }: ServiceTarget,
    state: ConversationState,
    reply: MappedReply,
    tell: Tell,
  ): Promise<void> {
    const { model, finish, said, sources, quickReplies } = reply;
    if (sources.length > 0) tell({ type: 'sources', sources });
    const texts = quickReplies.titles;
    if (texts.length > 0) tell({ type: 'quickReplies', texts });
    await this.#keep(turn, state, reply);
    if (reply.saidThoughts) tellWarnings(tell, [thoughtsSaid(host)]);
    if (finishOf(finish ?? '') === 'length') {
      const message = 'The service broke off at the most that it may write: the reply has no end.';
      tellWarnings(tell, [{ code: 'length-limit', message }]);
    }
    const tokens = reply.tokens ?? (await this.#estimate(turn.text, said));
    const costUsd = this.#options.prices.costUsd(host, model, tokens);
    tell(usage({ model, tokens, costUsd, finishReason: finish }));
  }

  /** Keeps what the service calls the conversation; one that was reset is forgotten, whatever has come of the new one. */
  async #keep(
    { chatbotId, sessionId, epoch, history, config }: TurnOf<HttpProvider>,
    { conversation: before, vars, payloads: offered }: ConversationState,
    reply: MappedReply,
  ): Promise<void> {
    const conversation = reply.conversation ?? before;
    const payloads = reply.quickReplies.payloadsBehind(offered);
    const isReset = epoch > 1 && history.length === 0;
    const isKnown = conversation !== '' || Object.keys(vars).length > 0 || payloads !== undefined;
    if (!isKnown && !isReset) return;
    const service = serviceOf(config.provider);
    const kept = { conversation, vars, service, ...(payloads && { payloads }) };
    await this.#options.sessions.save(chatbotId, sessionId, kept);
  }

  /** Estimates tokens from what was sent and received; what else the service read is unknown. */
  async #estimate(asked: string, said: string): Promise<Tokens> {
    const { tokens } = this.#options;
    const [input, output] = await Promise.all([tokens.count(asked), tokens.count(said)]);
    return { input, output, estimated: true };
  }
}

const NO_TEXT: ServiceEvent = { type: 'text', text: '' };

const mark = (name: MarkName): ServiceEvent => ({ type: 'mark', name, at: performance.now() });

type Usage = Extract<ServiceEvent, { type: 'usage' }>;

const usage = (known: Partial<Omit<Usage, 'type'>>): ServiceEvent => ({
  type: 'usage',
  provider: 'http',
  model: null,
  tokens: null,
  costUsd: null,
  ...known,
});

function tellWarnings(tell: Tell, list: readonly Warning[]): void {
  for (const warning of list) tell({ type: 'warning', warning });
}

/** Warns of messages that visitors see nothing of. */
function unshownBy(host: string, kinds: readonly string[]): Warning[] {
  if (kinds.length === 0) return [];
  const message = `${host} sent messages of a kind of which there was nothing to show: ${kinds.join(', ')}.`;
  return [{ code: 'not-shown', message }];
}
