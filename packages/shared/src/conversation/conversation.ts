import type { Message, Problem } from '../protocol/message.schema.js';

/** A reply on the way: nothing said yet (`gen` 0), or the text so far. */
export interface OpenReply {
  readonly replyId: string;
  readonly replyTo: string;
  readonly gen: number;
  readonly text: string;
  /** Id of the reply in whose place it is given. */
  readonly replaces?: string;
}

/** A message that this client has written and the server's log has not shown it yet. */
export interface OutgoingMessage {
  readonly cid: string;
  readonly text: string;
  /** ISO 8601, by this client's clock. */
  readonly createdAt: string;
  readonly state: 'sending' | 'sent' | 'failed';
  readonly problem?: Problem;
}

/**
 * A conversation as one client knows it: the log up to `(epoch, seq)`, the replies on the way
 * and its own messages on the way. Values are never changed in place.
 */
export interface Conversation {
  readonly epoch: number;
  readonly seq: number;
  /** Committed messages by `seq`, without holes. */
  readonly messages: readonly Message[];
  readonly replies: readonly OpenReply[];
  readonly outbox: readonly OutgoingMessage[];
  /** Older messages exist on the server. */
  readonly hasMore: boolean;
  /** Number of questions among those. */
  readonly earlierQuestions: number;
  /** A frame told of something that never arrived: the client should ask to recover. */
  readonly gap: boolean;
}

export const EMPTY_CONVERSATION: Conversation = {
  epoch: 0,
  seq: 0,
  messages: [],
  replies: [],
  outbox: [],
  hasMore: false,
  earlierQuestions: 0,
  gap: false,
};
