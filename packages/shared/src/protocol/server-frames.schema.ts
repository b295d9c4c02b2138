import { Type, type Static } from 'typebox';
import { PublicConfig } from '../config/chatbot-config.schema.js';
import { Simulation } from './client-frames.schema.js';
import {
  BotMessage,
  FeedbackReason,
  FeedbackValue,
  Id,
  Message,
  Problem,
  UserMessage,
} from './message.schema.js';
import { PageReceipt } from './witness.schema.js';

const Seq = Type.Integer({ minimum: 0 });
const Epoch = Type.Integer({ minimum: 1 });

/** A reply that has not ended. `text` starts at `offset`, which is 0 unless the client had some. */
export const OpenReply = Type.Object({
  replyId: Id,
  replyTo: Id,
  gen: Type.Integer({ minimum: 0 }),
  offset: Type.Integer({ minimum: 0 }),
  text: Type.String(),
  /** Id of the reply in whose place it is given. */
  replaces: Type.Optional(Id),
});
export type OpenReply = Static<typeof OpenReply>;

/**
 * Brings a client to `(epoch, seq)`. Complete: `messages` are all that follow its cursor.
 * Not complete: they are the last page and replace what it had; `hasMore` tells of older ones.
 */
export const Recovery = Type.Object({
  epoch: Epoch,
  seq: Seq,
  complete: Type.Boolean(),
  hasMore: Type.Boolean(),
  /** Number of questions older than a page with `hasMore`, by which those in it are numbered. */
  earlierQuestions: Type.Optional(Type.Integer({ minimum: 0 })),
  messages: Type.Array(Message),
  replies: Type.Array(OpenReply),
});
export type Recovery = Static<typeof Recovery>;

export const SessionInfo = Type.Object({
  id: Id,
  mode: Type.Union([Type.Literal('test'), Type.Literal('live')]),
  createdAt: Type.String(),
  expiresAt: Type.String(),
  /** Time until the session expires, by the server's clock when this was sent, in ms. */
  expiresInMs: Type.Optional(Type.Integer({ minimum: 0 })),
  epoch: Type.Optional(Epoch),
});
export type SessionInfo = Static<typeof SessionInfo>;

/** The chatbot as visitors may know it, and the revision that it is. */
export const ChatbotInfo = Type.Object(
  {
    id: Id,
    revision: Type.Integer({ minimum: 1 }),
    fingerprint: Type.String(),
    config: PublicConfig,
    /** Live: of its publication; none where that was before there were receipts. */
    receipt: Type.Optional(PageReceipt),
  },
  { title: 'PublicChatbot' },
);
export type ChatbotInfo = Static<typeof ChatbotInfo>;

/** Answer to `hello`. */
export const WelcomeFrame = Type.Object({
  type: Type.Literal('welcome'),
  session: SessionInfo,
  chatbot: ChatbotInfo,
  recovery: Recovery,
  /** Live, first connection only: opens this conversation again. */
  token: Type.Optional(Type.String()),
});
export type WelcomeFrame = Static<typeof WelcomeFrame>;

/** Answer to `recover`; sent to everybody, with a new epoch, after a reset. */
export const RecoveredFrame = Type.Object({ type: Type.Literal('recovered'), recovery: Recovery });
export type RecoveredFrame = Static<typeof RecoveredFrame>;

/** Answer to `earlier`: the messages before that place, oldest first; empty where there are none. */
export const PageFrame = Type.Object({
  type: Type.Literal('page'),
  epoch: Epoch,
  before: Type.Integer({ minimum: 1 }),
  messages: Type.Array(Message),
  hasMore: Type.Boolean(),
});
export type PageFrame = Static<typeof PageFrame>;

/** The message with this `cid` is in the database. Never sent before. */
export const AckFrame = Type.Object({
  type: Type.Literal('ack'),
  cid: Id,
  messageId: Id,
  epoch: Epoch,
  seq: Seq,
});
export type AckFrame = Static<typeof AckFrame>;

/** A user's message, to everybody in the session, the sender too. Its reply is on the way. */
export const MessageFrame = Type.Object({
  type: Type.Literal('message'),
  epoch: Epoch,
  message: UserMessage,
  replyId: Id,
});
export type MessageFrame = Static<typeof MessageFrame>;

/** A question is answered again, in the place of the reply `replaces`; takes no `seq` itself. */
export const ReplyFrame = Type.Object({
  type: Type.Literal('reply'),
  epoch: Epoch,
  /** Position of the last message in the log, which is the reply that is replaced. */
  seq: Seq,
  replyId: Id,
  replyTo: Id,
  replaces: Id,
});
export type ReplyFrame = Static<typeof ReplyFrame>;

/** A piece of a reply; `offset` counts the code units before it. Takes no `seq`, may get lost. */
export const DeltaFrame = Type.Object({
  type: Type.Literal('delta'),
  replyId: Id,
  gen: Type.Integer({ minimum: 1 }),
  offset: Type.Integer({ minimum: 0 }),
  text: Type.String(),
});
export type DeltaFrame = Static<typeof DeltaFrame>;

/** A reply has ended and is stored. The text came as deltas; its length and hash prove it. */
export const DoneFrame = Type.Object({
  type: Type.Literal('done'),
  epoch: Epoch,
  message: Type.Omit(BotMessage, ['text']),
  length: Type.Integer({ minimum: 0 }),
  /** SHA-256 of the text in UTF-8, hexadecimal. */
  sha256: Type.String(),
});
export type DoneFrame = Static<typeof DoneFrame>;

/** Stored feedback on a reply. */
export const FeedbackGivenFrame = Type.Object({
  type: Type.Literal('feedback'),
  epoch: Epoch,
  replyId: Id,
  value: FeedbackValue,
  reason: Type.Optional(FeedbackReason),
});
export type FeedbackGivenFrame = Static<typeof FeedbackGivenFrame>;

/** The chatbot was changed; the newest wins. */
export const ChatbotFrame = Type.Object({ type: Type.Literal('chatbot'), chatbot: ChatbotInfo });
export type ChatbotFrame = Static<typeof ChatbotFrame>;

/** Test: this revision is what visitors get from now on. */
export const PublishedFrame = Type.Object({
  type: Type.Literal('published'),
  revision: Type.Integer({ minimum: 1 }),
});
export type PublishedFrame = Static<typeof PublishedFrame>;

/** The session expires after so many ms, unless somebody writes or extends it. */
export const ExpiringFrame = Type.Object({
  type: Type.Literal('expiring'),
  inMs: Type.Integer({ minimum: 0 }),
});
export type ExpiringFrame = Static<typeof ExpiringFrame>;

/** Somebody has extended the session: it does not expire before so many ms. */
export const ExtendedFrame = Type.Object({
  type: Type.Literal('extended'),
  inMs: Type.Integer({ minimum: 0 }),
});
export type ExtendedFrame = Static<typeof ExtendedFrame>;

/** Test: what the session is answered by, other than its draft; to everybody in it. */
export const OverridesFrame = Type.Object({
  type: Type.Literal('overrides'),
  simulation: Simulation,
  /** Fingerprint of the configuration with unsaved values; empty: there are none. */
  preview: Type.String(),
});
export type OverridesFrame = Static<typeof OverridesFrame>;

/**
 * Something that the client asked for was refused. `ref` is what the frame itself had as `ref`, else
 * its type; `cid` names the send.
 */
export const ErrorFrame = Type.Object({
  type: Type.Literal('error'),
  problem: Problem,
  ref: Type.Optional(Id),
  cid: Type.Optional(Id),
});
export type ErrorFrame = Static<typeof ErrorFrame>;

/** A sign of life; with the place of the log, by which a client finds that it misses the end. */
export const PongFrame = Type.Object({
  type: Type.Literal('pong'),
  epoch: Type.Optional(Epoch),
  seq: Type.Optional(Seq),
});
export type PongFrame = Static<typeof PongFrame>;

/** The server is stopping: connect again within so many ms, which is when this socket is closed. */
export const GoawayFrame = Type.Object({
  type: Type.Literal('goaway'),
  withinMs: Type.Integer({ minimum: 0 }),
});
export type GoawayFrame = Static<typeof GoawayFrame>;

/** Everything that the server may send. A client skips types and fields that it does not know. */
export const ServerFrame = Type.Union([
  WelcomeFrame,
  RecoveredFrame,
  PageFrame,
  AckFrame,
  MessageFrame,
  ReplyFrame,
  DeltaFrame,
  DoneFrame,
  FeedbackGivenFrame,
  ChatbotFrame,
  PublishedFrame,
  ExpiringFrame,
  ExtendedFrame,
  OverridesFrame,
  ErrorFrame,
  GoawayFrame,
  PongFrame,
]);
export type ServerFrame = Static<typeof ServerFrame>;
