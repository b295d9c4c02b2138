import { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { CHECK_STEPS, type ConnectionCheck } from './connection-check.js';

const params = Type.Object({ chatbotId: Id });

const PresetsResponse = Type.Object(
  {
    presets: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        source: Type.String({ description: 'URL of the documentation of the wire format.' }),
        help: Type.String(),
        secrets: Type.Array(Type.String()),
        provider: HttpProvider,
      }),
    ),
  },
  { title: 'ConnectorPresets' },
);

const CheckResponse = Type.Object(
  {
    steps: Type.Array(
      Type.Object({
        name: Type.Union(CHECK_STEPS.map((name) => Type.Literal(name))),
        state: Type.Union([Type.Literal('ok'), Type.Literal('failed'), Type.Literal('skipped')]),
        message: Type.String(),
        code: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  },
  { title: 'ConnectionReport' },
);

const CHECK_EXAMPLE = {
  steps: [
    {
      name: 'address',
      state: 'ok',
      message: 'api.example.com is there, at 192.0.2.7.',
      code: null,
    },
    {
      name: 'tls',
      state: 'ok',
      message: 'TLSv1.3; the certificate is valid until 2027.',
      code: null,
    },
    {
      name: 'status',
      state: 'failed',
      message: 'The service at api.example.com asks for a key.',
      code: 'service-unauthorized',
    },
    { name: 'shape', state: 'skipped', message: 'Not tried.', code: null },
    { name: 'firstToken', state: 'skipped', message: 'Not tried.', code: null },
  ],
};

/** Routes for operators to connect a chatbot that they have. */
export async function connectionRoutes(
  app: App,
  { check }: { check: ConnectionCheck },
): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/connector-presets',
    {
      schema: documented({
        tag: 'Connections',
        operationId: 'listConnectorPresets',
        summary: 'List presets of connectors',
        description: 'Ready-made configurations of the provider `http` for widely used systems.',
        answers: {
          200: {
            description: 'The presets',
            schema: PresetsResponse,
            example: { presets: CONNECTOR_PRESETS.slice(0, 1) },
          },
        },
      }),
    },
    async () => ({ presets: CONNECTOR_PRESETS }),
  );

  app.post(
    '/v1/chatbots/:chatbotId/check',
    {
      schema: documented(
        {
          tag: 'Connections',
          operationId: 'checkConnection',
          summary: 'Check the connection',
          description:
            'Asks the chatbot’s service one question, and reports whether each step works. Without a provider in the body, the draft’s provider is checked.',
          answers: {
            200: { description: 'The steps', schema: CheckResponse, example: CHECK_EXAMPLE },
          },
          errors: ['not-found', 'secret-in-the-clear'],
        },
        {
          params,
          body: Type.Object(
            { provider: Type.Optional(Provider) },
            { title: 'ConnectionToCheck', examples: [{}] },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, body }) => ({
      steps: await check.run(operator, chatbotId, body.provider),
    }),
  );
}
