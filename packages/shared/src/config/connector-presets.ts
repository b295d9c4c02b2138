import type { HttpProvider, Mapping } from './http-provider.schema.js';

/** Settings that connect a well-known system. The parts of its address in capital letters are to be replaced. */
export interface ConnectorPreset {
  readonly id: string;
  readonly name: string;
  /** Address of the description of its wire format. */
  readonly source: string;
  /** The steps that are left to the operator, in a sentence. */
  readonly help: string;
  /** Secrets that its requests name. */
  readonly secrets: readonly string[];
  readonly provider: HttpProvider;
}

const NO_MAPPING: Mapping = {
  delta: [],
  text: [],
  end: [],
  error: [],
  conversation: [],
  inputTokens: [],
  outputTokens: [],
  model: [],
  finish: [],
};

/** The settings of a new connector: JSON with the message in, JSON with the text out. */
export const PLAIN_CONNECTOR: HttpProvider = {
  type: 'http',
  preset: '',
  method: 'POST',
  url: 'https://chatbot.example.com/messages',
  headers: [],
  body: json({ message: '{{message}}', sessionId: '{{conversation.id}}' }),
  setup: [],
  listen: '',
  quietMs: 0,
  format: 'auto',
  mapping: { ...NO_MAPPING, text: [{ path: 'text' }] },
  timeoutSeconds: 25,
  retries: 1,
  fallback: '',
};

/** With a `?` behind the name: no header where the secret is not set. */
const bearer = (secret: string) => [
  { name: 'authorization', value: `Bearer {{secrets.${secret}}}` },
];
const at = (path: string, field: string, ...is: string[]) => ({ path, when: { path: field, is } });

/** In the order in which people choose from them. */
export const CONNECTOR_PRESETS: readonly ConnectorPreset[] = [
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
        end: [{ path: 'event', is: ['message_end'] }],
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
        end: [{ path: 'type', is: ['end'] }],
        error: [at('content', 'type', 'error')],
      },
    },
  },
  {
    id: 'rasa',
    name: 'Rasa REST channel',
    source: 'https://rasa.com/docs/reference/channels/your-own-website',
    help: 'Put in your host; `rest:` has to stand in credentials.yml.',
    secrets: [],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'rasa',
      url: 'https://RASA-HOST/webhooks/rest/webhook',
      body: json({ sender: '{{conversation.id}}', message: '{{message}}' }),
      mapping: {
        ...NO_MAPPING,
        text: [{ path: '*.text' }, { path: 'text' }],
        quickReplies: [{ path: '*.buttons.*.title' }],
        images: [{ path: '*', url: ['image'], alt: [] }],
      },
    },
  },
  {
    id: 'botpress',
    name: 'Botpress Chat API',
    source: 'https://botpress.com/docs/api-reference/chat-api/introduction',
    help: 'Put in the webhook id of the bot’s Chat integration, four times.',
    secrets: [],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'botpress',
      url: 'https://chat.botpress.cloud/WEBHOOK-ID/messages',
      headers: [{ name: 'x-user-key', value: '{{vars.key}}' }],
      body: json({
        conversationId: '{{vars.conversationId}}',
        payload: { type: 'text', text: '{{message}}' },
      }),
      setup: [
        {
          method: 'POST',
          url: 'https://chat.botpress.cloud/WEBHOOK-ID/users',
          body: '{}',
          capture: { key: 'key' },
        },
        {
          method: 'POST',
          url: 'https://chat.botpress.cloud/WEBHOOK-ID/conversations',
          body: '{}',
          capture: { conversationId: 'conversation.id' },
        },
      ],
      listen: 'https://chat.botpress.cloud/WEBHOOK-ID/conversations/{{vars.conversationId}}/listen',
      quietMs: 1_500,
      format: 'sse',
      mapping: {
        ...NO_MAPPING,
        text: [
          at('data.payload.text', 'data.isBot', 'true'),
          at('data.payload.markdown', 'data.isBot', 'true'),
        ],
        quickReplies: [at('data.payload.options.*.label', 'data.isBot', 'true')],
        images: [
          {
            path: 'data',
            only: { path: 'isBot', is: ['true'] },
            url: ['payload.imageUrl'],
            alt: ['payload.title'],
          },
        ],
        // Its failures may have the status 200, and their own in the body.
        error: [
          at('', 'code', '400', '401', '403', '404', '408', '413', '429', '500', '502', '503'),
        ],
      },
    },
  },
  {
    id: 'direct-line',
    name: 'Bot Framework Direct Line',
    source:
      'https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-api-reference',
    help: 'The secret is that of the bot’s Direct Line channel. For data in Europe put europe. before the host, three times.',
    secrets: ['DIRECT_LINE_SECRET'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'direct-line',
      url: 'https://directline.botframework.com/v3/directline/conversations/{{vars.conversationId}}/activities',
      headers: bearer('DIRECT_LINE_SECRET'),
      body: json({
        type: 'message',
        from: { id: '{{conversation.id}}', role: 'user' },
        locale: '{{visitor.language}}',
        text: '{{message}}',
      }),
      setup: [
        {
          method: 'POST',
          url: 'https://directline.botframework.com/v3/directline/conversations',
          body: '',
          capture: { conversationId: 'conversationId' },
        },
      ],
      poll: {
        url: 'https://directline.botframework.com/v3/directline/conversations/{{vars.conversationId}}/activities?watermark={{vars.watermark}}',
        everyMs: 1_000,
        entries: 'activities.*',
        own: [{ path: 'from.id', is: ['{{conversation.id}}'] }],
        busy: [{ path: 'type', is: ['typing'] }],
        capture: { watermark: 'watermark' },
      },
      quietMs: 3_000,
      format: 'json',
      mapping: {
        ...NO_MAPPING,
        text: ['text', 'attachments.*.content.title', 'attachments.*.content.text'].map((path) =>
          at(path, 'type', 'message'),
        ),
        end: [{ path: 'type', is: ['endOfConversation'] }],
        error: [{ path: 'error' }],
        // As Copilot Studio and others cite.
        sources: [
          {
            path: 'entities.*.citation.*',
            title: ['appearance.name'],
            url: ['appearance.url'],
            text: ['appearance.abstract', 'appearance.text'],
          },
        ],
        quickReplies: [
          { path: 'suggestedActions.actions.*.title' },
          { path: 'attachments.*.content.buttons.*.title' },
        ],
        images: [
          {
            path: 'attachments.*',
            only: {
              path: 'contentType',
              is: ['image/png', 'image/jpeg', 'image/jpg', 'image/gif', 'image/webp'],
            },
            url: ['contentUrl'],
            alt: ['name'],
          },
          { path: 'attachments.*.content.images.*', url: ['url'], alt: ['alt'] },
        ],
      },
    },
  },
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
        delta: [{ path: 'choices.0.delta.content' }],
        thoughts: ['delta.reasoning_content', 'delta.reasoning', 'message.reasoning_content'].map(
          (path) => ({ path: `choices.0.${path}` }),
        ),
        text: [{ path: 'choices.0.message.content' }],
        end: [{ path: '$data', is: ['[DONE]'] }],
        error: [{ path: 'error' }],
        inputTokens: [{ path: 'usage.prompt_tokens' }],
        outputTokens: [{ path: 'usage.completion_tokens' }],
        model: [{ path: 'model' }],
        finish: [{ path: 'choices.0.finish_reason' }],
        sources: ['delta', 'message'].flatMap((place) => [
          {
            path: `choices.0.${place}.annotations.*.url_citation`,
            title: ['title'],
            url: ['url'],
            text: [],
          },
          {
            path: `choices.0.${place}.annotations.*`,
            title: ['filename', 'file_citation.filename', 'file_citation.file_id'],
            url: [],
            text: ['file_citation.quote'],
            mark: ['text'],
          },
        ]),
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
        ],
        end: [{ path: 'type', is: ['response.completed', 'response.incomplete'] }],
        error: [at('', 'type', 'error'), at('response.error', 'type', 'response.failed')],
        inputTokens: [{ path: 'response.usage.input_tokens' }],
        outputTokens: [{ path: 'response.usage.output_tokens' }],
        model: [{ path: 'response.model' }],
        finish: [
          { path: 'response.incomplete_details.reason' },
          at('response.status', 'type', 'response.completed'),
        ],
        sources: [
          {
            path: 'annotation',
            when: { path: 'annotation.type', is: ['url_citation', 'file_citation'] },
            title: ['title', 'filename'],
            url: ['url'],
            text: [],
          },
        ],
      },
    },
  },
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
        end: [
          { path: 'type', is: ['finish'] },
          { path: '$data', is: ['[DONE]'] },
          { path: '$event', is: ['d'] },
        ],
        error: [at('errorText', 'type', 'error'), at('', '$event', '3')],
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
    help: 'Put in your host, twice, and the name of the graph in the body. The secret is an API key of LangSmith; without one, leave it out.',
    secrets: ['LANGGRAPH_API_KEY'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'langgraph',
      url: 'https://LANGGRAPH-HOST/threads/{{vars.threadId}}/runs/stream',
      headers: [{ name: 'x-api-key', value: '{{secrets.LANGGRAPH_API_KEY?}}' }],
      body: json({
        assistant_id: 'agent',
        input: { messages: [{ role: 'user', content: '{{message}}' }] },
        stream_mode: ['messages-tuple', 'values'],
      }),
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
        delta: [
          at('0.content', '0.type', 'AIMessageChunk', 'ai'),
          at('0.content.*.text', '0.type', 'AIMessageChunk', 'ai'),
        ],
        thoughts: [at('0.additional_kwargs.reasoning_content', '0.type', 'AIMessageChunk', 'ai')],
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
  {
    id: 'dialogflow-cx',
    name: 'Dialogflow CX',
    source:
      'https://cloud.google.com/dialogflow/cx/docs/reference/rest/v3/projects.locations.agents.sessions/detectIntent',
    help: 'Put in the location, twice, the project and the agent. The secret is an access token of a service account: Google’s hold for an hour, so renew it by the API, or put a gateway of yours in between.',
    secrets: ['DIALOGFLOW_ACCESS_TOKEN'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'dialogflow-cx',
      url: 'https://LOCATION-dialogflow.googleapis.com/v3/projects/PROJECT/locations/LOCATION/agents/AGENT/sessions/{{conversation.key}}:detectIntent',
      headers: bearer('DIALOGFLOW_ACCESS_TOKEN'),
      body: json({
        queryInput: { text: { text: '{{message}}' }, languageCode: '{{visitor.language}}' },
      }),
      format: 'json',
      mapping: {
        ...NO_MAPPING,
        text: [{ path: 'queryResult.responseMessages.*.text.text.*' }],
        error: [{ path: 'error' }],
        sources: [
          {
            path: 'queryResult.dataStoreConnectionSignals.citedSnippets.*.searchSnippet',
            title: ['documentTitle'],
            url: ['documentUri'],
            text: ['text'],
          },
        ],
        ...richContent('queryResult.responseMessages.*'),
      },
    },
  },
  {
    id: 'dialogflow-es',
    name: 'Dialogflow ES',
    source:
      'https://cloud.google.com/dialogflow/es/docs/reference/rest/v2/projects.agent.sessions/detectIntent',
    help: 'Put in the project. The secret is an access token of a service account: Google’s hold for an hour, so renew it by the API, or put a gateway of yours in between.',
    secrets: ['DIALOGFLOW_ACCESS_TOKEN'],
    provider: {
      ...PLAIN_CONNECTOR,
      preset: 'dialogflow-es',
      url: 'https://dialogflow.googleapis.com/v2/projects/PROJECT/agent/sessions/{{conversation.key}}:detectIntent',
      headers: bearer('DIALOGFLOW_ACCESS_TOKEN'),
      body: json({
        queryInput: { text: { text: '{{message}}', languageCode: '{{visitor.language}}' } },
      }),
      format: 'json',
      mapping: {
        ...NO_MAPPING,
        text: [
          { path: 'queryResult.fulfillmentMessages.*.text.text.*' },
          { path: 'queryResult.fulfillmentText' },
        ],
        error: [{ path: 'error' }],
        ...richContent('queryResult.fulfillmentMessages.*', [
          { path: 'queryResult.fulfillmentMessages.*.quickReplies.quickReplies.*' },
        ]),
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

/** Chips and images of Dialogflow Messenger, in the payloads of messages. */
function richContent(
  messages: string,
  quickReplies: Mapping['text'] = [],
): Pick<Mapping, 'quickReplies' | 'images'> {
  const parts = `${messages}.payload.richContent.*.*`;
  return {
    quickReplies: [...quickReplies, { path: `${parts}.options.*.text` }],
    images: [{ path: parts, url: ['rawUrl'], alt: ['accessibilityText'] }],
  };
}

function json(value: object): string {
  return JSON.stringify(value, null, 2);
}
