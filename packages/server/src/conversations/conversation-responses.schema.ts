import { BotMessage, Id, UserMessage } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type Static } from 'typebox';
import { State } from '../sessions/http/session-responses.schema.js';
import type { Conversation } from './conversation.js';

const Instant = Type.String({ format: 'date-time' });
const orNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const Mode = Type.Union([Type.Literal('live'), Type.Literal('test')]);
export const KindName = Type.Union(
  [Type.Literal('unanswered'), Type.Literal('failed'), Type.Literal('good'), Type.Literal('bad')],
  {
    description:
      '`unanswered`: has a question without an answer; `failed`: has a failed reply; `good`, `bad`: has a reply that a reader rated so.',
  },
);

export const ConversationRow = Type.Object(
  {
    id: Id,
    mode: Mode,
    chatbotId: Id,
    chatbotName: Type.String(),
    operatorId: orNull('Subject of its operator’s token; null: a visitor’s.'),
    origin: orNull('Of the page that it was begun on; null: of a test, or the page did not tell.'),
    isReview: Type.Boolean({ description: 'True if it was opened by a review link.' }),
    visitorName: orNull('As the page told it.'),
    state: State,
    epoch: Type.Integer({ minimum: 1 }),
    messages: Type.Integer({ minimum: 0 }),
    opening: Type.String({ description: 'The first 200 characters of the first message.' }),
    kinds: Type.Array(KindName),
    createdAt: Instant,
    lastActiveAt: Instant,
    endedAt: Type.Union([Instant, Type.Null()]),
  },
  { title: 'Conversation' },
);
export type ConversationRow = Static<typeof ConversationRow>;

export const ConversationPage = Type.Object(
  {
    conversations: Type.Array(ConversationRow),
    cursor: orNull('Of the next page; null if this is the last.'),
  },
  { title: 'ConversationPage' },
);

const isUnanswered = Type.Optional(
  Type.Boolean({ description: 'True if the question has no answer in what the chatbot knows.' }),
);

const nearest = Type.Optional(
  Type.Array(
    Type.Object({
      documentId: Id,
      title: Type.String(),
      score: Type.Number({ description: 'Confidence of its best passage, 0 to 1.' }),
    }),
    { description: 'For a question without an answer: the nearest documents, at most three.' },
  ),
);

export const ReadMessagePage = Type.Object(
  {
    messages: Type.Array(
      Type.Union([
        UserMessage,
        Type.Object({ ...BotMessage.properties, isUnanswered, nearest }, { title: 'ReadReply' }),
      ]),
    ),
    hasMore: Type.Boolean({ description: 'True if there are older messages.' }),
  },
  { title: 'ReadMessagePage' },
);

export function conversationRow(conversation: Conversation): ConversationRow {
  const { createdAt, lastActiveAt, endedAt, kinds } = conversation;
  return {
    ...conversation,
    kinds: [...kinds],
    createdAt: createdAt.toISOString(),
    lastActiveAt: lastActiveAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export const CONVERSATION_EXAMPLE: ConversationRow = {
  ...{ id: '0c9b7a52-6f4e-4a0e-9d57-1f0a3c1b7d11', mode: 'live' },
  ...{ chatbotId: 'bot_9f8e7d6c5b4a39281706f5e4', chatbotName: 'Shop helper', operatorId: null },
  ...{ origin: 'https://shop.example', isReview: false, visitorName: null, state: 'active' },
  ...{ epoch: 1, messages: 4, opening: 'May I bring my horse?', kinds: ['unanswered'] },
  createdAt: '2026-03-02T09:30:00.000Z',
  lastActiveAt: '2026-03-02T09:32:10.000Z',
  endedAt: null,
};
