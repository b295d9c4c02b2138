import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import type { RevisionService } from '../chatbots/revision-service.js';
import type { App } from '../plugins/app.js';
import { forOperators } from '../plugins/for-operators.js';
import { documented } from '../plugins/route-docs.js';
import type { Chatbot } from '../chatbots/chatbot-repository.js';
import type { Operator } from '../operators/operator.js';
import type { PublishGate } from './publish-gate.js';

const POLICY = {
  mode: 'block',
  tested: true,
  approved: true,
  noWarnings: false,
  savedTests: true,
} as const;
const Policy = Type.Object(
  {
    mode: Type.Union([Type.Literal('off'), Type.Literal('ask'), Type.Literal('block')], {
      description:
        'off: publishing has no conditions; ask: unmet conditions must be confirmed; block: publishing is refused.',
    }),
    tested: Type.Boolean({
      description: 'Condition: a test has a reply of exactly what is to be published.',
    }),
    approved: Type.Boolean({
      description: 'Condition: somebody else has approved exactly this version.',
    }),
    noWarnings: Type.Boolean(),
    savedTests: Type.Optional(
      Type.Boolean({
        description: 'Condition: there are saved tests, and all of them pass. Default: false.',
      }),
    ),
    webhookUrl: Type.Optional(
      Type.Union([Type.String({ pattern: '^https?://\\S+$', maxLength: 2_000 }), Type.Null()], {
        description:
          'URL that receives a signed message when a site differs from what was published; null for none.',
      }),
    ),
  },
  { title: 'PublishPolicy' },
);
const Instant = Type.String({ format: 'date-time' });

const orNull = (schema: Type.TSchema) => Type.Union([schema, Type.Null()]);
const Changes = Type.Object(
  {
    revision: Type.Integer(),
    at: Instant,
    fields: Type.Array(
      Type.Object({
        path: Type.String(),
        what: Type.String({ description: 'Name of the field, in words.' }),
        before: orNull(Type.String()),
        after: orNull(Type.String()),
      }),
    ),
    documents: Type.Array(
      Type.Object({
        documentId: Type.String(),
        title: Type.String(),
        kind: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
        what: Type.Array(Type.String(), { description: 'Parts that differ, in words.' }),
      }),
      { description: 'At most 200.' },
    ),
  },
  { title: 'DraftChanges' },
);

const Questions = Type.Array(Type.String());
const Review = Type.Object(
  {
    policy: Policy,
    replies: Type.Integer({
      description: 'Number of replies that tests got from exactly this draft.',
    }),
    testedBy: Type.Array(Type.String()),
    testedAt: Type.Union([Instant, Type.Null()]),
    tests: Type.Array(
      Type.Object({
        question: Type.String(),
        answer: Type.String(),
        by: Type.String(),
        at: Instant,
        sessionId: Type.String(),
      }),
      {
        description:
          'The newest 20 questions that tests asked of exactly this draft, with their answers, each up to 2,000 characters. Deleted sessions are not included.',
      },
    ),
    approvals: Type.Array(Type.Object({ by: Type.String(), comment: Type.String(), at: Instant })),
    savedTests: Type.Object(
      { passing: Questions, failing: Questions, notRun: Questions },
      { description: 'First question of each saved test, grouped by its state for this draft.' },
    ),
    warnings: Type.Array(Type.String()),
    unmet: Type.Array(Type.String(), { description: 'Unmet conditions of the policy, in words.' }),
    service: Type.Union([Type.String(), Type.Null()], {
      description:
        'Problem of the service that answers, in its own words if it has any; null if there is none, or the service was not asked.',
    }),
    fingerprint: Type.String({ description: 'Fingerprint of the reviewed draft.' }),
    sinceLive: Type.Union([Changes, Type.Null()], {
      description: 'Differences from what is live; null if nothing is live.',
    }),
    sinceTest: Type.Union([Changes, Type.Null()], {
      description: 'Differences from what was tested last; null if nothing was tested.',
    }),
  },
  { title: 'Review' },
);
const REVIEW = {
  description: 'Review of the draft',
  schema: Review,
  example: {
    policy: POLICY,
    replies: 4,
    testedBy: ['anna'],
    testedAt: '2026-03-02T09:30:00.000Z',
    tests: [
      {
        ...{ question: 'Can I return boots?', answer: 'Yes, within 60 days.', by: 'anna' },
        ...{ at: '2026-03-02T09:30:00.000Z', sessionId: 'ses_1' },
      },
    ],
    approvals: [],
    savedTests: { passing: ['Can I return boots?'], failing: [], notRun: [] },
    warnings: [],
    unmet: ['nobody else has approved it as it is now'],
    service: null,
    fingerprint: '4f1c0d7e5b6a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00',
    sinceLive: {
      revision: 2,
      at: '2026-03-01T08:00:00.000Z',
      fields: [{ path: 'name', what: 'Name', before: 'Fernway Help', after: 'Fern' }],
      documents: [{ documentId: 'doc_1', title: 'Returns', kind: 'changed', what: ['its text'] }],
    },
    sinceTest: null,
  },
};
const Tests = Type.Object(
  {
    tests: Type.Array(
      Type.Object({
        question: Type.String(),
        answer: Type.String(),
        by: Type.String(),
        at: Instant,
      }),
    ),
  },
  { title: 'PublishedTests' },
);
const TESTS = {
  tests: [
    {
      question: 'Can I return boots?',
      answer: 'Yes, within 60 days.',
      by: 'anna',
      at: '2026-03-02T09:30:00.000Z',
    },
  ],
};
const RevisionNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_646 });
const params = Type.Object({ chatbotId: Id });

/** Routes of the conditions for publishing. */
export async function gateRoutes(
  app: App,
  { gate, revisions }: { gate: PublishGate; revisions: RevisionService },
): Promise<void> {
  forOperators(app);
  const answers = { 200: { description: 'The policy', schema: Policy, example: POLICY } };

  app.get(
    '/v1/publish-policy',
    {
      schema: documented({
        tag: 'Revisions',
        operationId: 'getPublishPolicy',
        summary: 'Read the publishing policy',
        answers,
      }),
    },
    async ({ operator }) => gate.policy(operator),
  );

  app.put(
    '/v1/publish-policy',
    {
      config: { role: 'admin' },
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'setPublishPolicy',
          summary: 'Set the publishing policy',
          description: 'Applies to all chatbots of the tenant; for admins.',
          answers,
          errors: ['forbidden'],
        },
        {
          body: Type.Object(Policy.properties, {
            title: 'PublishPolicyChange',
            examples: [POLICY],
          }),
        },
      ),
    },
    async ({ operator, body }) => {
      await gate.setPolicy(operator, body);
      return gate.policy(operator);
    },
  );

  app.get(
    '/v1/chatbots/:chatbotId/review',
    {
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'reviewDraft',
          summary: 'Review the draft',
          description:
            'Tests, approvals and warnings of the current draft, and its unmet conditions. With `ask`, the server asks the chatbot’s service one question, for at most 10 s. Publishing does so too, if the policy requires no warnings.',
          answers: { 200: REVIEW },
          errors: ['not-found'],
        },
        { params, querystring: Type.Object({ ask: Type.Optional(Type.Boolean()) }) },
      ),
    },
    async ({ operator, params: { chatbotId }, query: { ask } }) =>
      reviewOf(gate, operator, await revisions.get(operator, chatbotId), ask),
  );

  app.get(
    '/v1/chatbots/:chatbotId/revisions/:revision/tests',
    {
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'listPublishedTests',
          summary: 'Read the tests of a publication',
          description:
            'Questions and answers of tests, stored at publication: at most 200, each up to 2,000 characters. Empty if the chatbot was never published, or not tested.',
          answers: { 200: { description: 'The tests', schema: Tests, example: TESTS } },
          errors: ['not-found'],
        },
        { params: Type.Object({ chatbotId: Id, revision: RevisionNumber }) },
      ),
    },
    async ({ operator, params: { chatbotId, revision } }) => {
      await revisions.getRevision(operator, chatbotId, revision);
      return { tests: await gate.tests(operator, chatbotId, revision) };
    },
  );

  app.post(
    '/v1/chatbots/:chatbotId/approve',
    {
      schema: documented(
        {
          tag: 'Revisions',
          operationId: 'approveDraft',
          summary: 'Approve the draft',
          description:
            'Approves the current draft. Any change needs another approval. The approval counts when somebody else publishes.',
          answers: { 200: REVIEW },
          errors: ['not-found', 'stale-revision'],
        },
        {
          params,
          body: Type.Object(
            {
              fingerprint: Type.String({
                maxLength: 64,
                description:
                  'Fingerprint of the draft that you looked at; the draft may have changed since.',
              }),
              comment: Type.Optional(Type.String({ maxLength: 2_000 })),
            },
            { title: 'Approval', examples: [{ fingerprint: '4f1c…', comment: 'Read and tried.' }] },
          ),
        },
      ),
    },
    async ({ operator, params: { chatbotId }, body: { fingerprint, comment = '' } }) => {
      const draft = await revisions.draftLike(operator, chatbotId, fingerprint);
      await gate.approve(operator, draft, comment);
      return reviewOf(gate, operator, draft);
    },
  );
}

async function reviewOf(gate: PublishGate, operator: Operator, draft: Chatbot, asks = false) {
  const [review, tests, changes] = await Promise.all([
    gate.review(operator, draft, asks),
    gate.latestTests(draft),
    gate.changes(draft),
  ]);
  return { ...review, ...changes, tests, fingerprint: draft.fingerprint };
}
