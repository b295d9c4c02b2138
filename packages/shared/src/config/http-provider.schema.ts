import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

/**
 * Path of a value in an event: names and indices with dots between, `*` for every entry of a list,
 * as in `choices.0.delta.content`, `-1` for the last entry, `**` for all that lies within at any depth; empty: the event itself.
 * `$event` is the name of a server-sent event, `$data` its text as it came, `$id` its id.
 */
export const Path = Type.String({ maxLength: 200, pattern: '^\\S*$' });

/** Holds where the value at a path is one of these. */
export const When = Type.Object(
  { path: Path, is: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 20 }) },
  { ...closed, title: 'When' },
);
export type When = Static<typeof When>;

/** The value at a path, in the events for which `when` holds; in all without it. */
export const Selector = Type.Object(
  {
    path: Path,
    when: Type.Optional(When),
    /** Condition on the value itself; an empty text in its `is` holds where there is none at its path. */
    only: Type.Optional(When),
    /** Path within the value, of what is read of it. */
    part: Type.Optional(Path),
  },
  { ...closed, title: 'Selector' },
);
export type Selector = Static<typeof Selector>;

/** Those with the same path and a `part` each are read entry by entry: of each card its title, then its text. */
const Selectors = Type.Array(Selector, { maxItems: 16 });

const Paths = Type.Array(Path, { maxItems: 4 });

/** Paths of sources, and in each of its title, address and text: the first path that has one counts. */
export const SourceSelector = Type.Object(
  {
    path: Path,
    when: Type.Optional(When),
    /** Condition on the entry itself: other entries are no sources. */
    only: Type.Optional(When),
    title: Paths,
    url: Paths,
    text: Paths,
    /** Mark by which the text cites it, such as `【4:0†source】`; left out: its title, in a mark. */
    mark: Type.Optional(Paths),
  },
  { ...closed, title: 'SourceSelector' },
);
export type SourceSelector = Static<typeof SourceSelector>;

/** Paths of images, and in each of its address and alternative text: the first path that has one counts. */
export const ImageSelector = Type.Object(
  {
    path: Path,
    when: Type.Optional(When),
    /** Condition on the entry itself: other entries have no images. */
    only: Type.Optional(When),
    url: Paths,
    alt: Paths,
  },
  { ...closed, title: 'ImageSelector' },
);
export type ImageSelector = Static<typeof ImageSelector>;

/** Paths of quick replies: the words that are shown, and those that the service is sent. */
export const QuickReplySelector = Type.Object(
  {
    path: Path,
    when: Type.Optional(When),
    /** Condition on the entry itself: other entries have no quick replies. */
    only: Type.Optional(When),
    /** Left out: the entry is a text. */
    title: Type.Optional(Path),
    /** The first path that has one; left out, or where none has: the title is sent. */
    value: Type.Optional(Paths),
  },
  { ...closed, title: 'QuickReplySelector' },
);
export type QuickReplySelector = Static<typeof QuickReplySelector>;

/** An address whose scheme and host are fixed; `{{...}}` may stand behind them. */
const Url = Type.String({ maxLength: 1_000, pattern: '^https?://[^\\s/?#{}@]+([/?][^\\s]*)?$' });
const Body = Type.String({ maxLength: 16_000 });
const Method = Type.Union([Type.Literal('POST'), Type.Literal('GET'), Type.Literal('PUT')]);
const VariableName = '^[A-Za-z][A-Za-z0-9_]{0,39}$';

/**
 * Headers that the connection itself sets (RFC 9110, section 7.6.1, and what frames a message): set
 * by a configuration, they could lead a request to another site on the same address, or hide one
 * request in another.
 */
export const CONNECTION_HEADERS: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'trailers',
  'transfer-encoding',
  'upgrade',
];

/** A pattern for any of these, in upper and lower case. */
const anyCase = (names: readonly string[]) =>
  names
    .map((name) => name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`))
    .join('|');

const HEADER_NAME = `^(?!(${anyCase(CONNECTION_HEADERS)})$)[A-Za-z0-9!#$%&'*+.^_\`|~-]+$`;

/** Variables (`{{vars.NAME}}`) and where they stand in an answer. */
const Captured = Type.Record(Type.String({ pattern: VariableName }), Path, { maxProperties: 8 });

/** A request before the first message of a conversation, which learns what the others need. */
export const SetupStep = Type.Object(
  {
    method: Method,
    url: Url,
    body: Body,
    capture: Captured,
  },
  { ...closed, title: 'SetupStep' },
);
export type SetupStep = Static<typeof SetupStep>;

/** Format of an answer. */
export const Mapping = Type.Object(
  {
    /** Pieces of text, each to be appended to those before. */
    delta: Selectors,
    /** Pieces of thoughts before the answer: not said, and shown to operators of tests alone. */
    thoughts: Type.Optional(Selectors),
    /** Complete messages, taken where no piece came before; several are paragraphs. */
    text: Selectors,
    /** Kind of a message: operators are told of it where there was nothing to say of the message. */
    kind: Type.Optional(Selectors),
    /** Id of the message to which the pieces around belong: those of another begin a paragraph. */
    message: Type.Optional(Selectors),
    /** The message that this event names is the visitor's own, or a tool's: its pieces are not said. */
    own: Type.Optional(Type.Array(When, { maxItems: 4 })),
    /** The reply is complete. With pieces of text, a stream without this was cut off. */
    end: Type.Array(When, { maxItems: 8 }),
    /** The service failed; what stands there is its explanation. */
    error: Selectors,
    /** The service's id of this conversation: `{{conversation}}` of the next request. */
    conversation: Selectors,
    inputTokens: Selectors,
    outputTokens: Selectors,
    model: Selectors,
    /** Finish reason, in the service's own word. */
    finish: Selectors,
    /** Sources of the reply; left out: nothing is shown. */
    sources: Type.Optional(Type.Array(SourceSelector, { maxItems: 8 })),
    /** Suggested next questions; left out: nothing is shown. */
    quickReplies: Type.Optional(Type.Array(QuickReplySelector, { maxItems: 8 })),
    /** Images, which are shown where the chatbot allows their hosts; left out: none are read. */
    images: Type.Optional(Type.Array(ImageSelector, { maxItems: 4 })),
  },
  { ...closed, title: 'Mapping' },
);
export type Mapping = Static<typeof Mapping>;

/** A place that is looked at again and again after a message was sent, for the reply to it. */
export const Poll = Type.Object(
  {
    /** Asked by GET. */
    url: Url,
    /** Pause before each look, in ms. */
    everyMs: Type.Integer({ minimum: 200, maximum: 10_000 }),
    /** Path of the new messages in a response: each is an event. */
    entries: Path,
    /** Entries that are the visitor's own; `{{...}}` may stand in `is`. */
    own: Type.Array(When, { maxItems: 4 }),
    /** Entries that say that more is to come: the reply does not end behind one. */
    busy: Type.Array(When, { maxItems: 4 }),
    /** Set anew by each answer: how far it was read. */
    capture: Captured,
  },
  { ...closed, title: 'Poll' },
);
export type Poll = Static<typeof Poll>;

/**
 * Way back to a generation that goes on at the service without us: whoever takes a reply over goes on
 * with it there, and it is not paid twice.
 */
export const Rejoin = Type.Object(
  {
    /** The service's id of the generation: `{{generation.id}}`. */
    id: Selectors,
    /** Number of an event; of the last one that was read: `{{generation.position}}`. */
    position: Selectors,
    /** Stream of the events behind that position. */
    url: Url,
    /** Address that is posted to when nobody wants the generation any more; empty: it goes on. */
    cancel: Type.Union([Type.Literal(''), Url]),
  },
  { ...closed, title: 'Rejoin' },
);
export type Rejoin = Static<typeof Rejoin>;

/** Any chatbot API over HTTP answers: configured, not coded. */
export const HttpProvider = Type.Object(
  {
    type: Type.Literal('http'),
    /** Id of the preset that it was made from; empty: none. For people. */
    preset: Type.String({ maxLength: 40, pattern: '^[a-z0-9-]*$' }),
    method: Method,
    url: Url,
    /** Values may have `{{...}}`; one that is empty in the end is not sent. */
    headers: Type.Array(
      Type.Object(
        {
          name: Type.String({ maxLength: 100, pattern: HEADER_NAME }),
          value: Type.String({ maxLength: 2_000, pattern: '^[\\x20-\\x7e]*$' }),
        },
        closed,
      ),
      { maxItems: 20 },
    ),
    /** JSON, in which `{{...}}` may stand for or within any text; empty: no body. */
    body: Body,
    setup: Type.Array(SetupStep, { maxItems: 4 }),
    /** Stream of events that is opened before the request and brings the reply; empty: none. */
    listen: Type.Union([Type.Literal(''), Url]),
    /** Left out: the reply is the answer to the message, or comes by `listen`. */
    poll: Type.Optional(Poll),
    /** Silence after a message that ends a reply, in ms; needs `listen` or `poll`. */
    quietMs: Type.Integer({ minimum: 0, maximum: 20_000 }),
    /** `auto` goes by how the answer begins. */
    format: Type.Union([
      Type.Literal('auto'),
      Type.Literal('sse'),
      Type.Literal('ndjson'),
      Type.Literal('json'),
      Type.Literal('text'),
    ]),
    mapping: Mapping,
    /** Left out: a generation ends with its request. */
    rejoin: Type.Optional(Rejoin),
    /** Longest wait for the beginning of an answer, its first word, and between any two. */
    timeoutSeconds: Type.Number({ minimum: 1, maximum: 120 }),
    /** Number of retries of a request that has certainly had no effect. */
    retries: Type.Integer({ minimum: 0, maximum: 3 }),
    /** Said by a live chatbot in place of a failure; empty: the failure shows. */
    fallback: Type.String({ maxLength: 1_000 }),
  },
  { ...closed, title: 'HttpProvider' },
);
export type HttpProvider = Static<typeof HttpProvider>;
