import type { ModelProvider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { MarkName, Tokens, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { EgressClient } from '../../../egress/egress-client.js';
import type { KnowledgeRetriever } from '../../../knowledge/knowledge-retriever.js';
import { smallTalkOf } from '../../../knowledge/small-talk.js';
import type { ProviderService, ServiceEvent, TurnOf } from '../../chatbot-service.js';
import { TIME_LIMITS, TimeLimit, type TimeLimits } from '../../failures/time-limit.js';
import { ExchangeRecorder, type Send } from '../../trace/exchange-recorder.js';
import type { PriceTable } from '../../trace/price-table.js';
import { leftOutOf } from '../knowledge-reply.js';
import { retrieveFor } from '../retrieve.js';
import type { TokenCounter } from '../token-counter.js';
import type { SecretService } from '../../../secrets/secret-service.js';
import { endpointOf, type ModelEndpoint } from './model-endpoint.js';
import { bounded, modelPrompt, type ModelPrompt } from './model-prompt.js';
import { ModelRequest } from './model-request.js';
import type { ModelSettings } from './model-settings.js';
import { loadModelSdk, streamModel, type ModelEnd } from './model-stream.js';
import { Passages } from './passages.js';
import { streamFailure } from './stream-failure.js';

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
  /** For addresses that operators have typed. */
  readonly egress: EgressClient;
  /** For the server's own address, which may be inside. */
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

  async *reply(
    turn: TurnOf<ModelProvider>,
    signal: AbortSignal,
  ): AsyncGenerator<ServiceEvent, void> {
    const { provider } = turn.config;
    const secrets = await this.#secrets.reveal(turn.tenantId, turn.chatbotId);
    const endpoint = endpointOf(provider, this.#settings, secrets);
    yield usage({
      endpoint: endpoint.host,
      model: endpoint.model,
      requestedModel: endpoint.model,
    });
    // Beside the retrieval; a failure shows where it is waited for.
    const sdk = loadModelSdk();
    sdk.catch(() => undefined);

    const skipped = whyNoRetrieval(turn);
    if (skipped) yield { type: 'warning', warning: skipped };
    const retrieval = skipped ? null : await retrieveFor(turn, this.#retriever);
    if (signal.aborted) return;
    const passages = new Passages(retrieval, provider.threshold);
    yield mark('retrieval');
    yield { type: 'hits', hits: passages.hits('') };
    if (passages.cause) yield { type: 'warning', warning: passages.cause };
    for (const warning of retrieval ? leftOutOf(retrieval) : []) yield { type: 'warning', warning };
    const prompt = modelPrompt(turn, retrieval && passages.inPrompt);
    await sdk;
    if (turn.mode === 'test') yield { type: 'prompt', messages: bounded(prompt) };
    yield mark('prompt');
    const recorder = turn.mode === 'test' ? new ExchangeRecorder(endpoint.secrets) : null;
    try {
      yield* this.#generate(endpoint, turn, prompt, passages, recorder, signal);
    } catch (error) {
      yield* recorded(recorder);
      throw error;
    }
    yield* recorded(recorder);
  }

  async *#generate(
    endpoint: ModelEndpoint,
    turn: TurnOf<ModelProvider>,
    prompt: ModelPrompt,
    passages: Passages,
    recorder: ExchangeRecorder | null,
    signal: AbortSignal,
  ): AsyncGenerator<ServiceEvent, void> {
    const egress = endpoint.isOwn ? this.#ownEgress : this.#egress;
    const bounds = { totalMs: this.#limits.totalMs + SLACK_MS, maxBytes: Infinity, redirects: 0 };
    const send: Send = (url, init) => egress.fetch(url, init, bounds);
    const request = new ModelRequest(endpoint, recorder?.around(send) ?? send);
    const { temperature } = turn.config.provider;
    const limit = new TimeLimit(this.#limits, endpoint.host);
    const left = new AbortController();
    const ending = AbortSignal.any([signal, limit.signal, left.signal]);
    let said = '';
    let end: ModelEnd | null = null;
    let isConnected = false;
    limit.waitFor('connectMs');
    try {
      const parts = streamModel({ endpoint, request, prompt, temperature, signal: ending });
      for await (const part of parts) {
        if (!isConnected) {
          isConnected = true;
          yield* connected(request);
        }
        if (part.type === 'end') end = part.end;
        else if (part.type === 'sign') {
          limit.waitFor(said === '' ? 'firstTokenMs' : 'silenceMs');
          // Empty text is none, but it tells the engine that something goes on.
          yield { type: 'text', text: '' };
        } else {
          limit.waitFor('silenceMs');
          if (said === '') {
            yield mark('firstToken');
            // Beside the text: counting at the end then seldom has to wait.
            this.#tokens.load().catch(() => undefined);
          }
          said += part.text;
          yield { type: 'text', text: part.text };
          if (part.text.includes(']')) yield* cited(passages, said);
        }
      }
      if (signal.aborted) return;
      if (limit.exceeded) throw limit.exceeded.error;
      yield mark('generation');
      checkEnd(end, said, endpoint);
    } catch (thrown) {
      if (signal.aborted) return;
      if (!isConnected) yield* connected(request);
      yield* warnings(request.takeWarnings());
      const { error, words } =
        limit.exceeded ?? streamFailure(thrown, endpoint, request.isEventStream);
      if (words) yield* warnings([{ code: 'broken-off', message: words }]);
      throw error;
    } finally {
      limit.end();
      left.abort();
    }
    yield* cited(passages, said);
    yield* warnings([...passages.warnings(said), ...warningsOf(end)]);
    const model = end?.model ?? endpoint.model;
    const tokens = await this.#tokensOf(end, prompt, said);
    const costUsd = this.#prices.costUsd(endpoint.host, model, tokens);
    yield usage({ model, tokens, costUsd, finishReason: end?.rawReason ?? null });
  }

  /** As the endpoint reports them; counted and marked as an estimate where it does not. */
  async #tokensOf(end: ModelEnd | null, prompt: ModelPrompt, said: string): Promise<Tokens> {
    if (end?.tokens) return { ...end.tokens, estimated: false };
    const read = [prompt.system, ...prompt.messages.map(({ content }) => content)].join('\n\n');
    const [input, output] = await Promise.all([this.#tokens.count(read), this.#tokens.count(said)]);
    return { input, output, estimated: true };
  }
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

function* recorded(recorder: ExchangeRecorder | null): Generator<ServiceEvent, void> {
  if (recorder) yield { type: 'exchanges', exchanges: recorder.exchanges };
}

function* warnings(list: readonly Warning[]): Generator<ServiceEvent, void> {
  for (const warning of list) yield { type: 'warning', warning };
}

/** What the first answer tells, whether or not it is a good one. */
function* connected(request: ModelRequest): Generator<ServiceEvent, void> {
  yield* warnings(request.takeWarnings());
  if (request.connectedAt !== null) yield mark('connect', request.connectedAt);
}

function* cited(passages: Passages, said: string): Generator<ServiceEvent, void> {
  yield { type: 'hits', hits: passages.hits(said) };
  yield { type: 'sources', sources: passages.sources(said) };
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

/** @throws CodedError where a stream came to its end and the reply did not */
function checkEnd(end: ModelEnd | null, said: string, { host }: ModelEndpoint): void {
  if (end?.reason === 'content-filter') throw new CodedError('service-content-filtered', { host });
  if (said.trim() === '') throw new CodedError('service-empty', { host });
  if (!end || end.reason === 'cut-off') throw new CodedError('service-cut-off', { host });
}

function warningsOf(end: ModelEnd | null): Warning[] {
  if (end?.reason !== 'length') return [];
  const message = 'The model broke off at the most tokens that it may write: the reply has no end.';
  return [{ code: 'length-limit', message }];
}
