import { Feedback, Hit, Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';

/** Answers of the routes of a document's questions, and an example of each. */
const Confidence = (description: string) =>
  Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { description });

const Question = Type.Object(
  {
    conversationId: Id,
    replyId: Type.String(),
    question: Type.String({ description: 'Its first 500 characters.' }),
    askedAt: Type.String({ format: 'date-time' }),
    isCited: Type.Boolean({
      description: 'The answer cites the document; false: it was only looked at.',
    }),
    confidence: Confidence(
      'Of its best passage; null: it is not kept of visitors’ questions that got an answer.',
    ),
    isUnanswered: Type.Boolean({
      description: 'Nothing that the chatbot knows answered the question.',
    }),
    feedback: Type.Union([Feedback, Type.Null()]),
  },
  { title: 'DocumentQuestion' },
);

export const DOCUMENT_QUESTION_PAGE = {
  description: 'What 100 conversations have, the newest first; often few, or none',
  schema: Type.Object(
    {
      questions: Type.Array(Question),
      cursor: Type.Union([Type.String(), Type.Null()], {
        description: 'To look through the next conversations; null: there are no more.',
      }),
    },
    { title: 'DocumentQuestionPage' },
  ),
  example: {
    questions: [
      {
        conversationId: '0c9b7a52-6f4e-4a0e-9d57-1f0a3c1b7d11',
        replyId: '5d1f7a52-6f4e-4a0e-9d57-1f0a3c1b7d12',
        question: 'Can I return boots?',
        askedAt: '2026-03-02T09:30:00.000Z',
        isCited: true,
        confidence: null,
        isUnanswered: false,
        feedback: 'bad',
      },
    ],
    cursor: null,
  },
};

export const DOCUMENT_ANSWER = {
  description: 'The answer, and the passages that it could be made of',
  schema: Type.Object(
    {
      text: Type.String(),
      isAnswered: Type.Boolean({ description: 'The document was enough for an answer.' }),
      confidence: Confidence('Of the best passage; null: none was found.'),
      threshold: Type.Number({ description: 'Least confidence that counts as an answer.' }),
      passages: Type.Array(Hit, { description: 'Best first.' }),
      problem: Type.Union([Type.String(), Type.Null()], {
        description: 'Why it failed; null: it did not.',
      }),
    },
    { title: 'DocumentAnswer' },
  ),
  example: {
    text: 'You have 30 days. [1]',
    isAnswered: true,
    confidence: 0.92,
    threshold: 0.5,
    passages: [],
    problem: null,
  },
};
