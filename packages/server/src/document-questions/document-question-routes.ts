import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import Type from 'typebox';
import { Mode } from '../conversations/conversation-responses.schema.js';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { DOCUMENT_ANSWER, DOCUMENT_QUESTION_PAGE } from './document-question-responses.schema.js';
import type { DocumentQuestionService } from './document-question-service.js';

const tag = 'Documents';
const params = Type.Object({ chatbotId: Id, documentId: Id });

/** Routes for operators to see which questions find a document, and to ask it one alone. */
export async function documentQuestionRoutes(
  app: App,
  { questions }: { questions: DocumentQuestionService },
): Promise<void> {
  const path = '/v1/chatbots/:chatbotId/documents/:documentId';
  forOperators(app);

  app.get(
    `${path}/questions`,
    {
      schema: documented(
        {
          tag,
          operationId: 'listDocumentQuestions',
          summary: 'List the questions that found a document',
          description:
            'For visitors: questions whose answers cite the document, and questions without an answer to which it was among the nearest. For tests: all questions for which it was considered. Each page searches 100 conversations, the newest first. The permissions are those of conversations.',
          answers: { 200: DOCUMENT_QUESTION_PAGE },
          errors: ['not-found', 'forbidden'],
        },
        {
          params,
          querystring: Type.Object({
            mode: Type.Optional(
              Type.Union(Mode.anyOf, {
                default: 'live',
                description: '`live`: of visitors; `test`: of operators.',
              }),
            ),
            cursor: Type.Optional(
              Type.String({ maxLength: 200, description: '`cursor` of the previous page.' }),
            ),
          }),
        },
      ),
    },
    async ({ operator, params: { chatbotId, documentId }, query: { mode = 'live', cursor } }) => {
      const page = await questions.list(operator, chatbotId, documentId, { mode, cursor });
      return {
        questions: page.questions.map((each) => ({
          ...each,
          askedAt: each.askedAt.toISOString(),
        })),
        cursor: page.cursor,
      };
    },
  );

  app.post(
    `${path}/ask`,
    {
      schema: documented(
        {
          tag,
          operationId: 'askDocument',
          summary: 'Ask one document alone',
          description:
            'The draft answers as if it had no other document. Confidence depends on how rare words are among the searched documents, so it may differ from that of a normal reply. The cost counts towards the budgets.',
          answers: { 200: DOCUMENT_ANSWER },
          errors: ['not-found'],
        },
        {
          params,
          body: Type.Object(
            {
              question: Type.String({
                minLength: 1,
                maxLength: LIMITS.textLength,
                pattern: '\\S',
              }),
            },
            { title: 'QuestionToDocument', examples: [{ question: 'Can I return boots?' }] },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId, documentId }, body: { question } }, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const answer = await questions.ask(operator, chatbotId, documentId, question, gone.signal);
      return { ...answer, passages: [...answer.passages] };
    },
  );
}
