import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../../plugins/app.js';
import { forOperators } from '../../plugins/for-operators.js';
import { documented } from '../../plugins/route-docs.js';
import type { KnowledgePause } from './knowledge-pause.js';

/** Route to pause what is done for a chatbot's documents in the background. */
export async function pauseRoutes(app: App, { pause }: { pause: KnowledgePause }): Promise<void> {
  forOperators(app);

  app.put(
    '/v1/chatbots/:chatbotId/knowledge/paused',
    {
      schema: documented(
        {
          tag: 'Documents',
          operationId: 'pauseKnowledge',
          summary: 'Pause or resume the work on documents',
          description:
            'While it is paused, no process embeds passages or reads websites. New documents can be found by their words. A website that was being read is read again from the start later.',
          answers: { 204: null },
          errors: ['not-found'],
        },
        {
          params: Type.Object({ chatbotId: Id }),
          body: Type.Object(
            { paused: Type.Boolean() },
            { title: 'PauseRequest', examples: [{ paused: true }] },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, body }, reply) => {
      await pause.set(operator, chatbotId, body.paused);
      return reply.code(204).send();
    },
  );
}
