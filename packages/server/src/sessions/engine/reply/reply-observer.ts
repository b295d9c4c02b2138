import type { Problem, ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import type { SessionMode } from '../../../chatbots/chatbot-revision.js';
import type { ClaimedReply, ReplyEnd } from '../../storage/reply-queue.js';

/** A reply that has ended and is stored. */
export interface RepliedRecord {
  readonly claim: Pick<
    ClaimedReply,
    'replyId' | 'sessionId' | 'tenantId' | 'chatbotId' | 'gen' | 'createdAt'
  >;
  readonly mode: SessionMode;
  readonly state: ReplyEnd['state'];
  readonly problem: Problem | null;
  /** `performance.now()` when the question arrived: the first mark begins there. */
  readonly start: number;
  readonly debug: ReplyDebug;
}

/** Takes replies that have ended. Must not throw. */
export interface ReplyListener {
  replied(record: RepliedRecord): void;
}

/** Follows how replies come about, for those who run the server. Must not throw. */
export interface ReplyObserver extends ReplyListener {
  /** The header `traceparent` for the requests of a reply, as W3C's Trace Context has it. */
  traceparentOf(replyId: string): string;
}
