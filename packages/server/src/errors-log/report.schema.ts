import { Id } from '@chatbot-test/shared/protocol/message.schema.js';
import Type, { type Static } from 'typebox';

const Sentence = Type.String({ maxLength: 2_000 });

/** Something that happened in the session before, as the operator's page saw it. */
export const ReportedEvent = Type.Object({
  /** ms since 1970, the page's clock. */
  at: Type.Number(),
  kind: Type.String({ maxLength: 40 }),
  text: Sentence,
});
export type ReportedEvent = Static<typeof ReportedEvent>;

/** What a page sends: the error as it was shown, and what it belongs to. */
export const NewReport = Type.Object({
  problem: Type.Object({
    code: Type.String({ maxLength: 80 }),
    message: Sentence,
    action: Sentence,
    retryable: Type.Boolean(),
    correlationId: Type.String({ maxLength: 80 }),
  }),
  replyId: Type.Optional(Id),
  events: Type.Array(ReportedEvent, { maxItems: 100 }),
});
export type NewReport = Static<typeof NewReport>;
