import { at, bearer, json, NO_MAPPING, PLAIN_CONNECTOR, type ConnectorPreset } from './preset.js';

/** Dify's answers that do not stream, alone, have a mode. */
const BLOCKING = { path: 'mode', is: ['chat', 'agent-chat', 'advanced-chat'] };

/** Systems in which chatbots are put together from parts. */
export const BUILDER_PRESETS: readonly ConnectorPreset[] = [
  {
    id: 'flowise',
    name: 'Flowise',
    source: 'https://docs.flowiseai.com/using-flowise/streaming',
    help: 'Put in your host and the id of the chatflow. The secret is the API key of the chatflow; without one, leave it out.',
    secrets: ['FLOWISE_API_KEY'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'flowise',
      url: 'https://FLOWISE-HOST/api/v1/prediction/CHATFLOW-ID',
      headers: bearer('FLOWISE_API_KEY?'),
      body: json({
        question: '{{message}}',
        streaming: true,
        overrideConfig: { sessionId: '{{conversation.id}}' },
      }),
      mapping: {
        ...NO_MAPPING,
        delta: [at('data', 'event', 'token')],
        text: [{ path: 'text' }],
        end: [{ path: 'event', is: ['end'] }],
        error: [at('data', 'event', 'error')],
        quickReplies: [at('data.followUpPrompts.*', 'event', 'metadata')],
        conversation: [at('data.sessionId', 'event', 'metadata'), { path: 'sessionId' }],
        inputTokens: [at('data.input_tokens', 'event', 'usageMetadata')],
        outputTokens: [at('data.output_tokens', 'event', 'usageMetadata')],
        sources: ['data.*', 'sourceDocuments.*'].map((path) => ({
          path,
          ...(path.startsWith('data') && { when: { path: 'event', is: ['sourceDocuments'] } }),
          title: ['metadata.title', 'metadata.source'],
          url: ['metadata.url', 'metadata.source'],
          text: ['pageContent'],
        })),
      },
    },
  },
  {
    id: 'dify',
    name: 'Dify',
    source: 'https://docs.dify.ai/api-reference/chat/send-chat-message',
    help: 'The secret is the API key of the app. For your own server put in its host.',
    secrets: ['DIFY_API_KEY'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'dify',
      url: 'https://api.dify.ai/v1/chat-messages',
      headers: bearer('DIFY_API_KEY'),
      body: json({
        inputs: {},
        query: '{{message}}',
        response_mode: 'streaming',
        conversation_id: '{{conversation}}',
        user: '{{session.id}}',
      }),
      mapping: {
        ...NO_MAPPING,
        delta: [at('answer', 'event', 'message', 'agent_message')],
        thoughts: [at('thought', 'event', 'agent_thought')],
        message: [at('id', 'event', 'agent_thought')],
        end: [{ path: 'event', is: ['message_end'] }, BLOCKING],
        // What moderation takes back has been read.
        finish: [at('event', 'event', 'message_replace')],
        images: [{ path: '', only: { path: 'type', is: ['image'] }, url: ['url'], alt: [] }],
        error: [at('', 'event', 'error')],
        conversation: [{ path: 'conversation_id' }],
        inputTokens: [{ path: 'metadata.usage.prompt_tokens' }],
        outputTokens: [{ path: 'metadata.usage.completion_tokens' }],
        sources: [
          {
            path: 'metadata.retriever_resources.*',
            title: ['document_name', 'dataset_name'],
            url: [],
            text: ['content'],
          },
        ],
      },
    },
  },
  {
    id: 'n8n',
    name: 'n8n chat webhook',
    source: 'https://docs.n8n.io/integrations/builtin/core-nodes/n8n-nodes-langchain.chattrigger/',
    help: 'Put in the chat URL of the Chat Trigger, with “Make chat publicly available” on; with basic authentication, add a header.',
    secrets: [],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'n8n',
      url: 'https://N8N-HOST/webhook/WEBHOOK-ID/chat',
      body: json({
        action: 'sendMessage',
        sessionId: '{{conversation.id}}',
        chatInput: '{{message}}',
      }),
      // Its streams are lines of JSON whatever they are called.
      format: 'ndjson',
      mapping: {
        ...NO_MAPPING,
        delta: [at('content', 'type', 'item')],
        text: [
          { path: 'output' },
          { path: 'text' },
          { path: 'message' },
          { path: '*.output' },
          { path: '*.text' },
        ],
        // Each run of each agent has an end of its own, and one that calls a tool runs again: the
        // reply ends with the stream.
        message: [at('metadata.nodeId', 'type', 'item'), at('metadata.runIndex', 'type', 'item')],
        error: [at('content', 'type', 'error')],
      },
    },
  },
];
