import { KnownVisitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { Id, Message } from '@chatbot-test/shared/protocol/message.schema.js';
import { SessionInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import Type, { type Static } from 'typebox';
import { sessionInfo } from '../engine/session-info.js';
import type { SessionRecord } from '../storage/session-repository.js';

/** Responses of the routes of test sessions, and an example of each. */
export const State = Type.Union([
  Type.Literal('active'),
  Type.Literal('ended'),
  Type.Literal('expired'),
]);

const Instant = Type.String({ format: 'date-time' });

export const SessionDetail = Type.Object(
  {
    ...SessionInfo.properties,
    chatbotId: Id,
    operatorId: Type.String({ description: 'Subject of the operator’s token.' }),
    state: State,
    messages: Type.Integer({ minimum: 0, description: 'Number of messages in the conversation.' }),
    visitor: Type.Object({
      ...KnownVisitor.properties,
      verified: Type.Boolean({
        description: 'True if a signed identity proves who the visitor is.',
      }),
    }),
    lastActiveAt: Instant,
    endedAt: Type.Union([Instant, Type.Null()]),
  },
  { title: 'TestSession' },
);
export type SessionDetail = Static<typeof SessionDetail>;

export const SessionListPage = Type.Object(
  {
    sessions: Type.Array(SessionDetail),
    cursor: Type.Union([Type.String(), Type.Null()], {
      description: 'Cursor of the next page; null if this is the last.',
    }),
  },
  { title: 'TestSessionPage' },
);

export const MessagePage = Type.Object(
  {
    messages: Type.Array(Message),
    hasMore: Type.Boolean({ description: 'True if there are older messages.' }),
  },
  { title: 'MessagePage' },
);

export const Head = Type.Object(
  {
    epoch: Type.Integer({ minimum: 1 }),
    seq: Type.Integer({ minimum: 0 }),
  },
  { title: 'LogPlace' },
);

export function sessionDetail(session: SessionRecord): SessionDetail {
  const { chatbotId, operatorId, seq, visitor, lastActiveAt, endedAt, open } = session;
  return {
    ...sessionInfo(session, 'test'),
    chatbotId,
    operatorId: operatorId ?? '',
    state: open ? 'active' : endedAt ? 'ended' : 'expired',
    messages: seq,
    visitor: { ...visitor, verified: !!visitor.proof?.until },
    lastActiveAt: lastActiveAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export const SESSION_EXAMPLE: SessionDetail = {
  id: '0c9b7a52-6f4e-4a0e-9d57-1f0a3c1b7d11',
  mode: 'test',
  createdAt: '2026-03-02T09:30:00.000Z',
  expiresAt: '2026-03-02T10:02:10.000Z',
  expiresInMs: 1_742_000,
  epoch: 1,
  chatbotId: 'bot_9f8e7d6c5b4a39281706f5e4',
  operatorId: 'anna',
  state: 'active',
  messages: 2,
  visitor: { language: 'de', pageUrl: 'https://shop.example.com/cart', verified: false },
  lastActiveAt: '2026-03-02T09:32:10.000Z',
  endedAt: null,
};

export const MESSAGES_EXAMPLE: Static<typeof MessagePage> = {
  messages: [
    {
      role: 'user',
      id: 'fd3c1b52-52f5-4f0e-8d6b-6b1f6e1f5a10',
      seq: 1,
      cid: 'c-5f0a2b',
      text: 'How long do I have to return an item?',
      createdAt: '2026-03-02T09:32:08.000Z',
    },
    {
      role: 'bot',
      id: '7c1f0d41-8f34-4a44-9a8a-4a1c9e0b7d02',
      seq: 2,
      replyTo: 'fd3c1b52-52f5-4f0e-8d6b-6b1f6e1f5a10',
      gen: 1,
      state: 'done',
      text: 'You have 30 days from delivery.',
      sources: [],
      revision: 3,
      createdAt: '2026-03-02T09:32:10.000Z',
    },
  ],
  hasMore: false,
};
