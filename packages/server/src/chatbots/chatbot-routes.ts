import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import {
  CHATBOT_EXAMPLE,
  CHATBOT_LIST_EXAMPLE,
  ChatbotAnswer,
  chatbotAnswer,
  ChatbotListAnswer,
} from './chatbot-answers.js';
import type { RevisionService } from './revision-service.js';

const params = Type.Object({ chatbotId: Id });
const Revision = Type.Integer({ minimum: 1, maximum: 2_147_483_646 });

const tag = 'Chatbots';
const chatbot = {
  description: 'The chatbot, with its draft',
  schema: ChatbotAnswer,
  example: CHATBOT_EXAMPLE,
};

/** What operators do with their chatbots. */
export async function chatbotRoutes(
  app: App,
  { revisions }: { revisions: RevisionService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/v1/chatbots',
    {
      schema: documented({
        tag,
        summary: 'List chatbots',
        description: 'All that the operator may use, oldest first.',
        answers: {
          200: {
            description: 'The chatbots',
            schema: ChatbotListAnswer,
            example: CHATBOT_LIST_EXAMPLE,
          },
        },
      }),
    },
    async (request) => ({ chatbots: await revisions.list(request.operator) }),
  );

  app.post(
    '/v1/chatbots',
    {
      schema: documented(
        {
          tag,
          summary: 'Create a chatbot',
          description: 'Its configuration becomes revision 1, a draft.',
          answers: { 201: { ...chatbot, description: 'The new chatbot' } },
          errors: ['forbidden', 'secret-in-the-clear'],
        },
        {
          body: Type.Object({ config: ChatbotConfig }, { examples: [{ config: DEFAULT_CONFIG }] }),
        },
      ),
    },
    async (request, reply) => {
      const created = await revisions.create(request.operator, request.body.config);
      reply.code(201).header('location', `/v1/chatbots/${created.chatbotId}`);
      return chatbotAnswer(created);
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId',
    {
      schema: documented(
        { tag, summary: 'Read a chatbot', answers: { 200: chatbot }, errors: ['not-found'] },
        { params },
      ),
    },
    async (request) =>
      chatbotAnswer(await revisions.get(request.operator, request.params.chatbotId)),
  );

  app.put(
    '/v1/chatbots/:chatbotId',
    {
      schema: documented(
        {
          tag,
          summary: 'Save a draft',
          description:
            'Makes the next revision, which open test sessions show at once. A configuration that changes nothing makes none.',
          answers: { 200: chatbot },
          errors: ['not-found', 'stale-revision', 'secret-in-the-clear'],
        },
        {
          params,
          body: Type.Object(
            { config: ChatbotConfig, revision: Revision },
            { examples: [{ config: DEFAULT_CONFIG, revision: 3 }] },
          ),
        },
      ),
    },
    async (request) => {
      const { config, revision } = request.body;
      const { chatbotId } = request.params;
      return chatbotAnswer(
        await revisions.saveDraft(request.operator, chatbotId, config, revision),
      );
    },
  );

  app.post(
    '/v1/chatbots/:chatbotId/publish',
    {
      schema: documented(
        {
          tag,
          summary: 'Publish the draft',
          description: 'It is what visitors get from now on, in open conversations too.',
          answers: { 200: chatbot },
          errors: ['not-found', 'poor-contrast'],
        },
        {
          params,
          querystring: Type.Object({
            acceptContrast: Type.Optional(
              Type.Boolean({ description: 'Colours that are hard to tell apart are meant to be.' }),
            ),
          }),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, query: { acceptContrast = false } }) =>
      chatbotAnswer(await revisions.publish(operator, chatbotId, { acceptContrast })),
  );
}
