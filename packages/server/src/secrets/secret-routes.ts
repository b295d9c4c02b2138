import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import type { SecretService } from './secret-service.js';

const Params = Type.Object({ chatbotId: Id });
const Name = '^[A-Za-z][A-Za-z0-9_-]{0,63}$';
/** Printable ASCII: what a header can carry. */
const Value = Type.String({ minLength: 1, maxLength: 4_000, pattern: '^[\\x20-\\x7e]*$' });
const Body = Type.Object({
  values: Type.Record(Type.String({ pattern: Name }), Type.Union([Value, Type.Null()]), {
    additionalProperties: false,
    maxProperties: 20,
  }),
});

/** What operators do with the secrets of their chatbots: everything but read them. */
export async function secretRoutes(
  app: App,
  { secrets }: { secrets: SecretService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get('/v1/chatbots/:chatbotId/secrets', { schema: { params: Params } }, async (request) => ({
    secrets: await secrets.list(request.operator, request.params.chatbotId),
  }));

  app.put(
    '/v1/chatbots/:chatbotId/secrets',
    { schema: { params: Params, body: Body } },
    async ({ operator, params, body }) => ({
      secrets: await secrets.change(operator, params.chatbotId, body.values),
    }),
  );
}
