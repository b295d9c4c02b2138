import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import type { SecretService } from './secret-service.js';

const Params = Type.Object({ chatbotId: Id });
const Name = '^[A-Za-z][A-Za-z0-9_-]{0,63}$';
/** Printable ASCII: what a header can carry. */
const Value = Type.String({ minLength: 1, maxLength: 4_000, pattern: '^[\\x20-\\x7e]*$' });
const Body = Type.Object(
  {
    values: Type.Record(Type.String({ pattern: Name }), Type.Union([Value, Type.Null()]), {
      additionalProperties: false,
      maxProperties: 20,
    }),
  },
  { examples: [{ values: { 'api-key': 'sk-1234567890' } }] },
);

const names = {
  description: 'The names',
  schema: Type.Object({
    secrets: Type.Array(
      Type.Object({ name: Type.String(), updatedAt: Type.String({ format: 'date-time' }) }),
    ),
  }),
  example: { secrets: [{ name: 'api-key', updatedAt: '2026-03-02T09:30:00.000Z' }] },
};

/** What operators do with the secrets of their chatbots: everything but read them. */
export async function secretRoutes(
  app: App,
  { secrets }: { secrets: SecretService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/v1/chatbots/:chatbotId/secrets',
    {
      schema: documented(
        {
          tag: 'Chatbots',
          summary: 'List the names of secrets',
          description: 'Their values never leave the server.',
          answers: { 200: names },
          errors: ['not-found'],
        },
        { params: Params },
      ),
    },
    async (request) => ({
      secrets: await secrets.list(request.operator, request.params.chatbotId),
    }),
  );

  app.put(
    '/v1/chatbots/:chatbotId/secrets',
    {
      schema: documented(
        {
          tag: 'Chatbots',
          summary: 'Set and forget secrets',
          description:
            'Sets those that are named, forgets those whose value is null, keeps others.',
          answers: { 200: names },
          errors: ['not-found'],
        },
        { params: Params, body: Body },
      ),
    },
    async ({ operator, params, body }) => ({
      secrets: await secrets.change(operator, params.chatbotId, body.values),
    }),
  );
}
