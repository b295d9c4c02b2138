import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { sessionInfo } from './engine/session-info.js';
import type { TestSessionService } from './test-session-service.js';

const Session = Type.Object({ sessionId: Id });
const Int = (minimum: number) => Type.Integer({ minimum, maximum: 2_147_483_647 });

/** Test sessions over plain HTTP, for operators. */
export async function sessionRoutes(
  app: App,
  { sessions }: { sessions: TestSessionService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.post(
    '/v1/chatbots/:chatbotId/test-sessions',
    { schema: { params: Type.Object({ chatbotId: Id }) } },
    async (request, reply) => {
      const session = await sessions.create(request.operator, request.params.chatbotId);
      reply.code(201).header('location', `/v1/test-sessions/${session.id}`);
      return sessionInfo(session, 'test');
    },
  );

  app.get('/v1/test-sessions/:sessionId', { schema: { params: Session } }, async (request) =>
    sessionInfo(await sessions.get(request.operator, request.params.sessionId), 'test'),
  );

  app.get(
    '/v1/test-sessions/:sessionId/messages',
    {
      schema: {
        params: Session,
        querystring: Type.Object({ epoch: Int(1), before: Int(1) }),
      },
    },
    async (request) => {
      const { epoch, before } = request.query;
      return sessions.messages(request.operator, request.params.sessionId, epoch, before);
    },
  );

  app.post(
    '/v1/test-sessions/:sessionId/reset',
    { schema: { params: Session } },
    async (request) => ({
      epoch: await sessions.reset(request.operator, request.params.sessionId),
    }),
  );
}
