import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { RevisionService } from '../chatbots/revision-service.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import type { Operator } from '../operators/operator.js';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import type { ComparedSide, Comparison } from './comparisons.js';

export interface ComparisonRouteOptions {
  readonly compare: (
    operator: Operator,
    draft: Chatbot,
    live: ChatbotRevision | null,
  ) => Promise<Comparison>;
  readonly revisions: Pick<RevisionService, 'get' | 'revisionFor'>;
}

const Side = Type.Object({
  revision: Type.Integer(),
  path: Type.String({
    description:
      'Path of a page for an iframe, with the real widget, open. It is returned only once, and not stored.',
  }),
});
const Compared = Type.Object(
  {
    before: Type.Union([Side, Type.Null()], {
      description: 'What visitors get; null if nothing is published.',
    }),
    after: Side,
    expiresAt: Type.String({ format: 'date-time' }),
  },
  { title: 'Comparison' },
);

/** Route that opens what is live and the draft side by side. */
export async function comparisonRoutes(
  app: App,
  { compare, revisions }: ComparisonRouteOptions,
): Promise<void> {
  forOperators(app);

  app.post(
    '/v1/chatbots/:chatbotId/comparisons',
    {
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'compareWithLive',
          summary: 'Compare what is live with the draft',
          description:
            'Freezes both versions, and opens each in the real widget for an hour, with 50 answers. Each answers from its own documents. The conversations count as tests.',
          answers: {
            201: {
              description: 'Both versions',
              schema: Compared,
              example: {
                before: { revision: 2, path: '/review/mN1c…/frame' },
                after: { revision: 3, path: '/review/pQ7d…/frame' },
                expiresAt: '2026-03-02T10:30:00.000Z',
              },
            },
          },
          errors: ['not-found', 'stale-revision'],
        },
        { params: Type.Object({ chatbotId: Id }) },
      ),
    },
    async ({ operator, params: { chatbotId } }, reply) => {
      const draft = await revisions.get(operator, chatbotId);
      const live = await revisions.revisionFor(chatbotId, 'live', operator.tenantId);
      const { before, after, expiresAt } = await compare(operator, draft, live);
      const answer = { before: before && sideOf(before), after: sideOf(after), expiresAt };
      return reply.code(201).send({ ...answer, expiresAt: expiresAt.toISOString() });
    },
  );
}

const sideOf = ({ revision, key }: ComparedSide) => ({ revision, path: `/review/${key}/frame` });
