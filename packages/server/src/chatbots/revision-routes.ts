import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import {
  CHATBOT_EXAMPLE,
  ChatbotResponse,
  chatbotResponse,
  REVISION_EXAMPLE,
  RevisionResponse,
  RevisionListResponse,
} from './chatbot-responses.schema.js';
import type { RevisionService } from './revision-service.js';

const Revision = Type.Integer({ minimum: 1, maximum: 2_147_483_646 });
const params = Type.Object({ chatbotId: Id, revision: Revision });
const tag = 'Revisions';

/** Routes of a chatbot's revisions; they are never changed. */
export async function revisionRoutes(
  app: App,
  { revisions }: { revisions: RevisionService },
): Promise<void> {
  forOperators(app);

  app.get(
    '/v1/chatbots/:chatbotId/revisions',
    {
      schema: documented(
        {
          tag,
          operationId: 'listRevisions',
          summary: 'List the revisions of a chatbot',
          description: 'Newest first, without their configurations.',
          answers: {
            200: {
              description: 'A page',
              schema: RevisionListResponse,
              example: { revisions: [REVISION_EXAMPLE], before: null },
            },
          },
          errors: ['not-found'],
        },
        {
          params: Type.Pick(params, ['chatbotId']),
          querystring: Type.Object({
            before: Type.Optional(
              Type.Integer({ ...Revision, description: 'Only revisions older than this.' }),
            ),
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
          operationId: 'getRevision',
          summary: 'Read a revision',
          answers: {
            200: {
              description: 'The revision, with its configuration',
              schema: RevisionResponse,
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
      const found = await revisions.getRevision(request.operator, chatbotId, revision);
      const { parts: _parts, ...shown } = found;
      return shown;
    },
  );

  app.post(
    '/v1/chatbots/:chatbotId/revisions/:revision/restore',
    {
      schema: documented(
        {
          tag,
          operationId: 'restoreRevision',
          summary: 'Restore a revision as the draft',
          description:
            'Creates the next revision with the configuration of this one. What is published stays live.',
          answers: {
            200: {
              description: 'The chatbot, with its draft',
              schema: ChatbotResponse,
              example: CHATBOT_EXAMPLE,
            },
          },
          errors: ['not-found', 'stale-revision'],
        },
        {
          params,
          body: Type.Object(
            {
              draft: Type.Integer({
                ...Revision,
                description: 'Current draft, which the restored revision replaces.',
              }),
            },
            { title: 'RestoreRequest', examples: [{ draft: 3 }] },
          ),
        },
      ),
    },
    async (request) => {
      const { chatbotId, revision } = request.params;
      const { draft } = request.body;
      return chatbotResponse(await revisions.restore(request.operator, chatbotId, revision, draft));
    },
  );

  app.post(
    '/v1/chatbots/:chatbotId/revisions/:revision/rollback',
    {
      schema: documented(
        {
          tag,
          operationId: 'rollBack',
          summary: 'Roll back to a revision',
          description:
            'Restores the revision with its documents, and publishes it as a new revision. The publishing policy applies. If the policy refuses, the restored revision stays as the draft.',
          answers: {
            200: {
              description: 'The chatbot, with the restored revision live',
              schema: ChatbotResponse,
              example: CHATBOT_EXAMPLE,
            },
          },
          errors: [
            'not-found',
            'stale-revision',
            'poor-contrast',
            'publish-refused',
            'publish-unconfirmed',
          ],
        },
        {
          params,
          querystring: Type.Object({
            acceptContrast: Type.Optional(Type.Boolean()),
            confirm: Type.Optional(Type.Boolean()),
            override: Type.Optional(Type.String({ maxLength: 500 })),
          }),
        },
      ),
    },
    async ({ operator, params: { chatbotId, revision }, query }) =>
      chatbotResponse(await revisions.rollBack(operator, chatbotId, revision, query)),
  );
}
