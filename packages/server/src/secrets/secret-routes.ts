import { Origin } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { LEAST_SECRET } from './secret-filter.js';
import type { SecretService } from './secret-service.js';

const params = Type.Object({ chatbotId: Id });
const Name = '^[A-Za-z][A-Za-z0-9_-]{0,63}$';
/** Printable ASCII: what a header can carry; long enough to be told from other text. */
const Value = Type.String({
  minLength: LEAST_SECRET,
  maxLength: 4_000,
  pattern: '^[\\x20-\\x7e]*$',
});
const body = Type.Object(
  {
    values: Type.Record(Type.String({ pattern: Name }), Type.Union([Value, Type.Null()]), {
      additionalProperties: false,
      maxProperties: 20,
      writeOnly: true,
    }),
    origin: Type.Optional(
      Type.String({
        ...Origin,
        description:
          'Origin of the service that receives these secrets, and no other; by default that of the saved configuration.',
      }),
    ),
  },
  {
    title: 'SecretChanges',
    examples: [{ values: { API_KEY: 'sk-...', OLD_KEY: null }, origin: 'https://api.example.com' }],
  },
);

const answer = {
  description: 'Names of the secrets',
  schema: Type.Object(
    {
      secrets: Type.Array(
        Type.Object({
          name: Type.String(),
          origin: Type.String({
            description: 'The only origin that receives it; empty if none does.',
          }),
          updatedAt: Type.String({ format: 'date-time' }),
        }),
      ),
    },
    { title: 'SecretList' },
  ),
  example: {
    secrets: [
      {
        name: 'API_KEY',
        origin: 'https://api.example.com',
        updatedAt: '2026-03-02T09:30:00.000Z',
      },
    ],
  },
};

/** Routes of chatbots' secrets: operators set and delete them, and cannot read them. */
export async function secretRoutes(
  app: App,
  { secrets }: { secrets: SecretService },
): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/chatbots/:chatbotId/secrets',
    {
      schema: documented(
        {
          tag: 'Connections',
          operationId: 'listSecrets',
          summary: 'List secrets',
          description: 'Returns names and origins, never values.',
          answers: { 200: answer },
          errors: ['not-found'],
        },
        { params },
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
          tag: 'Connections',
          operationId: 'changeSecrets',
          summary: 'Set and delete secrets',
          description: 'Sets those in the body, deletes those that are null, keeps all others.',
          answers: { 200: answer },
          errors: ['not-found'],
        },
        { params, body },
      ),
    },
    async ({ operator, params: { chatbotId }, body: { values, origin } }) => ({
      secrets: await secrets.change(operator, chatbotId, values, origin),
    }),
  );
}
