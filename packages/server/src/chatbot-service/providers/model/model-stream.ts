import type { ModelEndpoint } from './model-endpoint.js';
import type { ModelPrompt } from './model-prompt.js';
import type { ModelRequest } from './model-request.js';

/** What a model's stream tells, as far as a reply needs it. */
export type ModelPart =
  /** Something came that is not for the visitor: headers, or thoughts. */
  | { readonly type: 'sign' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly end: ModelEnd };

export interface ModelEnd {
  /** The model that answered, by its own account; null if it gave none. */
  readonly model: string | null;
  /** Why it stopped; `cut-off`: it did not say so, the stream just ended. */
  readonly reason: 'stop' | 'length' | 'content-filter' | 'other' | 'cut-off';
  /** The same in its own word; null if it gave none. */
  readonly rawReason: string | null;
  /** Tokens by its own account; null where that is missing or cannot be. */
  readonly tokens: { readonly input: number; readonly output: number } | null;
}

export interface ModelStreamOptions {
  readonly endpoint: ModelEndpoint;
  readonly request: ModelRequest;
  readonly prompt: ModelPrompt;
  readonly temperature: number;
  readonly signal: AbortSignal;
}

/** The AI SDK, loaded at the first use: it takes about 120 ms and 20 MB that most starts never need. */
let sdk: Promise<typeof import('./ai-sdk.js')> | undefined;

export function loadModelSdk(): Promise<typeof import('./ai-sdk.js')> {
  sdk ??= import('./ai-sdk.js');
  return sdk;
}

/**
 * Asks a model over OpenAI's chat completions, streaming. Nothing is tried again here, and no
 * warning or error is printed. Ends early, without an `end`, when `signal` aborts.
 *
 * @throws whatever broke the stream off: an error, or the `error` that the endpoint sent
 */
export async function* streamModel(options: ModelStreamOptions): AsyncGenerator<ModelPart, void> {
  const { streamText, createOpenAICompatible, wrapLanguageModel, extractReasoningMiddleware } =
    await loadModelSdk();
  const { endpoint, request, prompt, temperature, signal } = options;
  const service = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: endpoint.baseUrl,
    ...(endpoint.apiKey !== null && { apiKey: endpoint.apiKey }),
    includeUsage: true,
    fetch: request.fetch,
  });
  // Small models that are run at home put their thoughts into the text.
  const model = wrapLanguageModel({
    model: service.chatModel(endpoint.model),
    middleware: extractReasoningMiddleware({ tagName: 'think' }),
  });
  const { fullStream } = streamText({
    model,
    system: prompt.system,
    messages: prompt.messages.map(({ role, content }) => ({ role, content })),
    temperature,
    maxRetries: 0,
    abortSignal: signal,
    onError: () => {
      // It is thrown from the stream.
    },
  });
  let answeredBy: string | null = null;
  for await (const part of withAnswer(fullStream, request.answered)) {
    switch (part.type) {
      case 'answered':
        yield { type: 'sign' };
        break;
      case 'text-delta':
        if (part.text !== '') yield { type: 'text', text: part.text };
        break;
      case 'reasoning-delta':
        yield { type: 'sign' };
        break;
      case 'finish-step':
        // Without an account of its own, the SDK gives the name that was asked for.
        answeredBy = part.response.modelId || null;
        break;
      case 'finish': {
        const { inputTokens: input, outputTokens: output } = part.totalUsage;
        const isWhole = input !== undefined && output !== undefined && input > 0 && output > 0;
        const tokens = isWhole ? { input, output } : null;
        const reason = part.rawFinishReason ? reasonOf(part.finishReason) : 'cut-off';
        const rawReason = part.rawFinishReason ?? null;
        yield { type: 'end', end: { model: answeredBy, reason, rawReason, tokens } };
        break;
      }
      case 'error':
        throw part.error;
      default:
    }
  }
}

/** The parts of a stream, and when its answer began, which the SDK tells with the first of them. */
async function* withAnswer<Part>(
  stream: AsyncIterable<Part>,
  answered: Promise<void>,
): AsyncGenerator<Part | { readonly type: 'answered' }, void> {
  const parts = stream[Symbol.asyncIterator]();
  let hasAnswered = false;
  let told = false;
  void answered.then(() => (hasAnswered = true));
  try {
    while (true) {
      const next = parts.next();
      if (!told) {
        await Promise.race([answered, next.catch(() => undefined)]);
        if (hasAnswered) {
          told = true;
          yield { type: 'answered' };
        }
      }
      const result = await next;
      if (result.done) return;
      yield result.value;
    }
  } finally {
    await parts.return?.();
  }
}

function reasonOf(reason: string): ModelEnd['reason'] {
  return reason === 'stop' || reason === 'length' || reason === 'content-filter' ? reason : 'other';
}
