import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { Readable } from 'node:stream';
import Type from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented, type RouteDocs } from '../plugins/route-docs.js';
import type { SessionOrigins } from '../sessions/access/session-origins.js';
import { allowToRead } from '../sessions/access/session-origins.js';
import type { OwnConversation, VisitorData } from './visitor-data.js';

export interface VisitorDataRoutesOptions {
  readonly data: VisitorData;
  readonly origins: SessionOrigins;
  /** @throws CodedError `not-found` for a token that opens nothing */
  readonly find: (chatbotId: string, token: string | undefined) => Promise<OwnConversation>;
}

const Conversation = Type.Object(
  {
    id: Type.String(),
    mode: Type.Union([Type.Literal('live'), Type.Literal('test')]),
    chatbotId: Type.String(),
    visitor: Type.Unknown(),
    createdAt: Type.String({ format: 'date-time' }),
    lastActiveAt: Type.String({ format: 'date-time' }),
    messages: Type.Array(
      Type.Object({ role: Type.String(), text: Type.String(), createdAt: Type.String() }),
    ),
  },
  { title: 'KeptConversation' },
);
const exported = {
  description: 'Everything that is stored',
  schema: Type.Object({ conversations: Type.Array(Conversation) }, { title: 'VisitorData' }),
  example: { conversations: [] },
};
const chatbot = Type.Object({ chatbotId: Id });
const visitor = Type.Object({ visitorId: Type.String({ minLength: 1, maxLength: 200 }) });
const admins = { config: { role: 'admin' as const } };

/** Sends JSON at the pace at which it is read, so that it need not fit into memory. */
const sendJson = (reply: FastifyReply, parts: AsyncIterable<string>) =>
  reply.type('application/json; charset=utf-8').send(Readable.from(parts));

/** Routes of visitor data: for visitors by their conversation's token, and for admins. */
export async function visitorDataRoutes(
  app: App,
  { data, origins, find }: VisitorDataRoutesOptions,
): Promise<void> {
  type FromVisitor = FastifyRequest<{ Params: { chatbotId: string } }>;
  const preHandler = async (request: FromVisitor, reply: FastifyReply) => {
    await origins.live(request);
    allowToRead(reply, request.headers.origin);
    reply.header('cache-control', 'no-store');
  };
  const own = ({ params: { chatbotId }, headers: { authorization } }: FromVisitor) =>
    find(chatbotId, /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1]);
  const docs = (operationId: string, summary: string, answers: RouteDocs['answers']) =>
    documented(
      {
        tag: 'Sockets',
        operationId,
        summary,
        description: 'For the visitor, with the conversation’s token in the header.',
        answers,
        errors: ['not-found', 'origin-not-allowed'],
        signedIn: false,
      },
      { params: chatbot },
    );
  const path = '/v1/chatbots/:chatbotId/live/data';

  app.options(path, { schema: { params: chatbot, hide: true }, preHandler }, (_request, reply) =>
    reply
      .headers({
        'access-control-allow-methods': 'GET, DELETE',
        'access-control-allow-headers': 'authorization',
      })
      .code(204)
      .send(),
  );
  app.get(
    path,
    {
      schema: docs('getOwnData', 'Read the stored data of a conversation', { 200: exported }),
      preHandler,
    },
    async (request, reply) => {
      const conversation = await own(request);
      return sendJson(reply, data.exportOwn(conversation));
    },
  );
  app.delete(
    path,
    {
      schema: docs('deleteOwnData', 'Delete a conversation permanently', { 204: null }),
      preHandler,
    },
    async (request, reply) => {
      await data.deleteOwn(await own(request), request.ip);
      return reply.code(204).send();
    },
  );

  await app.register(async (guarded: App) => {
    forOperators(guarded);
    const about = (operationId: string, summary: string, answers: RouteDocs['answers']) =>
      documented(
        {
          tag: 'Service',
          operationId,
          summary,
          description:
            'By the visitor’s id that pages pass to `identify()`, over all chatbots; for admins.',
          answers,
          errors: ['forbidden'],
        },
        { params: visitor },
      );
    guarded.get(
      '/v1/visitors/:visitorId/data',
      {
        ...admins,
        schema: about('exportVisitorData', 'Export a visitor’s data', { 200: exported }),
      },
      async ({ operator, params }, reply) =>
        sendJson(reply, await data.export(operator, params.visitorId)),
    );
    guarded.delete(
      '/v1/visitors/:visitorId/data',
      {
        ...admins,
        schema: about('deleteVisitorData', 'Delete a visitor’s data', {
          200: {
            description: 'Number of deleted conversations',
            schema: Type.Object(
              { conversations: Type.Integer() },
              { title: 'DeletedConversations' },
            ),
            example: { conversations: 2 },
          },
        }),
      },
      async ({ operator, params }) => ({
        conversations: await data.delete(operator, params.visitorId),
      }),
    );
  });
}
