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
          description: 'Always creates a new session, as a new visitor.',
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
            'Newest first. Operators get their own sessions, and admins those of the whole tenant. Sessions that begin while you read pages do not shift them.',
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
              Type.String({ maxLength: 200, description: '`cursor` of the previous page.' }),
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
        'Operators can read their own sessions, and admins all sessions of the tenant.',
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
            'The page of messages that ends before `before`. Empty if `epoch` is not the session’s.',
          answers: {
            200: { description: 'A page', schema: MessagePage, example: MESSAGES_EXAMPLE },
          },
          errors: ['not-found'],
        },
        {
          params,
          querystring: Type.Object({
            epoch: Int(1, { description: 'Epoch of the session.' }),
            before: Int(1, { description: 'Position in the log; beyond its end, the last page.' }),
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
            'The final prompt, or null, and the requests to the chatbot service with their responses. Secrets are removed.',
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
          summary: 'Export a session',
          description:
            'The conversation with the trace of each reply, as JSON or, with `format=markdown`, as text/markdown. It contains no secrets.',
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
          description: 'Clears it for everybody who has it open. The visitor stays the same.',
          answers: {
            200: {
              description: 'The new epoch',
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
            'Works within 10 s of the reset. Brings back the cleared messages; newer ones follow them. Does nothing if `epoch` is not the session’s.',
          answers: {
            200: {
              description: 'The epoch and position of the log',
              schema: Head,
              example: { epoch: 3, seq: 4 },
            },
          },
          errors: ['not-found', 'forbidden', 'too-late', ...OVER],
        },
        {
          params,
          body: Type.Object(
            { epoch: Int(1, { description: 'Epoch that the reset returned.' }) },
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
      schema: deed('extendTestSession', 'Extend a test session', 'Restarts its idle time.', [
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
        'Ends it permanently, for everybody who has it open. Admins can end any session of their tenant.',
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
        'Simulate the expiry of a test session',
        'Shows the session as if no message had been sent for too long.',
        ['forbidden', 'session-ended'],
      ),
    },
    async (request) =>
      sessionDetail(await sessions.expire(request.operator, request.params.sessionId)),
  );
}
