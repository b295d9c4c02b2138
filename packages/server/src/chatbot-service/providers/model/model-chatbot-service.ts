import type { ModelProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { MarkName, Tokens, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressClient } from '../../../egress/egress-client.js';
import type { KnowledgeRetriever } from '../../../knowledge/retrieval/knowledge-retriever.js';
import { smallTalkOf } from '../../../knowledge/retrieval/answers/small-talk.js';
import {
  tellThoughts,
  type ProviderService,
  type ServiceEvent,
  type Tell,
  type TurnOf,
} from '../../chatbot-service.js';
import { secretFreeEvents } from '../../secret-free-events.js';
import { ServiceRefusal } from '../../failures/http-status-error.js';
import { TIME_LIMITS, TimeLimit, type TimeLimits } from '../../failures/time-limit.js';
import { ExchangeRecorder, type Send } from '../../trace/exchange-recorder.js';
import type { PriceTable } from '../../trace/price-table.js';
import { leftOutOf } from '../knowledge-reply.js';
import { retrieveFor } from '../retrieve.js';
import type { TokenCounter } from '../token-counter.js';
import { SecretFilter } from '../../../secrets/secret-filter.js';
import type { SecretService } from '../../../secrets/secret-service.js';
import { lacksWords } from '../wire/finish.js';
import { readAnswer, type ReadEvents } from '../wire/read-answer.js';
import { thoughtsSaid } from '../wire/unopened-thoughts.js';
import { untilSaid } from '../wire/until-quiet.js';
import { formatOf } from '../wire/wire-events.js';
import { Completion } from './completion.js';
import { endpointOf, type ModelEndpoint } from './model-endpoint.js';
import { bounded, modelPrompt, type ModelPrompt } from './model-prompt.js';
import { ModelRequest } from './model-request.js';
import type { ModelSettings } from './model-settings.js';
import { Passages } from './passages.js';

/** The limits of time here say what took too long; those of the egress client are the last resort. */
const SLACK_MS = 1_000;

type UsageEvent = Extract<ServiceEvent, { type: 'usage' }>;

export interface ModelChatbotServiceOptions {
  readonly retriever: KnowledgeRetriever;
  readonly tokens: TokenCounter;
  readonly settings: ModelSettings;
  readonly prices: PriceTable;
  readonly secrets: Pick<SecretService, 'reveal'>;
  readonly limits?: TimeLimits;
  /** Client for addresses that operators have entered. */
  readonly egress: EgressClient;
  /** Client for the server's own address, which may be internal. */
  readonly ownEgress: EgressClient;
}

/**
 * A language model answers, at any endpoint that speaks OpenAI's chat completions: from passages
 * of the chatbot's documents, which it cites, or from what it knows.
 */
export class ModelChatbotService implements ProviderService<ModelProvider> {
  readonly #retriever: KnowledgeRetriever;
  readonly #tokens: TokenCounter;
  readonly #settings: ModelSettings;
  readonly #prices: PriceTable;
  readonly #secrets: Pick<SecretService, 'reveal'>;
  readonly #limits: TimeLimits;
  readonly #egress: EgressClient;
  readonly #ownEgress: EgressClient;

  constructor(options: ModelChatbotServiceOptions) {
    this.#retriever = options.retriever;
    this.#tokens = options.tokens;
    this.#settings = options.settings;
    this.#prices = options.prices;
    this.#secrets = options.secrets;
    this.#limits = options.limits ?? TIME_LIMITS;
    this.#egress = options.egress;
    this.#ownEgress = options.ownEgress;
  }

  async reply(turn: TurnOf<ModelProvider>, tell: Tell, signal: AbortSignal): Promise<void> {
    const secrets = await this.#secrets.reveal(turn.tenantId, turn.chatbotId);
    const endpoint = endpointOf(turn.config.provider, this.#settings, secrets);
    const filter = new SecretFilter([...endpoint.secrets, ...secrets.values]);
    await secretFreeEvents(filter, tell, (cleaned) =>
      this.#answer(turn, endpoint, cleaned, signal),
    );
  }

  async #answer(
    turn: TurnOf<ModelProvider>,
    endpoint: ModelEndpoint,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<void> {
    const { provider } = turn.config;
    tell(
      usage({
        endpoint: endpoint.host,
        model: endpoint.model,
        requestedModel: endpoint.model,
      }),
    );

    const skipped = whyNoRetrieval(turn);
    if (skipped) tellWarnings(tell, [skipped]);
    const retrieval = skipped ? null : await retrieveFor(turn, this.#retriever);
    if (signal.aborted) return;
    const passages = new Passages(retrieval, provider.threshold);
    tell(mark('retrieval'));
    tell({ type: 'hits', hits: passages.hits('') });
    if (passages.cause) tellWarnings(tell, [passages.cause]);
    if (retrieval) tellWarnings(tell, leftOutOf(retrieval));
    const prompt = modelPrompt(turn, retrieval && passages.inPrompt);
    if (turn.mode === 'test') tell({ type: 'prompt', messages: bounded(prompt) });
    tell(mark('prompt'));
    const recorder = turn.mode === 'test' ? new ExchangeRecorder(endpoint.secrets) : null;
    try {
      await this.#generate(endpoint, turn, prompt, passages, recorder, tell, signal);
    } finally {
      if (recorder) tell({ type: 'exchanges', exchanges: recorder.exchanges });
    }
  }

  async #generate(
    endpoint: ModelEndpoint,
    turn: TurnOf<ModelProvider>,
    prompt: ModelPrompt,
    passages: Passages,
    recorder: ExchangeRecorder | null,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<void> {
    const egress = endpoint.isOwn ? this.#ownEgress : this.#egress;
    const bounds = { totalMs: this.#limits.totalMs + SLACK_MS, maxBytes: Infinity };
    const send: Send = (url, request) => egress.open(url, request, bounds);
    const limit = new TimeLimit(this.#limits, endpoint.host);
    const left = new AbortController();
    const ending = AbortSignal.any([signal, limit.signal, left.signal]);
    const request = new ModelRequest(endpoint, recorder?.around(send) ?? send, ending, turn);
    let completion = new Completion(endpoint, request.who, endpoint.model);
    const ask = async () => {
      limit.waitFor('connectMs');
      const answer = await request.open(requestBody(endpoint, turn, prompt));
      tellConnected(tell, request);
      limit.waitFor('firstTokenMs');
      // Empty text is none, but it tells the engine that something goes on.
      tell(NO_TEXT);
      const onLife = () => {
        limit.heard();
        tell(NO_TEXT);
      };
      const reading = { target: endpoint, signal: ending, onLife };
      const format = formatOf('sse', answer.headers.get('content-type') ?? '');
      let hasSpoken = false;
      const say = (text: string) => {
        if (!hasSpoken && text !== '') {
          hasSpoken = true;
          this.#begin(tell);
        }
        tell(text === '' ? NO_TEXT : { type: 'text', text });
      };
      const read: ReadEvents = (take) => readAnswer(answer, format, reading, take);
      await untilSaid(
        read,
        () => completion.isFinished,
      )((event) => {
        const text = completion.take(event);
        say(text);
        limit.waitFor(hasSpoken ? 'silenceMs' : 'firstTokenMs');
        if (text.includes(']')) tellCited(tell, passages, completion.said);
        return completion.hasEnded;
      });
      if (ending.aborted) return;
      say(completion.end());
      completion.check();
    };
    const askWithout = (refusal: unknown): Promise<void> => {
      const mayAsk = !ending.aborted && completion.isBlank && refusal instanceof ServiceRefusal;
      if (!mayAsk || !request.leaveOut(refusal)) throw refusal;
      completion = new Completion(endpoint, request.who, endpoint.model);
      return ask().catch(askWithout);
    };
    try {
      await ask().catch(askWithout);
      if (signal.aborted) return;
      if (limit.exceeded) throw limit.exceeded.error;
      tell(mark('generation'));
    } catch (thrown) {
      if (signal.aborted) return;
      tellConnected(tell, request);
      // Why it was refused is known, even where its words took too long.
      if (limit.exceeded && !(thrown instanceof ServiceRefusal)) {
        tellWarnings(tell, [{ code: 'broken-off', message: limit.exceeded.words }]);
        throw limit.exceeded.error;
      }
      if (thrown instanceof ServiceRefusal && thrown.warning) tellWarnings(tell, [thrown.warning]);
      tellWarnings(tell, lacksWords(thrown, endpoint.host, completion.rawReason));
      throw thrown;
    } finally {
      limit.end();
      left.abort();
      if (turn.mode === 'test') tellThoughts(tell, completion.thoughts);
    }
    tellCited(tell, passages, completion.said, true);
    // Numbers in a text that was made from passages are theirs.
    const { sources } = completion;
    if (passages.inPrompt.length === 0 && sources.length > 0) tell({ type: 'sources', sources });
    tellWarnings(tell, [
      ...passages.warnings(completion.said),
      ...warningsOf(completion, endpoint.host),
    ]);
    const model = completion.model ?? endpoint.model;
    const tokens = await this.#tokensOf(completion, prompt);
    const costUsd = this.#prices.costUsd(endpoint.host, model, tokens);
    tell(usage({ model, tokens, costUsd, finishReason: completion.rawReason }));
  }

  #begin(tell: Tell): void {
    tell(mark('firstToken'));
    // Beside the text: counting at the end then seldom has to wait.
    this.#tokens.load().catch(() => undefined);
  }

  /** Tokens as the endpoint reports them; otherwise counted, and marked as estimated. */
  async #tokensOf({ tokens, said }: Completion, prompt: ModelPrompt): Promise<Tokens> {
    if (tokens) return { ...tokens, estimated: false };
    const read = [prompt.system, ...prompt.messages.map(({ content }) => content)].join('\n\n');
    const [input, output] = await Promise.all([this.#tokens.count(read), this.#tokens.count(said)]);
    return { input, output, estimated: true };
  }
}

const NO_TEXT: ServiceEvent = { type: 'text', text: '' };

/** OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat). */
function requestBody(
  { model }: ModelEndpoint,
  { config }: TurnOf<ModelProvider>,
  { system, messages }: ModelPrompt,
): Readonly<Record<string, unknown>> {
  return {
    model,
    messages: [{ role: 'system', content: system }, ...messages],
    temperature: config.provider.temperature,
    stream: true,
    stream_options: { include_usage: true },
  };
}

const mark = (name: MarkName, at = performance.now()): ServiceEvent => ({ type: 'mark', name, at });

const usage = (known: Partial<Omit<UsageEvent, 'type'>>): ServiceEvent => ({
  type: 'usage',
  provider: 'model',
  model: null,
  tokens: null,
  costUsd: null,
  ...known,
});

function tellWarnings(tell: Tell, list: readonly Warning[]): void {
  for (const warning of list) tell({ type: 'warning', warning });
}

/** Tells the warnings and connection time of the answers so far, good or not. */
function tellConnected(tell: Tell, request: ModelRequest): void {
  tellWarnings(tell, request.takeWarnings());
  const at = request.takeConnectedAt();
  if (at !== null) tell(mark('connect', at));
}

function tellCited(tell: Tell, passages: Passages, said: string, isWhole = false): void {
  tell({ type: 'hits', hits: passages.hits(said, isWhole) });
  tell({ type: 'sources', sources: passages.sources(said, isWhole) });
}

/** Null where the documents are to be asked. */
function whyNoRetrieval({ text, config }: TurnOf<ModelProvider>): Warning | null {
  if (!config.provider.knowledge) {
    const message = 'The knowledge base is switched off: the model answers from what it knows.';
    return { code: 'knowledge-off', message };
  }
  const smallTalk = smallTalkOf(text);
  if (!smallTalk) return null;
  const message = `Answered as ${smallTalk}, without looking anything up.`;
  return { code: 'small-talk', message };
}

function warningsOf({ reason, saidThoughts }: Completion, host: string): Warning[] {
  const thoughts = saidThoughts ? [thoughtsSaid(host)] : [];
  if (reason !== 'length') return thoughts;
  const message = 'The model broke off at the most tokens that it may write: the reply has no end.';
  return [...thoughts, { code: 'length-limit', message }];
}
