import { Type, type Static } from 'typebox';
import { LIMITS } from './limits.js';
import { FeedbackReason, FeedbackValue, Id } from './message.schema.js';
import { WidgetFiles, WitnessVerdict } from './witness.schema.js';

/** A client's place in a reply that has not ended: it has `offset` code units of `gen`. */
const ReplyCursor = Type.Object({
  replyId: Id,
  gen: Type.Integer({ minimum: 0 }),
  offset: Type.Integer({ minimum: 0 }),
});

/** A client's place in the log. `(0, 0)` is before its start. */
export const Cursor = Type.Object({
  epoch: Type.Integer({ minimum: 0 }),
  seq: Type.Integer({ minimum: 0 }),
  replies: Type.Array(ReplyCursor, { maxItems: 32 }),
});
export type Cursor = Static<typeof Cursor>;

/** The page's statements about its visitor: kept with the session, not verified. */
export const VisitorInputs = Type.Object({
  /** The visitor's, in the page's own books. */
  id: Type.Optional(Type.String({ maxLength: 120 })),
  name: Type.Optional(Type.String({ maxLength: 120 })),
  email: Type.Optional(Type.String({ maxLength: 254 })),
  /** Whatever else the chatbot service should know. */
  inputs: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }),
      Type.Union([Type.String({ maxLength: 500 }), Type.Number(), Type.Boolean()]),
      { additionalProperties: false, maxProperties: 20 },
    ),
  ),
});
export type VisitorInputs = Static<typeof VisitorInputs>;

/** The visitor of a session; kept by a reset, dropped by a new session. */
export const Visitor = Type.Object(
  {
    ...VisitorInputs.properties,
    language: Type.Optional(Type.String({ maxLength: 35 })),
    pageUrl: Type.Optional(Type.String({ maxLength: 2_000 })),
  },
  { title: 'Visitor' },
);
export type Visitor = Static<typeof Visitor>;

/** Visitor as the server keeps it. */
export const KnownVisitor = Type.Object({
  ...Visitor.properties,
  /**
   * Signed identity that owns the conversation, and the time until which it proves who writes;
   * null: it no longer does.
   */
  proof: Type.Optional(
    Type.Object({
      id: Type.String(),
      until: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    }),
  ),
});
export type KnownVisitor = Static<typeof KnownVisitor>;

/** First frame of every connection: who I am, which session, and where I left off. */
export const HelloFrame = Type.Object({
  type: Type.Literal('hello'),
  /** Test: the operator's JWT. Live: the visitor's token of an earlier `welcome`. */
  token: Type.Optional(Type.String({ maxLength: 3_000 })),
  /** Test: which session; absent means the operator's latest of this chatbot, or a new one. */
  sessionId: Type.Optional(Id),
  /** Start another session as a new visitor, even where one could be resumed. */
  fresh: Type.Optional(Type.Boolean()),
  /** Test: a session of the same operator that ends with this; undoes a `fresh` one. */
  ends: Type.Optional(Id),
  cursor: Type.Optional(Cursor),
  visitor: Type.Optional(Visitor),
  /** Live: what the page shows, and what it found when it compared that with the receipt. */
  seen: Type.Optional(
    Type.Object({
      fingerprint: Type.String({ maxLength: 64 }),
      files: Type.Optional(WidgetFiles),
      /** Version of the widget; of widgets that name no files. */
      build: Type.Optional(Type.String({ maxLength: 40 })),
      receipt: Type.Optional(Type.String({ maxLength: 64 })),
      verdict: Type.Optional(WitnessVerdict),
    }),
  ),
  /** A JWT that proves who the visitor is. */
  identity: Type.Optional(Type.String({ maxLength: 2_000 })),
});
export type HelloFrame = Static<typeof HelloFrame>;

/** A user's message. The same `cid` again gets the same ack; with another text, a conflict. */
export const SendFrame = Type.Object({
  type: Type.Literal('send'),
  cid: Id,
  text: Type.String({ minLength: 1, maxLength: LIMITS.textLength }),
  /** The message of this client that comes before: while that one is held back, so is this. */
  after: Type.Optional(Id),
});
export type SendFrame = Static<typeof SendFrame>;

/** End this reply where it is; what has been said stays. Idempotent. */
export const StopFrame = Type.Object({ type: Type.Literal('stop'), replyId: Id });
export type StopFrame = Static<typeof StopFrame>;

/** Answer the question of this reply again; it is the last of the log, and replaced once. */
export const RegenerateFrame = Type.Object({ type: Type.Literal('regenerate'), replyId: Id });
export type RegenerateFrame = Static<typeof RegenerateFrame>;

/** Feedback on a reply that has ended; `none` removes it. The last one counts. */
export const FeedbackFrame = Type.Object({
  type: Type.Literal('feedback'),
  replyId: Id,
  value: FeedbackValue,
  /** Reason for it; the one that was given before counts no more. */
  reason: Type.Optional(FeedbackReason),
});
export type FeedbackFrame = Static<typeof FeedbackFrame>;

/** Clear the conversation for everybody in the session. Does nothing if `epoch` is not current. */
export const ResetFrame = Type.Object({
  type: Type.Literal('reset'),
  epoch: Type.Integer({ minimum: 1 }),
});
export type ResetFrame = Static<typeof ResetFrame>;

/** Bring back what the last reset has cleared. Does nothing if `epoch` is not current. */
export const UndoFrame = Type.Object({
  type: Type.Literal('undo'),
  epoch: Type.Integer({ minimum: 1 }),
});
export type UndoFrame = Static<typeof UndoFrame>;

/** The session is still wanted: its idle time starts again. */
export const ExtendFrame = Type.Object({ type: Type.Literal('extend') });
export type ExtendFrame = Static<typeof ExtendFrame>;

/** Takes the place of all that the page has said of its visitor before. */
export const IdentifyFrame = Type.Object({
  type: Type.Literal('identify'),
  visitor: VisitorInputs,
});
export type IdentifyFrame = Static<typeof IdentifyFrame>;

/** I miss something: send what comes after my cursor. */
export const RecoverFrame = Type.Object({ type: Type.Literal('recover'), cursor: Cursor });
export type RecoverFrame = Static<typeof RecoverFrame>;

/** Send the page of the log that ends before this place. */
export const EarlierFrame = Type.Object({
  type: Type.Literal('earlier'),
  epoch: Type.Integer({ minimum: 1 }),
  before: Type.Integer({ minimum: 1 }),
});
export type EarlierFrame = Static<typeof EarlierFrame>;

/** Test: a newer token of the same operator, so that the socket need not close with the old one. */
export const AuthFrame = Type.Object({
  type: Type.Literal('auth'),
  token: Type.String({ maxLength: 3_000 }),
});
export type AuthFrame = Static<typeof AuthFrame>;

/** Failures that the server can simulate for an operator; `none` ends them. */
export const Simulation = Type.Union([
  Type.Literal('none'),
  Type.Literal('session-expired'),
  Type.Literal('service-error'),
  Type.Literal('empty-knowledge'),
]);
export type Simulation = Static<typeof Simulation>;

/** Test: from the next turn on, and until all sockets have left, the session goes like this. */
export const SimulateFrame = Type.Object({
  type: Type.Literal('simulate'),
  simulation: Simulation,
});
export type SimulateFrame = Static<typeof SimulateFrame>;

/** Test: values that nobody has saved answer from the next turn on, until all sockets have left. */
export const PreviewFrame = Type.Object({
  type: Type.Literal('preview'),
  /** Fields of a configuration, laid over the draft; none: the draft as it is. */
  changes: Type.Record(Type.String(), Type.Unknown()),
});
export type PreviewFrame = Static<typeof PreviewFrame>;

export const PingFrame = Type.Object({ type: Type.Literal('ping') });
export type PingFrame = Static<typeof PingFrame>;

/** Everything that a client may send. Fields that the schema does not name are ignored. */
export const ClientFrame = Type.Union([
  HelloFrame,
  SendFrame,
  StopFrame,
  RegenerateFrame,
  FeedbackFrame,
  ResetFrame,
  UndoFrame,
  ExtendFrame,
  IdentifyFrame,
  RecoverFrame,
  EarlierFrame,
  AuthFrame,
  SimulateFrame,
  PreviewFrame,
  PingFrame,
]);
export type ClientFrame = Static<typeof ClientFrame>;
