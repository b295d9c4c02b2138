import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { FeedbackValue } from '@chatbot-test/shared/protocol/message.schema.js';

/** Actions of a person in the panel. Implemented by the session's client. */
export interface SessionActions {
  /** Sends now, or when the connection is back. */
  send(text: string): void;
  stop(replyId: string): void;
  /** Has the last reply given again. */
  regenerate(replyId: string): void;
  /** Says what the reader thinks of a reply, and why if they told; `none` takes it back. */
  rate(replyId: string, value: FeedbackValue, reason?: string): void;
  /** Sends a failed message again, under the same `cid`. */
  retry(cid: string): void;
  /** Takes a failed message out of the conversation. */
  discard(cid: string): void;
  /** Clears the conversation, here and on the server. */
  reset(): void;
  /**
   * Loads the messages before the oldest that are here.
   *
   * @returns the conversation with them
   * @throws Error where they could not be loaded
   */
  loadEarlier(): Promise<Conversation>;
  /** Tries to connect now instead of at `retryAt`, or again after `failed`. */
  reconnect(): void;
}
