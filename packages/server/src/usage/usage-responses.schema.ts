import Type, { type Static } from 'typebox';

const Count = (description?: string) =>
  Type.Integer({ minimum: 0, ...(description !== undefined && { description }) });
const Nullable = (schema: ReturnType<typeof Type.Number> | typeof Times) =>
  Type.Union([schema, Type.Null()]);

const Times = Type.Object({ p50: Type.Number(), p95: Type.Number() }, { title: 'Percentiles' });

const figures = {
  sessions: Count('Begun.'),
  messages: Count('Of visitors, counted when their reply has ended.'),
  replies: Count('Ended, whatever their end was.'),
  failed: Count(),
  stopped: Count(),
  unanswered: Count('Replies that say that they do not know.'),
  good: Type.Integer({ description: 'Number of thumbs up, without those that were taken back.' }),
  bad: Type.Integer({ description: 'Number of thumbs down, without those that were taken back.' }),
  inputTokens: Count(),
  outputTokens: Count(),
  costUsd: Nullable(
    Type.Number({ description: 'US dollars; null if the cost of no reply is known.' }),
  ),
  replyMs: Nullable(Times),
  firstTokenMs: Nullable(Times),
  errors: Type.Array(Type.Object({ code: Type.String(), count: Count() })),
};

const Figures = Type.Object(figures, { title: 'UsageFigures' });
const Point = Type.Object(
  { at: Type.String({ format: 'date-time', description: 'Start of the step.' }), ...figures },
  { title: 'UsagePoint' },
);
const Share = Type.Object(
  { id: Type.String(), name: Type.String(), ...figures },
  { title: 'UsageShare' },
);
const period = { points: Type.Array(Point), total: Figures };
const Limit = Type.Union([Type.Number(), Type.Null()]);

export const UsageReport = Type.Object(
  {
    from: Type.String({ format: 'date-time' }),
    to: Type.String({ format: 'date-time' }),
    step: Type.Union([Type.Literal('hour'), Type.Literal('day')]),
    ...period,
    before: Type.Union([Type.Object(period, { title: 'UsagePeriod' }), Type.Null()]),
    chatbots: Type.Array(Share),
    operators: Type.Array(Share),
    budget: Type.Object(
      { replies: Limit, tokens: Limit },
      { description: 'Budget for one step; null if there is no limit.' },
    ),
    addedUpTo: Type.String({
      format: 'date-time',
      description: 'Time up to which the figures are complete.',
    }),
  },
  { title: 'UsageReport' },
);

const NO_FIGURES: Static<typeof Figures> = {
  ...{ sessions: 0, messages: 0, replies: 0, failed: 0, stopped: 0, unanswered: 0 },
  ...{ good: 0, bad: 0, inputTokens: 0, outputTokens: 0, costUsd: null },
  ...{ replyMs: null, firstTokenMs: null, errors: [] },
};

export const USAGE_EXAMPLE: Static<typeof UsageReport> = {
  from: '2026-03-02T00:00:00.000Z',
  to: '2026-03-03T00:00:00.000Z',
  step: 'day',
  points: [
    {
      ...NO_FIGURES,
      at: '2026-03-02T00:00:00.000Z',
      ...{ sessions: 12, messages: 40, replies: 41, failed: 1, unanswered: 3, good: 5, bad: 1 },
      replyMs: { p50: 820, p95: 2_310 },
      firstTokenMs: { p50: 410, p95: 990 },
      errors: [{ code: 'service-timeout', count: 1 }],
    },
  ],
  total: NO_FIGURES,
  before: null,
  chatbots: [],
  operators: [],
  budget: { replies: null, tokens: null },
  addedUpTo: '2026-03-02T09:30:00.000Z',
};

export const UnansweredList = Type.Object(
  {
    questions: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          chatbotId: Type.String(),
          chatbotName: Type.String(),
          question: Type.String({ description: 'Latest of the questions with this meaning.' }),
          others: Type.Array(Type.String(), { description: 'Other wordings, newest first.' }),
          count: Count(),
          lastAt: Type.String({ format: 'date-time' }),
          sessionId: Type.String({ description: 'Conversation of the latest question.' }),
        },
        { title: 'UnansweredQuestion' },
      ),
    ),
  },
  { title: 'UnansweredQuestions' },
);

export const UNANSWERED_EXAMPLE: Static<typeof UnansweredList> = {
  questions: [
    {
      id: '3f0d8c5e-8a52-4a6f-9d0e-5b7a9c1f2e33',
      chatbotId: 'bot_9f8e7d6c5b4a39281706f5e4',
      chatbotName: 'Shop helper',
      question: 'Do you sell gift cards?',
      others: ['Can I buy a gift voucher?'],
      count: 14,
      lastAt: '2026-03-02T09:30:00.000Z',
      sessionId: '0c9b7a52-6f4e-4a0e-9d57-1f0a3c1b7d11',
    },
  ],
};
