import { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import type { Chatbot } from './chatbot-repository.js';
import type { RevisionService } from './revision-service.js';

const Params = Type.Object({ chatbotId: Id });
const Revision = Type.Integer({ minimum: 1, maximum: 2_147_483_646 });

/** What operators do with their chatbots. */
export async function chatbotRoutes(
  app: App,
  { revisions }: { revisions: RevisionService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get('/v1/chatbots', async (request) => {
    return { chatbots: await revisions.list(request.operator) };
  });

  app.post(
    '/v1/chatbots',
    { schema: { body: Type.Object({ config: ChatbotConfig }) } },
    async (request, reply) => {
      const chatbot = await revisions.create(request.operator, request.body.config);
      reply.code(201).header('location', `/v1/chatbots/${chatbot.chatbotId}`);
      return detail(chatbot);
    },
  );

  app.get('/v1/chatbots/:chatbotId', { schema: { params: Params } }, async (request) =>
    detail(await revisions.get(request.operator, request.params.chatbotId)),
  );

  app.put(
    '/v1/chatbots/:chatbotId',
    {
      schema: { params: Params, body: Type.Object({ config: ChatbotConfig, revision: Revision }) },
    },
    async (request) => {
      const { config, revision } = request.body;
      const { chatbotId } = request.params;
      return detail(await revisions.saveDraft(request.operator, chatbotId, config, revision));
    },
  );

  app.post('/v1/chatbots/:chatbotId/publish', { schema: { params: Params } }, async (request) =>
    detail(await revisions.publish(request.operator, request.params.chatbotId)),
  );
}

function detail({ chatbotId, revision, fingerprint, live, config, updatedAt }: Chatbot) {
  return { id: chatbotId, revision, fingerprint, live, config, updatedAt };
}
