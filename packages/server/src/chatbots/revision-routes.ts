import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { documented } from '../plugins/route-docs.js';
import {
  CHATBOT_EXAMPLE,
  ChatbotAnswer,
  chatbotAnswer,
  REVISION_EXAMPLE,
  RevisionAnswer,
  RevisionListAnswer,
} from './chatbot-answers.js';
import type { RevisionService } from './revision-service.js';

const Revision = Type.Integer({ minimum: 1, maximum: 2_147_483_646 });
const params = Type.Object({ chatbotId: Id, revision: Revision });
const tag = 'Revisions';

/** What chatbots were before; revisions are never changed. */
export async function revisionRoutes(
  app: App,
  { revisions }: { revisions: RevisionService },
): Promise<void> {
  app.addHook('onRequest', app.authenticate);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/v1/chatbots/:chatbotId/revisions',
    {
      schema: documented(
        {
          tag,
          summary: 'List the revisions of a chatbot',
          description: 'Newest first, without their configurations.',
          answers: {
            200: {
              description: 'A page',
              schema: RevisionListAnswer,
              example: { revisions: [REVISION_EXAMPLE], before: null },
            },
          },
          errors: ['not-found'],
        },
        {
          params: Type.Pick(params, ['chatbotId']),
          querystring: Type.Object({
            before: Type.Optional(Type.Integer({ ...Revision, description: 'Older than this.' })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
          }),
        },
      ),
    },
    async (request) =>
      revisions.listRevisions(request.operator, request.params.chatbotId, request.query),
  );

  app.get(
    '/v1/chatbots/:chatbotId/revisions/:revision',
    {
      schema: documented(
        {
          tag,
          summary: 'Read a revision',
          answers: {
            200: {
              description: 'The revision, with its configuration',
              schema: RevisionAnswer,
              example: { ...REVISION_EXAMPLE, config: DEFAULT_CONFIG },
            },
          },
          errors: ['not-found'],
        },
        { params },
      ),
    },
    async (request) => {
      const { chatbotId, revision } = request.params;
      return revisions.getRevision(request.operator, chatbotId, revision);
    },
  );

  app.post(
    '/v1/chatbots/:chatbotId/revisions/:revision/restore',
    {
      schema: documented(
        {
          tag,
          summary: 'Restore a revision as the draft',
          description:
            'Makes the next revision with the configuration of this one. What is published stays.',
          answers: {
            200: {
              description: 'The chatbot, with its draft',
              schema: ChatbotAnswer,
              example: CHATBOT_EXAMPLE,
            },
          },
          errors: ['not-found', 'stale-revision'],
        },
        {
          params,
          body: Type.Object(
            { draft: Type.Integer({ ...Revision, description: 'The draft that it replaces.' }) },
            { examples: [{ draft: 3 }] },
          ),
        },
      ),
    },
    async (request) => {
      const { chatbotId, revision } = request.params;
      const { draft } = request.body;
      return chatbotAnswer(await revisions.restore(request.operator, chatbotId, revision, draft));
    },
  );
}
