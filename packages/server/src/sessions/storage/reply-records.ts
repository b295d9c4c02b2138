import type {
  Feedback,
  ReplyDebug,
  ReplyDetails,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { NearestDocument } from '../engine/reply/nearest-documents.js';

/** Figures kept of a live reply's trace: nothing of what was said, but where a review link opened it. */
export type ReplyTotals = Pick<
  ReplyDebug,
  'totalMs' | 'firstTokenMs' | 'provider' | 'model' | 'tokens' | 'costUsd'
> & {
  /** Nothing that the chatbot knows answers the question; left out of replies of before this was kept. */
  readonly isUnanswered?: boolean;
  /** Documents that were considered for a reply without an answer, the nearest first. */
  readonly nearest?: readonly NearestDocument[];
  /** All of it: by a review link, so that who reads a comment sees how the answer came about. */
  readonly trace?: ReplyDebug;
};

/** Records of ended replies: how each came about, and what readers think of it. */
export interface ReplyRecords {
  /**
   * Stores what a reader thinks of a reply, and why, in the place of what was stored before; null if
   * there is no such reply that has ended.
   */
  rate(
    sessionId: string,
    replyId: string,
    value: Feedback | null,
    reason?: string | null,
  ): Promise<{ readonly epoch: number } | null>;
  /** Finds how a reply came about; null where nothing is kept, or there is no such reply. */
  findDebug(sessionId: string, replyId: string): Promise<ReplyDebug | null>;
  /** The prompt and the exchanges of a reply; null where nothing is kept, or there is no such reply. */
  findDetails(sessionId: string, replyId: string): Promise<ReplyDetails | null>;
  /** The same of all replies of a session, by their ids. */
  listDetails(sessionId: string): Promise<ReadonlyMap<string, ReplyDetails>>;
  /** Adds what was not known before the reply was stored: how long storing it took. */
  saveTiming(
    replyId: string,
    gen: number,
    timing: Pick<ReplyDebug, 'totalMs' | 'marks'>,
  ): Promise<void>;
}
