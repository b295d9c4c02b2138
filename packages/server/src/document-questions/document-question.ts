import type { Feedback } from '@chatbot-test/shared/protocol/message.schema.js';
import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { ConversationPlace } from '../conversations/conversation.js';

/** A question that a document was found for. */
export interface DocumentQuestion {
  readonly conversationId: string;
  /** The reply to it. */
  readonly replyId: string;
  /** Beginning of the question. */
  readonly question: string;
  readonly askedAt: Date;
  /** True if the answer cites the document; else it was only looked at. */
  readonly isCited: boolean;
  /** Confidence of its best passage, 0 to 1; null: it is not kept of visitors' questions that got an answer. */
  readonly confidence: number | null;
  readonly isUnanswered: boolean;
  readonly feedback: Feedback | null;
}

export interface DocumentQuestionQuery {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly documentId: string;
  readonly mode: SessionMode;
  /** Only tests of this operator; left out: all. */
  readonly operatorId?: string | undefined;
  /** The conversation that was looked through last. */
  readonly after?: ConversationPlace | undefined;
}

export interface DocumentQuestionPage {
  /** Questions, those of the newest conversation first. */
  readonly questions: readonly DocumentQuestion[];
  /** The conversation to go on behind; null: all were looked through. */
  readonly next: ConversationPlace | null;
}
