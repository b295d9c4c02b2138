import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type Static } from 'typebox';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import { SAVED_TEST_LIMITS, type NewSavedTest } from './saved-test.js';
import { SAVED_TEST, SAVED_TEST_LIST, SavedTestBody } from './saved-test-responses.schema.js';
import type { JudgedTest, SavedTestService } from './saved-test-service.js';

const tag = 'Saved tests';
const ofChatbot = Type.Object({ chatbotId: Id });
const ofTest = Type.Object({ chatbotId: Id, testId: Id });
const Run = Type.Object(
  {
    ids: Type.Optional(
      Type.Array(Id, {
        minItems: 1,
        maxItems: SAVED_TEST_LIMITS.count,
        description: 'Tests to run. Default: all.',
      }),
    ),
  },
  { title: 'SavedTestRun', examples: [{}] },
);

/** Routes for operators to keep tests of a chatbot, and to run them against its draft. */
export async function savedTestRoutes(
  app: App,
  { tests }: { tests: SavedTestService },
): Promise<void> {
  const path = '/v1/chatbots/:chatbotId/tests';
  forOperators(app);

  app.get(
    path,
    {
      schema: documented(
        {
          tag,
          operationId: 'listSavedTests',
          summary: 'List tests',
          description:
            'Sorted by age, the oldest first, each with its state for the current draft. While tests run, request the list again.',
          answers: { 200: SAVED_TEST_LIST },
          errors: ['not-found'],
        },
        { params: ofChatbot },
      ),
    },
    async ({ operator, params }) => entries(await tests.list(operator, params.chatbotId)),
  );

  app.post(
    path,
    {
      schema: documented(
        {
          tag,
          operationId: 'createSavedTest',
          summary: 'Save a test',
          answers: { 201: SAVED_TEST },
          errors: ['not-found', 'too-many-tests'],
        },
        { params: ofChatbot, body: SavedTestBody },
      ),
    },
    async ({ operator, params, body }, reply) => {
      const test = await tests.create(operator, params.chatbotId, given(body));
      return reply.code(201).header('location', `tests/${test.id}`).send(entry(test));
    },
  );

  app.put(
    `${path}/:testId`,
    {
      schema: documented(
        {
          tag,
          operationId: 'changeSavedTest',
          summary: 'Change a test',
          description:
            'Changes the test. Its state is `new` again, because its last result no longer applies.',
          answers: { 200: SAVED_TEST },
          errors: ['not-found'],
        },
        { params: ofTest, body: SavedTestBody },
      ),
    },
    async ({ operator, params: { chatbotId, testId }, body }) =>
      entry(await tests.change(operator, chatbotId, testId, given(body))),
  );

  app.delete(
    `${path}/:testId`,
    {
      schema: documented(
        {
          tag,
          operationId: 'deleteSavedTest',
          summary: 'Delete a test',
          answers: { 204: null },
          errors: ['not-found'],
        },
        { params: ofTest },
      ),
    },
    async ({ operator, params: { chatbotId, testId } }, reply) => {
      await tests.delete(operator, chatbotId, testId);
      return reply.code(204).send();
    },
  );

  app.post(
    `${path}/run`,
    {
      schema: documented(
        {
          tag,
          operationId: 'runSavedTests',
          summary: 'Run tests',
          description:
            'Asks the current draft, in the background, a few tests at a time. The cost of replies counts towards the budgets.',
          answers: { 202: SAVED_TEST_LIST },
          errors: ['not-found'],
        },
        { params: ofChatbot, body: Run },
      ),
    },
    async ({ operator, params: { chatbotId }, body: { ids } }, reply) =>
      reply.code(202).send(entries(await tests.run(operator, chatbotId, ids))),
  );
}

const given = (body: Static<typeof SavedTestBody>): NewSavedTest => {
  const { questions, expects = 'answer', contains = [], lacks = [], cites = null } = body;
  return { questions, expects, contains, lacks, cites };
};

const entry = ({ isRunning: running, ...test }: JudgedTest) => ({ ...test, running });

const entries = (tests: readonly JudgedTest[]) => ({ tests: tests.map(entry) });
