import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';
import { EXPECTED, SAVED_TEST_LIMITS as LIMITS, SAVED_TEST_STATES } from './saved-test.js';

/** Bodies and responses of the routes of saved tests, and an example of each. */
const Phrases = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: LIMITS.phraseLength, pattern: '\\S' }), {
    maxItems: LIMITS.phrases,
    description,
  });
const Expects = Type.Union(
  EXPECTED.map((each) => Type.Literal(each)),
  {
    description: 'answer: an answer from documents; refusal: “I don’t know”; any: either.',
  },
);
const Cites = Type.Union([Id, Type.Null()], {
  description: 'Document that the answer must cite; null for any.',
});
const Questions = Type.Array(
  Type.String({ minLength: 1, maxLength: LIMITS.questionLength, pattern: '\\S' }),
  {
    minItems: 1,
    maxItems: LIMITS.questions,
    description: 'Questions, asked in order as one conversation; the last answer is checked.',
  },
);
const CONTAINS = 'Phrases that the answer has to have, whatever their case.';
const LACKS = 'Phrases that it must not have.';

const WORDING = {
  questions: ['Can I return boots?'],
  expects: 'answer',
  contains: ['60 days'],
  lacks: ['30 days'],
  cites: 'doc_1f0a3c1b7d11',
} as const;

/** Body of a test that is created or changed. */
export const SavedTestBody = Type.Object(
  {
    questions: Questions,
    expects: Type.Optional(Expects),
    contains: Type.Optional(Phrases(CONTAINS)),
    lacks: Type.Optional(Phrases(LACKS)),
    cites: Type.Optional(Cites),
  },
  { title: 'SavedTestBody', examples: [WORDING] },
);

const SavedTest = Type.Object(
  {
    id: Id,
    questions: Questions,
    expects: Expects,
    contains: Phrases(CONTAINS),
    lacks: Phrases(LACKS),
    cites: Cites,
    citesTitle: Type.Union([Type.String(), Type.Null()], {
      description: 'Title of that document; null if there is none, or it was deleted.',
    }),
    state: Type.Union(
      SAVED_TEST_STATES.map((each) => Type.Literal(each)),
      {
        description:
          'new: not run since it was saved; out-of-date: the draft has changed since it was run.',
      },
    ),
    running: Type.Boolean({ description: 'True while it runs or waits for its turn.' }),
    result: Type.Union([
      Type.Object({
        passed: Type.Boolean(),
        faults: Type.Array(Type.String(), { description: 'Reasons why it fails, in words.' }),
        answer: Type.String({ description: `At most ${LIMITS.answerLength} characters of it.` }),
        fingerprint: Type.String({ description: 'Fingerprint of the draft that answered.' }),
        by: Type.String(),
        at: Type.String({ format: 'date-time' }),
      }),
      Type.Null(),
    ]),
    createdBy: Type.String(),
    createdAt: Type.String({ format: 'date-time' }),
  },
  { title: 'SavedTest' },
);

const EXAMPLE = {
  id: '0b5f2b6e-2a0c-4c0e-a8f5-3c1b7d115d0b',
  ...WORDING,
  citesTitle: 'Returns',
  state: 'passing',
  running: false,
  result: {
    passed: true,
    faults: [],
    answer: 'Yes, within 60 days.',
    fingerprint: '4f1c0d7e5b6a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00',
    by: 'anna',
    at: '2026-03-02T09:30:00.000Z',
  },
  createdBy: 'anna',
  createdAt: '2026-03-02T09:00:00.000Z',
};

export const SAVED_TEST = { description: 'The test', schema: SavedTest, example: EXAMPLE };

export const SAVED_TEST_LIST = {
  description: 'The tests of a chatbot',
  schema: Type.Object({ tests: Type.Array(SavedTest) }, { title: 'SavedTestList' }),
  example: { tests: [EXAMPLE] },
};
