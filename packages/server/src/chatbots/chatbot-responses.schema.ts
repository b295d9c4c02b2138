import { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import Type from 'typebox';
import type { Chatbot, RevisionSummary } from './chatbot-repository.js';

/** Responses of the routes of chatbots, and an example of each. */
const Number = Type.Integer({ minimum: 1, description: 'Number of a revision, from 1.' });
const Fingerprint = Type.String({
  description: 'SHA-256 of everything that the answers depend on, hexadecimal.',
});
const Instant = Type.String({ format: 'date-time' });

export const ChatbotResponse = Type.Object(
  {
    id: Id,
    revision: Number,
    fingerprint: Fingerprint,
    live: Type.Union([Number, Type.Null()], { description: 'Published revision, if any.' }),
    config: ChatbotConfig,
    updatedAt: Instant,
  },
  { title: 'Chatbot' },
);

const Summary = Type.Object(
  {
    id: Id,
    name: Type.String(),
    avatar: Type.String(),
    primary: Type.String({ description: 'Main colour on light pages.' }),
    draft: Type.Object({ revision: Number, fingerprint: Fingerprint }),
    live: Type.Union([
      Type.Object({ revision: Number, fingerprint: Fingerprint, publishedAt: Instant }),
      Type.Null(),
    ]),
    updatedAt: Instant,
    documents: Type.Integer({ minimum: 0 }),
    archivedAt: Type.Union([Instant, Type.Null()], { description: 'Null if it is not archived.' }),
  },
  { title: 'ChatbotSummary' },
);

export const ChatbotListResponse = Type.Object(
  {
    chatbots: Type.Array(Summary),
    cursor: Type.Union([Type.String(), Type.Null()], {
      description: 'Cursor of the next page; null if this is the last.',
    }),
  },
  { title: 'ChatbotPage' },
);

const Revision = Type.Object(
  {
    revision: Number,
    fingerprint: Fingerprint,
    createdBy: Type.String({ description: 'Subject of the operator’s token.' }),
    createdAt: Instant,
    isDraft: Type.Boolean(),
    isLive: Type.Boolean(),
  },
  { title: 'RevisionSummary' },
);

export const RevisionListResponse = Type.Object(
  {
    revisions: Type.Array(Revision),
    before: Type.Union([Number, Type.Null()], {
      description: 'Value of `before` for the next page; null if this is the last.',
    }),
  },
  { title: 'RevisionPage' },
);

export const RevisionResponse = Type.Object(
  { ...Revision.properties, config: ChatbotConfig },
  { title: 'Revision' },
);

export function chatbotResponse(chatbot: Chatbot) {
  const { chatbotId, revision, fingerprint, live, config, updatedAt } = chatbot;
  return { id: chatbotId, revision, fingerprint, live, config, updatedAt };
}

const FINGERPRINT = '4f1c0d7e5b6a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00';

export const CHATBOT_EXAMPLE = {
  id: 'bot_9f8e7d6c5b4a39281706f5e4',
  revision: 3,
  fingerprint: FINGERPRINT,
  live: 2,
  config: DEFAULT_CONFIG,
  updatedAt: '2026-03-02T09:30:00.000Z',
};

export const CHATBOT_LIST_EXAMPLE = {
  cursor: null,
  chatbots: [
    {
      id: CHATBOT_EXAMPLE.id,
      name: 'Fernway Helper',
      avatar: '/avatars/fernway.svg',
      primary: '#2e6b4f',
      draft: { revision: 3, fingerprint: FINGERPRINT },
      live: null,
      updatedAt: CHATBOT_EXAMPLE.updatedAt,
      documents: 35,
      archivedAt: null,
    },
  ],
};

export const REVISION_EXAMPLE: Record<keyof RevisionSummary, unknown> = {
  revision: 3,
  fingerprint: FINGERPRINT,
  createdBy: 'anna',
  createdAt: CHATBOT_EXAMPLE.updatedAt,
  isDraft: true,
  isLive: false,
};
