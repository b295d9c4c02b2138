import type { Mapping } from '../http-provider.schema.js';
import { at, bearer, json, NO_MAPPING, PLAIN_CONNECTOR, type ConnectorPreset } from './preset.js';

/** Everything in a message of a bot of Botpress. */
const IN_BOTPRESS = at('data.payload.**', 'data.isBot', 'true');

/** Systems for bots with dialogs. */
export const BOT_PRESETS: readonly ConnectorPreset[] = [
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
        // A list of messages is read message by message.
        text: [{ path: 'text' }],
        quickReplies: [{ path: 'buttons.*', title: 'title', value: ['payload'] }],
        images: [{ path: '', url: ['image'], alt: [] }],
      },
    },
  },
  {
    id: 'botpress',
    name: 'Botpress Chat API',
    source: 'https://botpress.com/docs/api-reference/chat-api/introduction',
    help: 'Put the webhook id of the bot’s Chat integration in the place of WEBHOOK-ID in each address.',
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
        // Cards and files may stand within a carousel or a bloc.
        text: [
          ...['text', 'markdown'].map((part) => ({ ...IN_BOTPRESS, part })),
          // That of an image is its alternative text.
          {
            ...IN_BOTPRESS,
            part: 'title',
            only: { path: 'type', is: ['card', 'file', 'location', 'audio', 'video', ''] },
          },
          // Messages of kinds that are made later, or by the bot itself, have one too.
          { ...IN_BOTPRESS, part: 'title', only: { path: 'imageUrl', is: [''] } },
          { ...IN_BOTPRESS, part: 'url', only: { path: 'type', is: ['custom'] } },
          ...['subtitle', 'address', 'fileUrl', 'audioUrl', 'videoUrl'].map((part) => ({
            ...IN_BOTPRESS,
            part,
          })),
          ...['latitude', 'longitude'].map((part) => ({
            ...{ ...IN_BOTPRESS, part },
            only: { path: 'address', is: [''] },
          })),
          ...['label', 'value'].map((part) => ({
            ...{ ...IN_BOTPRESS, part },
            only: { path: 'action', is: ['url'] },
          })),
        ],
        kind: [at('data.payload.type', 'data.isBot', 'true')],
        quickReplies: [
          {
            ...IN_BOTPRESS,
            path: `${IN_BOTPRESS.path}.options.*`,
            title: 'label',
            value: ['value'],
          },
          {
            ...{ ...IN_BOTPRESS, path: `${IN_BOTPRESS.path}.actions.*` },
            only: { path: 'action', is: ['postback', 'say'] },
            ...{ title: 'label', value: ['value'] },
          },
        ],
        images: [{ ...IN_BOTPRESS, url: ['imageUrl'], alt: ['title'] }],
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
    help: 'The secret is that of the bot’s Direct Line channel. For data in Europe put europe. before the host in each address.',
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
        text: [
          at('text', 'type', 'message'),
          // The last two are of Adaptive Cards.
          ...['title', 'subtitle', 'text', 'body.**.text', 'body.**.facts.*.*'].map((part) => ({
            ...at('attachments.*.content', 'type', 'message'),
            part,
          })),
        ],
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
        // The others open pages, play or call.
        quickReplies: [
          ...['suggestedActions.actions.*', 'attachments.*.content.buttons.*'].map((path) => ({
            path,
            only: { path: 'type', is: ['imBack', 'postBack', 'messageBack'] },
            title: 'title',
            value: ['text', 'value'],
          })),
          ...['attachments.*.content.actions.*', 'attachments.*.content.body.**.actions.*'].map(
            (path) => ({
              path,
              only: { path: 'type', is: ['Action.Submit', 'Action.Execute'] },
              title: 'title',
              value: ['data.msteams.value', 'data.msteams.text', 'data'],
            }),
          ),
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
          {
            path: 'attachments.*.content.body.**',
            only: { path: 'type', is: ['Image'] },
            url: ['url'],
            alt: ['altText'],
          },
        ],
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
        text: richText('queryResult.responseMessages.*'),
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
          ...richText('queryResult.fulfillmentMessages.*', [
            ...['card.title', 'card.subtitle', 'quickReplies.title'],
            ...['basicCard.title', 'basicCard.subtitle', 'basicCard.formattedText'],
          ]),
          { path: 'queryResult.fulfillmentText' },
        ],
        error: [{ path: 'error' }],
        ...richContent('queryResult.fulfillmentMessages.*', {
          quickReplies: [
            { path: 'queryResult.fulfillmentMessages.*.quickReplies.quickReplies.*' },
            {
              path: 'queryResult.fulfillmentMessages.*.card.buttons.*',
              title: 'text',
              value: ['postback'],
            },
          ],
          images: ['image', 'card', 'basicCard.image'].map((place) => ({
            path: `queryResult.fulfillmentMessages.*.${place}`,
            url: ['imageUri'],
            alt: ['accessibilityText', 'title'],
          })),
        }),
      },
    },
  },
];

/** Texts of messages, and of the cards of Dialogflow Messenger in their payloads, in their order. */
function richText(messages: string, more: readonly string[] = []): Mapping['text'] {
  const path = `${messages}.**`;
  const ofType = (part: string, ...is: string[]) => ({ path, part, only: { path: 'type', is } });
  return [
    ...['text.text.*', ...more].map((part) => ({ path, part })),
    ofType('title', 'info', 'description', 'list', 'accordion'),
    ofType('subtitle', 'info', 'list', 'accordion'),
    ofType('text', 'accordion', 'button'),
    ofType('text.*', 'description'),
    ofType('link', 'button'),
    ofType('actionLink', 'info'),
    ofType('anchor.href', 'info', 'list', 'button'),
  ];
}

/** Chips and images of Dialogflow Messenger, in the payloads of messages, and others beside them. */
function richContent(
  messages: string,
  more: Pick<Mapping, 'quickReplies' | 'images'> = {},
): Pick<Mapping, 'quickReplies' | 'images'> {
  const parts = `${messages}.payload.richContent.*.*`;
  return {
    quickReplies: [...(more.quickReplies ?? []), { path: `${parts}.options.*.text` }],
    images: [
      ...(more.images ?? []),
      {
        path: parts,
        url: ['rawUrl', 'image.rawUrl', 'image.src.rawUrl'],
        alt: ['accessibilityText', 'title'],
      },
    ],
  };
}
