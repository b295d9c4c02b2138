import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type Static } from 'typebox';

const Sentence = Type.String({ maxLength: 2_000 });

/** Something that happened in the session before, as the operator's page saw it. */
export const ReportedEvent = Type.Object(
  {
    /** ms since 1970, the page's clock. */
    at: Type.Number(),
    kind: Type.String({ maxLength: 40 }),
    text: Sentence,
  },
  { title: 'ReportedEvent' },
);
export type ReportedEvent = Static<typeof ReportedEvent>;

const REPORT_EXAMPLE = {
  problem: {
    code: 'service-failed',
    message: 'The chatbot service failed before the reply was complete.',
    action: 'Try again. If it happens again, open the reply in the debug panel.',
    retryable: true,
    correlationId: '6f1d7f0e-2b1c-4c58-9a53-0d3f1a7f1c11',
  },
  events: [{ at: 1_772_443_800_000, kind: 'problem', text: 'Reply failed' }],
};

/** A report of a page: the error as it was shown, and what it belongs to. */
export const NewReport = Type.Object(
  {
    problem: Type.Object({
      code: Type.String({ maxLength: 80 }),
      message: Sentence,
      action: Sentence,
      retryable: Type.Boolean(),
      correlationId: Type.String({ maxLength: 80 }),
    }),
    replyId: Type.Optional(Id),
    events: Type.Array(ReportedEvent, { maxItems: 100 }),
  },
  { title: 'NewReport', examples: [REPORT_EXAMPLE] },
);
export type NewReport = Static<typeof NewReport>;
