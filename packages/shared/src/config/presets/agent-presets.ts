import { at, json, NO_MAPPING, PLAIN_CONNECTOR, type ConnectorPreset } from './preset.js';

/**
 * Types of the messages that a model says: the last three are of one whose pieces name no role, as
 * those of some endpoints that are almost OpenAI's.
 */
const SPOKEN = ['AIMessageChunk', 'ai', 'ChatMessageChunk', 'chat', 'generic'] as const;

/** Protocols and servers of agents that are written as code. */
export const AGENT_PRESETS: readonly ConnectorPreset[] = [
  {
    id: 'ag-ui',
    name: 'AG-UI agent',
    source: 'https://docs.ag-ui.com/concepts/events',
    help: 'Put in the address of the agent’s run endpoint.',
    secrets: [],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'ag-ui',
      url: 'https://AGENT-HOST/agent',
      headers: [{ name: 'accept', value: 'text/event-stream' }],
      body: json({
        threadId: '{{conversation.id}}',
        runId: '{{reply.id}}',
        state: {},
        messages: '{{messages.withIds}}',
        tools: [],
        context: [],
        forwardedProps: {},
      }),
      format: 'sse',
      mapping: {
        ...NO_MAPPING,
        delta: [at('delta', 'type', 'TEXT_MESSAGE_CONTENT', 'TEXT_MESSAGE_CHUNK')],
        // Of the messages so far, the last one is the answer, where it did not come in pieces.
        text: [
          {
            ...at('messages.-1', 'type', 'MESSAGES_SNAPSHOT'),
            only: { path: 'role', is: ['assistant'] },
            part: 'content',
          },
        ],
        message: [
          at(
            'messageId',
            'type',
            ...['TEXT_MESSAGE_START', 'TEXT_MESSAGE_CONTENT', 'TEXT_MESSAGE_CHUNK'],
          ),
        ],
        own: [{ path: 'role', is: ['user', 'system', 'developer', 'tool'] }],
        thoughts: [
          at('delta', 'type', 'THINKING_TEXT_MESSAGE_CONTENT', 'REASONING_MESSAGE_CONTENT'),
        ],
        end: [{ path: 'type', is: ['RUN_FINISHED'] }],
        error: [at('', 'type', 'RUN_ERROR')],
      },
    },
  },
  {
    id: 'ai-sdk',
    name: 'Vercel AI SDK (versions 4 and later)',
    source: 'https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol',
    help: 'Put in the address of the route that useChat talks to.',
    secrets: [],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'ai-sdk',
      url: 'https://APP-HOST/api/chat',
      body: json({
        id: '{{conversation.id}}',
        messages: '{{messages.ui}}',
        trigger: 'submit-message',
      }),
      format: 'sse',
      mapping: {
        ...NO_MAPPING,
        // Version 4 writes codes and values: `0:"text"`.
        delta: [at('delta', 'type', 'text-delta'), at('', '$event', '0')],
        thoughts: [at('delta', 'type', 'reasoning-delta'), at('', '$event', 'g')],
        // Each step may call its text the same.
        message: [
          at('id', 'type', 'text-start'),
          at('type', 'type', 'finish-step'),
          at('', '$event', 'e', 'f'),
        ],
        end: [
          { path: 'type', is: ['finish'] },
          { path: '$data', is: ['[DONE]'] },
          { path: '$event', is: ['d'] },
        ],
        error: [at('errorText', 'type', 'error'), at('', '$event', '3'), at('', 'type', 'abort')],
        // Later versions write usage only where the route adds it, as their docs do.
        inputTokens: [
          at('usage.promptTokens', '$event', 'd'),
          { path: 'messageMetadata.totalUsage.inputTokens' },
        ],
        outputTokens: [
          at('usage.completionTokens', '$event', 'd'),
          { path: 'messageMetadata.totalUsage.outputTokens' },
        ],
        finish: [{ path: 'finishReason' }],
        sources: [
          { path: 'type', is: ['source-url', 'source-document'] },
          { path: '$event', is: ['h'] },
        ].map((when) => ({
          path: '',
          when,
          title: ['title', 'filename'],
          url: ['url'],
          text: [],
        })),
        images: [
          {
            path: '',
            only: {
              path: 'mediaType',
              is: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
            },
            url: ['url'],
            alt: [],
          },
        ],
      },
    },
  },
  {
    id: 'langserve',
    name: 'LangServe',
    source: 'https://github.com/langchain-ai/langserve#endpoints',
    help: 'Put in your host and the path of the chain; in the body, the fields of the chain’s input.',
    secrets: [],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'langserve',
      url: 'https://LANGSERVE-HOST/CHAIN/stream',
      body: json({
        input: { input: '{{message}}' },
        config: { configurable: { session_id: '{{conversation.id}}' } },
      }),
      format: 'sse',
      mapping: {
        ...NO_MAPPING,
        // A text, a message of a model, or what a chain for retrieval or an agent gives out.
        delta: ['', 'content', 'content.*.text', 'answer', 'output'].map((path) =>
          at(path, '$event', 'data'),
        ),
        thoughts: [{ path: 'additional_kwargs.reasoning_content' }],
        end: [{ path: '$event', is: ['end'] }],
        error: [at('', '$event', 'error')],
        inputTokens: [{ path: 'usage_metadata.input_tokens' }],
        outputTokens: [{ path: 'usage_metadata.output_tokens' }],
        model: [{ path: 'response_metadata.model_name' }],
        finish: [{ path: 'response_metadata.finish_reason' }],
        sources: [langChainDocuments('context.*')],
      },
    },
  },
  {
    id: 'langgraph',
    name: 'LangGraph server',
    source: 'https://docs.langchain.com/langsmith/streaming',
    help: 'Put your host in the place of LANGGRAPH-HOST in each address, and the name of the graph into the body. The secret is an API key of LangSmith; without one, leave it out.',
    secrets: ['LANGGRAPH_API_KEY'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'langgraph',
      url: 'https://LANGGRAPH-HOST/threads/{{vars.threadId}}/runs/stream',
      headers: [
        { name: 'x-api-key', value: '{{secrets.LANGGRAPH_API_KEY?}}' },
        { name: 'last-event-id', value: '{{generation.position}}' },
      ],
      body: json({
        assistant_id: 'agent',
        input: { messages: [{ role: 'user', content: '{{message}}' }] },
        stream_mode: ['messages-tuple', 'values'],
        // It goes on without us, and can be rejoined.
        on_disconnect: 'continue',
        stream_resumable: true,
      }),
      rejoin: {
        id: [at('run_id', '$event', 'metadata')],
        position: [{ path: '$id' }],
        url: 'https://LANGGRAPH-HOST/threads/{{vars.threadId}}/runs/{{generation.id}}/stream',
        cancel: 'https://LANGGRAPH-HOST/threads/{{vars.threadId}}/runs/{{generation.id}}/cancel',
      },
      setup: [
        {
          method: 'POST',
          url: 'https://LANGGRAPH-HOST/threads',
          body: '{}',
          capture: { threadId: 'thread_id' },
        },
      ],
      format: 'sse',
      mapping: {
        ...NO_MAPPING,
        // What tools give out comes as messages, too.
        delta: [at('0.content', '0.type', ...SPOKEN), at('0.content.*.text', '0.type', ...SPOKEN)],
        message: [at('0.id', '0.type', ...SPOKEN)],
        thoughts: [at('0.additional_kwargs.reasoning_content', '0.type', ...SPOKEN)],
        error: [at('', '$event', 'error')],
        inputTokens: [{ path: '0.usage_metadata.input_tokens' }],
        outputTokens: [{ path: '0.usage_metadata.output_tokens' }],
        model: [{ path: '0.response_metadata.model_name' }],
        finish: [{ path: '0.response_metadata.finish_reason' }],
        sources: ['context.*', 'documents.*'].map((path) => ({
          ...langChainDocuments(path),
          when: { path: '$event', is: ['values'] },
        })),
      },
    },
  },
];

/** Documents of LangChain, as its server writes them. */
function langChainDocuments(path: string) {
  return {
    path,
    title: ['metadata.title', 'metadata.source'],
    url: ['metadata.url', 'metadata.source'],
    text: ['page_content'],
  };
}
