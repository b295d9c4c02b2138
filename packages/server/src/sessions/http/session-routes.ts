import { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { Id, Message, ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import { instant, Instant } from '../../input/instant.js';
import { addressKey } from '../../limits/client-address.js';
import type { App } from '../../plugins/app.js';
import { forOperators } from '../../plugins/for-operators.js';
import { exportJson } from './export-json.js';
import { exportMarkdown } from './export-markdown.js';
import { documented, type RouteDocs } from '../../plugins/route-docs.js';
import {
  Head,
  MessagePage,
  MESSAGES_EXAMPLE,
  SESSION_EXAMPLE,
  sessionDetail,
  SessionDetail,
  SessionListPage,
  State,
} from './session-responses.schema.js';
import type { TestSessionService } from '../service/test-session-service.js';

const params = Type.Object({ sessionId: Id });
const Int = (minimum: number, options: object = {}) =>
  Type.Integer({ minimum, maximum: 2_147_483_647, ...options });

const tag = 'Test sessions';
const session = { description: 'The session', schema: SessionDetail, example: SESSION_EXAMPLE };
const OVER = ['session-ended', 'session-expired'] as const;

/** Schema of an action on one session that returns the session. */
const deed = (
  operationId: string,
  summary: string,
  description: string,
  errors: RouteDocs['errors'] = [],
) =>
  documented(
    {
      tag,
      operationId,
      summary,
      description,
      answers: { 200: session },
      errors: ['not-found', ...errors],
    },
    { params },
  );

/** Test sessions over plain HTTP, for operators. */
export async function sessionRoutes(
  app: App,
  { sessions }: { sessions: TestSessionService },
): Promise<void> {
  forOperators(app);

  app.post(
    '/v1/chatbots/:chatbotId/test-sessions',
    {
      schema: documented(
        {
          tag,
          operationId: 'createTestSession',
          summary: 'Start a test session',
          description: 'Always a new one, as a new visitor.',
          answers: { 201: { ...session, description: 'The new session' } },
          errors: ['not-found'],
        },
        {
          params: Type.Object({ chatbotId: Id }),
          body: Type.Optional(
            Type.Union([Type.Object({ visitor: Type.Optional(Visitor) }), Type.Null()], {
              title: 'NewTestSession',
              examples: [{ visitor: { language: 'de' } }],
            }),
          ),
        },
      ),
    },
    async (request, reply) => {
      const { operator, body } = request;
      await app.limits.count('newSessions', addressKey(request.ip));
      const created = await sessions.create(operator, request.params.chatbotId, body?.visitor);
      reply.code(201).header('location', `test-sessions/${created.id}`);
      return sessionDetail(created);
    },
  );

  app.get(
    '/v1/test-sessions',
    {
      schema: documented(
        {
          tag,
          operationId: 'listTestSessions',
          summary: 'List test sessions',
          description:
            'Newest first: the operator’s own; of admins those of the whole tenant. Sessions that are made while pages are read shift nothing.',
          answers: {
            200: {
              description: 'A page',
              schema: SessionListPage,
              example: { sessions: [SESSION_EXAMPLE], cursor: null },
            },
          },
          errors: ['not-found', 'forbidden'],
        },
        {
          querystring: Type.Object({
            chatbot: Type.Optional(Id),
            state: Type.Optional(State),
            operator: Type.Optional(
              Type.String({
                minLength: 1,
                maxLength: 200,
                description: 'Subject of the operator’s token; for admins.',
              }),
            ),
            since: Type.Optional(Instant('Made at this time or later.')),
            until: Type.Optional(Instant('Made before this time.')),
            cursor: Type.Optional(
              Type.String({ maxLength: 200, description: 'Of the page before.' }),
            ),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
          }),
        },
      ),
    },
    async (request) => {
      const { chatbot, operator, since, until, ...rest } = request.query;
      const page = await sessions.list(request.operator, {
        ...rest,
        chatbotId: chatbot,
        operatorId: operator,
        since: since === undefined ? undefined : instant('since', since),
        until: until === undefined ? undefined : instant('until', until),
      });
      return { sessions: page.sessions.map(sessionDetail), cursor: page.cursor };
    },
  );

  app.get(
    '/v1/test-sessions/:sessionId',
    {
      schema: deed(
        'getTestSession',
        'Read a test session',
        'The operator’s own; of admins any of the tenant.',
      ),
    },
    async (request) =>
      sessionDetail(await sessions.get(request.operator, request.params.sessionId)),
  );

  app.get(
    '/v1/test-sessions/:sessionId/messages',
    {
      schema: documented(
        {
          tag,
          operationId: 'listMessages',
          summary: 'Read messages',
          description:
            'The page of the conversation that ends before a place in it. Empty if the epoch is not the session’s.',
          answers: {
            200: { description: 'A page', schema: MessagePage, example: MESSAGES_EXAMPLE },
          },
          errors: ['not-found'],
        },
        {
          params,
          querystring: Type.Object({
            epoch: Int(1, { description: 'The session’s.' }),
            before: Int(1, { description: 'Place in the log; beyond its end: the last page.' }),
          }),
        },
      ),
    },
    async (request) => {
      const { epoch, before } = request.query;
      return sessions.messages(request.operator, request.params.sessionId, epoch, before);
    },
  );

  app.get(
    '/v1/test-sessions/:sessionId/replies/:replyId/details',
    {
      schema: documented(
        {
          tag,
          operationId: 'getReplyDetails',
          summary: 'Read the prompt and the requests of a reply',
          description:
            'The final prompt, null where there is none, and the requests to the chatbot service with their answers. Secrets are taken out.',
          answers: {
            200: {
              description: 'The details',
              schema: ReplyDetails,
              example: { prompt: null, exchanges: [] },
            },
          },
          errors: ['not-found'],
        },
        { params: Type.Object({ sessionId: Id, replyId: Id }) },
      ),
    },
    async (request) => {
      const { sessionId, replyId } = request.params;
      const details = await sessions.details(request.operator, sessionId, replyId);
      return details ?? { prompt: null, exchanges: [] };
    },
  );

  app.get(
    '/v1/test-sessions/:sessionId/export',
    {
      schema: documented(
        {
          tag,
          operationId: 'exportTestSession',
          summary: 'Save a session as a file',
          description:
            'The conversation with the trace of each reply, as JSON or, with `format=markdown`, as text/markdown. Secrets are not in it.',
          answers: {
            200: {
              description: 'The file',
              schema: Type.Object(
                {
                  format: Type.Literal('chatbot-test-session'),
                  version: Type.Integer(),
                  messages: Type.Array(Message),
                },
                { title: 'SessionExport' },
              ),
              example: { format: 'chatbot-test-session', version: 1, messages: [] },
            },
          },
          errors: ['not-found'],
        },
        {
          params,
          querystring: Type.Object({
            format: Type.Union([Type.Literal('json'), Type.Literal('markdown')]),
          }),
        },
      ),
    },
    async (request, reply) => {
      const exported = await sessions.export(request.operator, request.params.sessionId);
      const isJson = request.query.format === 'json';
      const name = `chatbot-test-${exported.session.id}.${isJson ? 'json' : 'md'}`;
      reply.header('content-disposition', `attachment; filename="${name}"`);
      reply.type(isJson ? 'application/json; charset=utf-8' : 'text/markdown; charset=utf-8');
      return isJson ? exportJson(exported) : exportMarkdown(exported);
    },
  );

  app.post(
    '/v1/test-sessions/:sessionId/reset',
    {
      schema: documented(
        {
          tag,
          operationId: 'resetTestSession',
          summary: 'Clear the conversation',
          description: 'For everybody who has it open. The visitor stays who they are.',
          answers: {
            200: {
              description: 'The epoch that begins',
              schema: Type.Object({ epoch: Head.properties.epoch }, { title: 'Epoch' }),
              example: { epoch: 2 },
            },
          },
          errors: ['not-found', 'forbidden', ...OVER],
        },
        { params },
      ),
    },
    async (request) => ({
      epoch: await sessions.reset(request.operator, request.params.sessionId),
    }),
  );

  app.post(
    '/v1/test-sessions/:sessionId/undo',
    {
      schema: documented(
        {
          tag,
          operationId: 'undoReset',
          summary: 'Undo a reset',
          description:
            'Within 10 s. Brings back what was cleared; what was sent since follows on it. Does nothing if the epoch is not the session’s.',
          answers: {
            200: {
              description: 'Where the log is now',
              schema: Head,
              example: { epoch: 3, seq: 4 },
            },
          },
          errors: ['not-found', 'forbidden', 'too-late', ...OVER],
        },
        {
          params,
          body: Type.Object(
            { epoch: Int(1, { description: 'The one that the reset began.' }) },
            { title: 'UndoRequest', examples: [{ epoch: 2 }] },
          ),
        },
      ),
    },
    async (request) => {
      const { epoch } = request.body;
      const head = await sessions.undoReset(request.operator, request.params.sessionId, epoch);
      return { epoch: head.epoch, seq: head.seq };
    },
  );

  app.post(
    '/v1/test-sessions/:sessionId/extend',
    {
      schema: deed('extendTestSession', 'Extend a test session', 'Its idle time starts again.', [
        'forbidden',
        ...OVER,
      ]),
    },
    async (request) =>
      sessionDetail(await sessions.extend(request.operator, request.params.sessionId)),
  );

  app.post(
    '/v1/test-sessions/:sessionId/end',
    {
      schema: deed(
        'endTestSession',
        'End a test session',
        'For good, and for everybody who has it open. Admins may end any of their tenant.',
      ),
    },
    async (request) =>
      sessionDetail(await sessions.end(request.operator, request.params.sessionId)),
  );

  app.post(
    '/v1/test-sessions/:sessionId/expire',
    {
      schema: deed(
        'expireTestSession',
        'Have a test session expire now',
        'To see what that looks like: as if nobody had written for too long.',
        ['forbidden', 'session-ended'],
      ),
    },
    async (request) =>
      sessionDetail(await sessions.expire(request.operator, request.params.sessionId)),
  );
}
