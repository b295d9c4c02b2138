import { ERRORS, type ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type TObject, type TSchema } from 'typebox';

/** Groups of routes, in the order of the reference. */
export const TAGS = {
  Chatbots: 'Drafts that operators edit, and published versions that visitors get.',
  Revisions: 'Saved versions of a chatbot.',
  Documents: 'Knowledge of a chatbot: documents and websites.',
  'Saved tests': 'Questions with their expected answers, to run against the draft.',
  Connections: 'Service that answers for a chatbot, and its secrets.',
  Conversations: 'Conversations of visitors and of tests, read-only.',
  'Test sessions': 'Conversations of operators with their drafts.',
  Monitoring: 'Sessions in real time, and usage of chatbots; for admins.',
  Sockets: 'Conversations in real time, and stored data of a visitor.',
  Service: 'The server itself, and access to it.',
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
  /** True if it needs an operator's token. Default true. */
  readonly signedIn?: boolean;
}

type Answer = JsonAnswer | StreamAnswer;

interface StreamAnswer {
  readonly description: string;
  /** Media type of a body that is not JSON. */
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

/** Body of every error response. */
const ErrorAnswer = Type.Object(
  {
    error: Type.Intersect([
      Problem,
      Type.Object({
        fields: Type.Optional(
          Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), {
            description: 'With `bad-request`: the invalid fields, and what is wrong with each.',
          }),
        ),
        choices: Type.Optional(
          Type.Array(Type.Object({ encoding: Type.String(), preview: Type.String() }), {
            description:
              'With `document-encoding`: possible encodings of the file, the most likely first.',
          }),
        ),
        document: Type.Optional(
          Type.Object(
            { id: Type.String(), title: Type.String() },
            {
              description:
                'With `document-duplicate` and `document-exists`: the existing document.',
            },
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

const NO_BODY = { description: 'Done; the response has no body.', type: 'null' } as const;

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
