import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import type { Obstacles } from './obstacles.js';

const Obstacle = Type.Object(
  { code: Type.String(), message: Type.String(), action: Type.String() },
  { title: 'Obstacle' },
);
const Side = Type.Union([Obstacle, Type.Null()]);

const ObstaclesResponse = Type.Object(
  {
    chatbots: Type.Array(
      Type.Object({ id: Id, draft: Side, live: Side }, { title: 'ChatbotObstacles' }),
    ),
  },
  { title: 'ObstacleList' },
);

const EMPTY = {
  code: 'knowledge-empty',
  message: 'The chatbot has no documents to answer from.',
  action: 'Add a document to its knowledge base.',
};

/** Routes that list the chatbots that cannot answer, and why. */
export async function obstacleRoutes(app: App, { obstacles }: { obstacles: Obstacles }) {
  forOperators(app);

  app.get(
    '/v1/obstacles',
    {
      schema: documented({
        tag: 'Chatbots',
        operationId: 'listObstacles',
        summary: 'List chatbots that cannot answer',
        description:
          'Each with the reason, as far as it can be known without a request to a service: no documents, no key, a blocked address.',
        answers: {
          200: {
            description: 'Only chatbots that cannot answer; `live` is for what visitors get',
            schema: ObstaclesResponse,
            example: { chatbots: [{ id: 'shop', draft: EMPTY, live: null }] },
          },
        },
      }),
    },
    async (request) => ({ chatbots: [...(await obstacles.list(request.operator))] }),
  );
}
