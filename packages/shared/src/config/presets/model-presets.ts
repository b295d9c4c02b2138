import type { Mapping, SourceSelector } from '../http-provider.schema.js';
import { at, bearer, json, NO_MAPPING, PLAIN_CONNECTOR, type ConnectorPreset } from './preset.js';

/** Reasons for which nothing more is written, as OpenAI, Mistral, Anthropic, Google and Cohere name them. */
const LAST_REASONS = [
  ...[
    'stop',
    'length',
    'content_filter',
    'model_length',
    'max_tokens',
    'end_turn',
    'stop_sequence',
  ],
  ...['eos', 'STOP', 'MAX_TOKENS', 'SAFETY', 'COMPLETE'],
] as const;

/** Sources of a completion: annotations of OpenAI and OpenRouter, and the lists of Perplexity and xAI. */
export const SOURCES_OF_COMPLETION: readonly SourceSelector[] = [
  ...['delta', 'message'].flatMap((place) => [
    {
      path: `choices.0.${place}.annotations.*.url_citation`,
      title: ['title'],
      url: ['url'],
      text: ['content'],
    },
    {
      path: `choices.0.${place}.annotations.*`,
      title: ['title', 'filename', 'file_citation.filename', 'file_citation.file_id'],
      url: ['url'],
      text: ['file_citation.quote'],
      mark: ['text'],
    },
  ]),
  { path: 'search_results.*', title: ['title'], url: ['url'], text: ['snippet'] },
  { path: 'citations.*', title: ['title'], url: ['', 'url'], text: [] },
];

/** APIs of language models. */
export const MODEL_PRESETS: readonly ConnectorPreset[] = [
  {
    id: 'openai-chat',
    name: 'OpenAI chat completions',
    source: 'https://platform.openai.com/docs/api-reference/chat-streaming',
    help: 'For a model without the knowledge base; with it, choose “Language model”.',
    secrets: ['OPENAI_API_KEY'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'openai-chat',
      url: 'https://api.openai.com/v1/chat/completions',
      headers: bearer('OPENAI_API_KEY'),
      body: json({
        model: 'gpt-4o-mini',
        messages: '{{messages}}',
        stream: true,
        stream_options: { include_usage: true },
      }),
      mapping: {
        ...NO_MAPPING,
        delta: [...wordsOfCompletion('choices.0.delta'), { path: 'choices.0.text' }],
        thoughts: ['delta', 'message'].flatMap((place) =>
          thoughtsOfCompletion(`choices.0.${place}`),
        ),
        text: wordsOfCompletion('choices.0.message'),
        end: [
          { path: '$data', is: ['[DONE]'] },
          { path: 'choices.0.finish_reason', is: [...LAST_REASONS] },
        ],
        error: [
          { path: 'error' },
          // OpenRouter's stands in a choice, and vLLM's in the place of a chunk.
          { path: 'choices.0.error' },
          at('', 'object', 'error'),
          at('', '$event', 'error'),
        ],
        inputTokens: usageOfCompletion('prompt_tokens', 'input_tokens'),
        outputTokens: usageOfCompletion('completion_tokens', 'output_tokens'),
        model: [{ path: 'model' }],
        finish: [{ path: 'choices.0.finish_reason' }],
        sources: [...SOURCES_OF_COMPLETION],
      },
    },
  },
  {
    id: 'openai-responses',
    name: 'OpenAI responses',
    source: 'https://platform.openai.com/docs/api-reference/responses-streaming',
    help: 'The service keeps the conversation by its last response.',
    secrets: ['OPENAI_API_KEY'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'openai-responses',
      url: 'https://api.openai.com/v1/responses',
      headers: bearer('OPENAI_API_KEY'),
      // In the background it goes on without us, and can be rejoined as long as it is stored.
      body: json({
        model: 'gpt-4o-mini',
        input: '{{messages}}',
        stream: true,
        background: true,
        store: true,
      }),
      format: 'sse',
      rejoin: {
        id: [at('response.id', 'type', 'response.created')],
        position: [{ path: 'sequence_number' }],
        url: 'https://api.openai.com/v1/responses/{{generation.id}}?stream=true&starting_after={{generation.position}}',
        cancel: 'https://api.openai.com/v1/responses/{{generation.id}}/cancel',
      },
      mapping: {
        ...NO_MAPPING,
        delta: [
          at('delta', 'type', 'response.output_text.delta'),
          at('delta', 'type', 'response.refusal.delta'),
        ],
        thoughts: [
          at('delta', 'type', 'response.reasoning_summary_text.delta'),
          at('delta', 'type', 'response.reasoning_text.delta'),
          { path: 'output.*.summary.*.text' },
          {
            path: 'output.*.content.*',
            only: { path: 'type', is: ['reasoning_text'] },
            part: 'text',
          },
        ],
        message: [at('item_id', 'type', 'response.output_text.delta', 'response.refusal.delta')],
        // Where it does not stream in spite of being asked to; reasoning is content, too.
        text: [
          {
            path: 'output.*.content.*',
            only: { path: 'type', is: ['output_text'] },
            part: 'text',
          },
          { path: 'output.*.content.*.refusal' },
        ],
        end: [{ path: 'type', is: ['response.completed', 'response.incomplete'] }],
        error: [
          at('', 'type', 'error'),
          at('response.error', 'type', 'response.failed'),
          { path: 'error' },
        ],
        inputTokens: [{ path: 'response.usage.input_tokens' }, { path: 'usage.input_tokens' }],
        outputTokens: [{ path: 'response.usage.output_tokens' }, { path: 'usage.output_tokens' }],
        model: [{ path: 'response.model' }, at('model', 'object', 'response')],
        finish: [
          { path: 'response.incomplete_details.reason' },
          { path: 'incomplete_details.reason' },
          at('response.status', 'type', 'response.completed'),
        ],
        sources: ['annotation', 'output.*.content.*.annotations.*'].map((path) => ({
          path,
          only: { path: 'type', is: ['url_citation', 'file_citation'] },
          title: ['title', 'filename'],
          url: ['url'],
          text: [],
        })),
      },
    },
  },
];

/** Mistral's models that think write parts in place of one text. */
function wordsOfCompletion(message: string): Mapping['text'] {
  return ['content', 'content.*.text', 'refusal'].map((field) => ({ path: `${message}.${field}` }));
}

/**
 * Paths of thoughts, as DeepSeek, OpenRouter and Mistral name them; some write the same under two
 * names.
 */
function thoughtsOfCompletion(message: string): Mapping['text'] {
  const fields = [
    'reasoning_content',
    'reasoning',
    'reasoning_details.*.text',
    'content.*.thinking.*.text',
  ];
  return fields.map((field) => ({ path: `${message}.${field}` }));
}

/** Groq's stands apart, Moonshot's in the choice. */
function usageOfCompletion(...names: readonly string[]): Mapping['text'] {
  return ['usage', 'x_groq.usage', 'choices.0.usage'].flatMap((place) =>
    names.map((name) => ({ path: `${place}.${name}` })),
  );
}
