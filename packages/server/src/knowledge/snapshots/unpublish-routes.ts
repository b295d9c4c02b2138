import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { RevisionService } from '../../chatbots/revision-service.js';
import type { App } from '../../plugins/app.js';
import { forOperators } from '../../plugins/for-operators.js';
import { documented } from '../../plugins/route-docs.js';

/** Routes for removals that cannot wait for the next publication. */
export async function unpublishRoutes(
  app: App,
  { revisions }: { revisions: Pick<RevisionService, 'withdrawDocument'> },
): Promise<void> {
  forOperators(app);

  app.post(
    '/v1/chatbots/:chatbotId/documents/:documentId/unpublish',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'unpublishDocument',
          summary: 'Unpublish a document now',
          description:
            'Removes the document from all answers at once, for visitors and in tests. Publishing or restoring later does not bring it back. Use it for what cannot wait; otherwise delete the document and publish.',
          answers: { 204: null },
          errors: ['not-found'],
        },
        { params: Type.Object({ chatbotId: Id, documentId: Id }) },
      ),
    },
    async ({ operator, params: { chatbotId, documentId } }, reply) => {
      await revisions.withdrawDocument(operator, chatbotId, documentId);
      return reply.code(204).send();
    },
  );
}
