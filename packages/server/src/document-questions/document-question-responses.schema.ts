import { Feedback, Hit, Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type from 'typebox';

/** Answers of the routes of a document's questions, and an example of each. */
const Confidence = (description: string) =>
  Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { description });

const Question = Type.Object(
  {
    conversationId: Id,
    replyId: Type.String(),
    question: Type.String({ description: 'First 500 characters of the question.' }),
    askedAt: Type.String({ format: 'date-time' }),
    isCited: Type.Boolean({
      description: 'True if the answer cites the document; false if it was only considered.',
    }),
    confidence: Confidence(
      'Of its best passage; null: it is not kept of visitors’ questions that got an answer.',
    ),
    isUnanswered: Type.Boolean({
      description: 'True if the question had no answer in what the chatbot knows.',
    }),
    feedback: Type.Union([Feedback, Type.Null()]),
  },
  { title: 'DocumentQuestion' },
);

export const DOCUMENT_QUESTION_PAGE = {
  description: 'Questions in 100 conversations, the newest first; often few or none',
  schema: Type.Object(
    {
      questions: Type.Array(Question),
      cursor: Type.Union([Type.String(), Type.Null()], {
        description: 'Cursor of the next 100 conversations; null if there are no more.',
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
  description: 'The answer, and the passages that it may use',
  schema: Type.Object(
    {
      text: Type.String(),
      isAnswered: Type.Boolean({ description: 'True if the document alone has an answer.' }),
      confidence: Confidence('Of the best passage; null: none was found.'),
      threshold: Type.Number({ description: 'Minimum confidence of an answer.' }),
      passages: Type.Array(Hit, { description: 'Passages, the best first.' }),
      problem: Type.Union([Type.String(), Type.Null()], {
        description: 'Reason of a failure; null if there was none.',
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
