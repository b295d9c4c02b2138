import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type Static } from 'typebox';
import type { WatchedSession } from './watched-session.js';

const Instant = Type.String({ format: 'date-time' });
const Mode = Type.Union([Type.Literal('test'), Type.Literal('live')]);

export const WatchedSessionRow = Type.Object(
  {
    id: Id,
    mode: Mode,
    chatbotId: Id,
    chatbotName: Type.String(),
    operatorId: Type.Union([Type.String(), Type.Null()], {
      description: 'Subject of the operator’s token; null for a visitor’s session.',
    }),
    state: Type.Union([Type.Literal('active'), Type.Literal('ended'), Type.Literal('expired')]),
    isAnswering: Type.Boolean({ description: 'True while a reply is being generated.' }),
    epoch: Type.Integer({ minimum: 1 }),
    messages: Type.Integer({ minimum: 0 }),
    createdAt: Instant,
    lastActiveAt: Instant,
    expiresAt: Instant,
    endedAt: Type.Union([Instant, Type.Null()]),
    lastError: Type.Union([Type.String(), Type.Null()], {
      description: 'Error code of the last reply.',
    }),
    instance: Type.Union([Type.String(), Type.Null()], {
      description: 'The instance that gave the last reply, as host and process id.',
    }),
  },
  { title: 'WatchedSession' },
);
export type WatchedSessionRow = Static<typeof WatchedSessionRow>;

export const WatchedSessionPage = Type.Object(
  {
    sessions: Type.Array(WatchedSessionRow),
    cursor: Type.Union([Type.String(), Type.Null()], {
      description: 'Cursor of the next page; null if this is the last.',
    }),
    now: Type.String({ format: 'date-time', description: 'Time by the server’s clock.' }),
  },
  { title: 'WatchedSessionPage' },
);

export const EndedSessions = Type.Object(
  { ended: Type.Array(Id), notFound: Type.Array(Id) },
  { title: 'EndedSessions' },
);

export const CleanUp = Type.Object(
  { sessions: Type.Integer({ minimum: 0 }), messages: Type.Integer({ minimum: 0 }) },
  { title: 'CleanUp' },
);

export function watchedSessionRow(session: WatchedSession): WatchedSessionRow {
  const { createdAt, lastActiveAt, expiresAt, endedAt } = session;
  return {
    ...session,
    createdAt: createdAt.toISOString(),
    lastActiveAt: lastActiveAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export const WATCHED_EXAMPLE: WatchedSessionRow = {
  ...{ id: '0c9b7a52-6f4e-4a0e-9d57-1f0a3c1b7d11', mode: 'test' },
  ...{ chatbotId: 'bot_9f8e7d6c5b4a39281706f5e4', chatbotName: 'Shop helper' },
  ...{ operatorId: 'anna', state: 'active', isAnswering: false, epoch: 1, messages: 4 },
  createdAt: '2026-03-02T09:30:00.000Z',
  lastActiveAt: '2026-03-02T09:32:10.000Z',
  expiresAt: '2026-03-02T10:02:10.000Z',
  ...{ endedAt: null, lastError: null, instance: 'web-1:4711' },
};
