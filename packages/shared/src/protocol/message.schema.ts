import { Type, type Static } from 'typebox';
import { LIMITS } from './limits.js';

/** Ids are made by their owner (server: rows; client: `cid`) and are opaque to the other side. */
export const Id = Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });

/** ISO 8601, UTC, milliseconds. */
const Instant = Type.String();

/** A passage that a reply cites; `index` is the number in its text, as in `[1]`. */
export const Source = Type.Object(
  {
    index: Type.Integer({ minimum: 1 }),
    documentId: Type.String(),
    title: Type.String(),
    heading: Type.String(),
    passage: Type.String(),
    url: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Source' },
);
export type Source = Static<typeof Source>;

/** Score of a hit in one part of the retrieval. Scores of different parts do not compare. */
const HitPart = Type.Object({ score: Type.Number(), rank: Type.Integer({ minimum: 1 }) });

/** A knowledge-base chunk that the retrieval found, whether or not the reply used it. */
export const Hit = Type.Object(
  {
    documentId: Type.String(),
    chunkId: Type.String(),
    title: Type.String(),
    heading: Type.String(),
    ordinal: Type.Integer({ minimum: 0 }),
    passage: Type.String(),
    score: Type.Number(),
    rank: Type.Integer({ minimum: 1 }),
    used: Type.Boolean(),
    parts: Type.Record(Type.String(), HitPart),
  },
  { title: 'Hit' },
);
export type Hit = Static<typeof Hit>;

/** The parts of a reply's time, in the order in which they happen. */
export const MarkName = Type.Union([
  Type.Literal('queue'),
  Type.Literal('retrieval'),
  Type.Literal('prompt'),
  Type.Literal('connect'),
  Type.Literal('firstToken'),
  Type.Literal('generation'),
  Type.Literal('store'),
]);
export type MarkName = Static<typeof MarkName>;

/** One part of the waterfall: it starts where the one before ends, so that they add up. */
export const Mark = Type.Object({ name: MarkName, ms: Type.Number({ minimum: 0 }) });
export type Mark = Static<typeof Mark>;

export const Tokens = Type.Object({
  input: Type.Integer({ minimum: 0 }),
  output: Type.Integer({ minimum: 0 }),
  /** True where the provider reported nothing and we counted. */
  estimated: Type.Boolean(),
});
export type Tokens = Static<typeof Tokens>;

/** Something an operator should know about a reply, with a stable code and a sentence. */
export const Warning = Type.Object({ code: Type.String(), message: Type.String() });
export type Warning = Static<typeof Warning>;

/** One message of what a model got to read. */
export const PromptMessage = Type.Object({
  role: Type.Union([Type.Literal('system'), Type.Literal('user'), Type.Literal('assistant')]),
  content: Type.String(),
});
export type PromptMessage = Static<typeof PromptMessage>;

const Headers = Type.Record(Type.String(), Type.String());

/**
 * A request to a service and its answer as they went over the wire, with every secret replaced by
 * "…". Bodies are cut at a bound, and say so.
 */
export const Exchange = Type.Object(
  {
    request: Type.Object({
      method: Type.String(),
      url: Type.String(),
      headers: Headers,
      body: Type.String(),
      truncated: Type.Boolean(),
    }),
    /** Null: there was none. */
    response: Type.Union([
      Type.Object({
        status: Type.Integer(),
        headers: Headers,
        body: Type.String(),
        truncated: Type.Boolean(),
      }),
      Type.Null(),
    ]),
  },
  { title: 'Exchange' },
);
export type Exchange = Static<typeof Exchange>;

/** An error of the catalogue, with what to do next. */
export const Problem = Type.Object(
  {
    code: Type.String(),
    message: Type.String(),
    action: Type.String(),
    retryable: Type.Boolean(),
    correlationId: Type.String(),
    /** Time after which the same request may be sent again, in ms: a send waits and is repeated. */
    retryAfterMs: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { title: 'Problem' },
);
export type Problem = Static<typeof Problem>;

/** Debug data of a reply. Only for operators, only in test sessions. Null means unavailable. */
export const ReplyDebug = Type.Object(
  {
    totalMs: Type.Number({ minimum: 0 }),
    firstTokenMs: Type.Union([Type.Number({ minimum: 0 }), Type.Null()]),
    marks: Type.Array(Mark),
    provider: Type.String(),
    model: Type.Union([Type.String(), Type.Null()]),
    /** The model that was asked for, where one was: what answers may call itself otherwise. */
    requestedModel: Type.Optional(Type.String()),
    tokens: Type.Union([Tokens, Type.Null()]),
    costUsd: Type.Union([Type.Number({ minimum: 0 }), Type.Null()]),
    hits: Type.Array(Hit),
    warnings: Type.Array(Warning),
    /** Host that was asked. */
    endpoint: Type.Optional(Type.String()),
    /** Finish reason in the service's own word: `stop`, `length` ... */
    finishReason: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    /** Fingerprint of the configuration that answered. */
    fingerprint: Type.Optional(Type.String()),
    /** True if that has unsaved values. */
    preview: Type.Optional(Type.Boolean()),
    /** The visitor, if the page has named one, and whether that was verified. */
    visitor: Type.Optional(Type.Object({ id: Type.String(), verified: Type.Boolean() })),
    /** Least confidence that counted as an answer, where documents were asked. */
    threshold: Type.Optional(Type.Number()),
    /**
     * Text and problem that visitors would have seen for a failed reply; without a problem, the
     * fallback.
     */
    visitors: Type.Optional(
      Type.Object({ text: Type.String(), problem: Type.Union([Problem, Type.Null()]) }),
    ),
  },
  { title: 'ReplyDebug' },
);
export type ReplyDebug = Static<typeof ReplyDebug>;

/** The large parts of a trace: loaded when an operator opens them. */
export const ReplyDetails = Type.Object(
  {
    /**
     * The final prompt; long messages are cut and end with "…". Null where there
     * is none: documents answered alone, or what answers makes its own.
     */
    prompt: Type.Union([Type.Array(PromptMessage), Type.Null()]),
    /** Thoughts of a model before its answer, which nobody was told; left out: it told none. */
    thoughts: Type.Optional(Type.String()),
    /** Exchanges in the order of the requests; more than one if a request was retried. */
    exchanges: Type.Array(Exchange),
  },
  { title: 'ReplyDetails' },
);
export type ReplyDetails = Static<typeof ReplyDetails>;

export const UserMessage = Type.Object(
  {
    role: Type.Literal('user'),
    id: Id,
    seq: Type.Integer({ minimum: 1 }),
    /** The sender's own id: a send is idempotent by it. */
    cid: Id,
    text: Type.String(),
    createdAt: Instant,
  },
  { title: 'UserMessage' },
);
export type UserMessage = Static<typeof UserMessage>;

/** Feedback on a reply. */
export const Feedback = Type.Union([Type.Literal('good'), Type.Literal('bad')]);
export type Feedback = Static<typeof Feedback>;

/** The same, or that it was taken back. */
export const FeedbackValue = Type.Union([...Feedback.anyOf, Type.Literal('none')]);
export type FeedbackValue = Static<typeof FeedbackValue>;

/** Reason for it, in the reader's own words. */
export const FeedbackReason = Type.String({ minLength: 1, maxLength: LIMITS.feedbackReasonLength });

export const BotMessage = Type.Object(
  {
    role: Type.Literal('bot'),
    /** The reply's id, the same before and after it ends. */
    id: Id,
    seq: Type.Integer({ minimum: 1 }),
    /** Id of the user message that it answers. */
    replyTo: Id,
    /** Generation: goes up when a reply is started again after a crash. */
    gen: Type.Integer({ minimum: 1 }),
    state: Type.Union([Type.Literal('done'), Type.Literal('stopped'), Type.Literal('failed')]),
    text: Type.String(),
    sources: Type.Array(Source),
    /** Revision of the chatbot that answered. */
    revision: Type.Integer({ minimum: 1 }),
    /** Fingerprint of all that the reply came of, as far as it is known. */
    fingerprint: Type.Optional(Type.String()),
    createdAt: Instant,
    /** Id of the reply in whose place it was given, to the same question. */
    replaces: Type.Optional(Id),
    feedback: Type.Optional(Feedback),
    /** Reason that the reader gave for it. */
    feedbackReason: Type.Optional(FeedbackReason),
    /** Suggested next questions. */
    quickReplies: Type.Optional(Type.Array(Type.String(), { maxItems: 6 })),
    problem: Type.Optional(Problem),
    debug: Type.Optional(ReplyDebug),
  },
  { title: 'BotMessage' },
);
export type BotMessage = Static<typeof BotMessage>;

export const Message = Type.Union([UserMessage, BotMessage], { title: 'Message' });
export type Message = Static<typeof Message>;
