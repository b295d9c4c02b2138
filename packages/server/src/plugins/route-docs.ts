import { ERRORS, type ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type TObject, type TSchema } from 'typebox';

/** Groups of routes, in the order of the reference. */
export const TAGS = {
  Chatbots: 'What operators edit, and what visitors get.',
  Revisions: 'What a chatbot was each time that it was saved.',
  Documents: 'What a chatbot knows.',
  'Saved tests': 'Questions with what their answers have to say, to be asked again at will.',
  Connections: 'A chatbot service that answers, and its secrets.',
  Conversations: 'Conversations of visitors and of tests, to read.',
  'Test sessions': 'Conversations of operators with their drafts.',
  Monitoring: 'Sessions as they happen, and how much chatbots are used; for admins.',
  Sockets: 'Conversations as they happen, and what is kept of a visitor.',
  Service: 'The server itself, and who may use it.',
} as const;
export type Tag = keyof typeof TAGS;

/** Documentation of a route in the reference. */
export interface RouteDocs {
  readonly tag: Tag;
  /** Name in generated clients: a verb and a noun that never change. */
  readonly operationId: string;
  /** A few words, as a heading. */
  readonly summary: string;
  readonly description?: string;
  /** Answers that are a success, by status; null: without a body. */
  readonly answers: Readonly<Record<number, Answer | null>>;
  /** Errors beside those that any route may answer with. */
  readonly errors?: readonly ErrorCode[];
  /** True if it wants an operator's token. Default true. */
  readonly signedIn?: boolean;
}

type Answer = JsonAnswer | StreamAnswer;

interface StreamAnswer {
  readonly description: string;
  /** Media type of what is no JSON. */
  readonly media: string;
}

interface JsonAnswer {
  readonly description: string;
  readonly schema: TSchema;
  readonly example: unknown;
}

/** Schemas of a route's request: Fastify checks it and types the handler by them. */
interface RequestSchemas {
  readonly params?: TSchema;
  readonly querystring?: TObject;
  readonly body?: TSchema;
}

/** Body of every answer that is an error. */
const ErrorAnswer = Type.Object(
  {
    error: Type.Intersect([
      Problem,
      Type.Object({
        fields: Type.Optional(
          Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), {
            description: 'With the code bad-request: what is wrong with which field.',
          }),
        ),
        choices: Type.Optional(
          Type.Array(Type.Object({ encoding: Type.String(), preview: Type.String() }), {
            description:
              'With the code document-encoding: how the file may be written, likeliest first.',
          }),
        ),
        document: Type.Optional(
          Type.Object(
            { id: Type.String(), title: Type.String() },
            { description: 'With document-duplicate and document-exists: which one that is.' },
          ),
        ),
      }),
    ]),
  },
  { title: 'ErrorResponse' },
);

/**
 * A route's schema: what it reads, and for the reference what it answers, errors included. Answers
 * are described, not checked: they are built from typed values.
 */
export function documented<Schemas extends RequestSchemas>(
  docs: RouteDocs,
  schemas: Schemas = {} as Schemas,
): Schemas {
  const { tag, operationId, summary, description, answers, errors = [], signedIn = true } = docs;
  const codes = new Set<ErrorCode>([...errors, ...commonErrors(schemas, signedIn)]);
  const schema = {
    ...schemas,
    querystring: closed(schemas.querystring),
    operationId,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: signedIn ? [{ operator: [] }] : [],
    response: { ...successes(answers), ...failures([...codes]) },
  };
  return schema;
}

/** A parameter that a route does not know is a mistake of who asks: it is told, not passed over. */
function closed(querystring: TObject = Type.Object({})): TObject {
  return Type.Object(querystring.properties, { additionalProperties: false });
}

function commonErrors(schemas: RequestSchemas, signedIn: boolean): readonly ErrorCode[] {
  return [
    ...(signedIn ? (['unauthorized'] as const) : []),
    'bad-request',
    ...(schemas.body ? (['body-too-large', 'not-json'] as const) : []),
    'token-in-address',
    'internal',
    'database-unavailable',
  ];
}

function successes(answers: RouteDocs['answers']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answer ? shown(answer) : NO_BODY]),
  );
}

const NO_BODY = { description: 'Done; there is no body.', type: 'null' } as const;

function shown(answer: Answer): object {
  const { description } = answer;
  if ('media' in answer) {
    return { description, content: { [answer.media]: { schema: { type: 'string' } } } };
  }
  const { schema, example } = answer;
  const content = { schema, examples: { example: { value: example } } };
  return { description, content: { 'application/json': content } };
}

/** One answer for each status, with an example of each of its codes. */
function failures(codes: readonly ErrorCode[]): Record<string, unknown> {
  const statuses = new Set(codes.map((code) => ERRORS[code].status));
  return Object.fromEntries(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status) => {
        const alike = codes.filter((code) => ERRORS[code].status === status).sort();
        return [
          String(status),
          {
            description: alike.map((code) => `\`${code}\``).join(', '),
            content: {
              'application/json': {
                schema: ErrorAnswer,
                examples: Object.fromEntries(alike.map((code) => [code, errorExample(code)])),
              },
            },
          },
        ];
      }),
  );
}

function errorExample(code: ErrorCode): { readonly summary: string; readonly value: unknown } {
  const problem = toProblem(new CodedError(code), '6f1d7f0e-2b1c-4c58-9a53-0d3f1a7f1c11');
  return { summary: code, value: { error: { ...problem, message: ERRORS[code].message } } };
}
