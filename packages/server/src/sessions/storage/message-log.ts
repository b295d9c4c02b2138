import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';

export interface NewMessage {
  readonly sessionId: string;
  readonly messageId: string;
  readonly replyId: string;
  readonly cid: string;
  readonly text: string;
  /** The session's idle time starts again. */
  readonly idleMs: number;
}

/** `known`: the same `cid` and text were stored before; the values are of that first time. */
export type Appended =
  | {
      readonly outcome: 'appended' | 'known';
      readonly epoch: number;
      readonly seq: number;
      readonly messageId: string;
      readonly createdAt: Date;
    }
  | { readonly outcome: 'conflict' | 'ended' };

/** Position of a log. */
export interface LogHead {
  readonly epoch: number;
  readonly seq: number;
}

/** `too-late`: there is nothing to bring back, or not any more. */
export type Undone =
  | { readonly outcome: 'undone'; readonly head: LogHead }
  | { readonly outcome: 'other-epoch' }
  | { readonly outcome: 'too-late' };

/** A reply that has not ended; `text` is not stored until it has. */
export interface PendingReply {
  readonly replyId: string;
  readonly replyTo: string;
  readonly gen: number;
  /** The reply in whose place it is given. */
  readonly replaces?: string;
}

/** The log and what a client is to be told of it, read at one moment. */
export interface LogPage {
  readonly epoch: number;
  readonly seq: number;
  readonly messages: readonly Message[];
  readonly hasMore: boolean;
  readonly pending: readonly PendingReply[];
}

/**
 * Stores the log of each session of one mode. `seq` is taken in the statement that stores the row
 * it numbers, so the log has no holes; nothing is acknowledged before its commit. Text that the
 * database cannot hold (NUL, half a surrogate pair) is the caller's to keep out.
 */
export interface MessageLog {
  /** Stores a message and its queued reply, once per `cid`, in one statement. */
  append(message: NewMessage): Promise<Appended>;
  /** Reads what follows `after`, or the last page where that is too much or of another epoch. */
  readLog(
    sessionId: string,
    after: { readonly epoch: number; readonly seq: number },
    limit: number,
  ): Promise<{ readonly complete: boolean; readonly page: LogPage } | null>;
  /** The page that ends before `before`; empty where `epoch` is not the session's. */
  readPage(
    sessionId: string,
    epoch: number,
    before: number,
    limit: number,
  ): Promise<{ readonly messages: readonly Message[]; readonly hasMore: boolean }>;
  /** Counts the questions before `before`; 0 where `epoch` is not the session's. */
  countQuestions(sessionId: string, epoch: number, before: number): Promise<number>;
  /**
   * Finds the positions of sessions' logs; those that do not exist are left out.
   *
   * @param ids a few hundred at most
   */
  findHeads(
    ids: readonly string[],
  ): Promise<readonly { readonly id: string; readonly epoch: number; readonly seq: number }[]>;
  /**
   * Clears the log and starts the next epoch; null if `epoch` is not the session's. What was
   * cleared is kept for a while, out of sight; its unanswered messages are not answered.
   */
  reset(sessionId: string, epoch: number): Promise<{ readonly epoch: number } | null>;
  /**
   * Brings back what the last reset has cleared, and starts the next epoch: what was sent since
   * follows on it. Unanswered messages are answered again.
   *
   * @param epoch the session's
   * @param withinMs how long ago the reset may be, by the database's clock
   */
  undoReset(sessionId: string, epoch: number, withinMs: number): Promise<Undone>;
}
