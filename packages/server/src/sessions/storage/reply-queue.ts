import type { KnownVisitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  BotMessage,
  Problem,
  ReplyDebug,
  ReplyDetails,
  Source,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { ReplyTotals } from './reply-records.js';

/** A reply that this process may answer until its lease ends, as generation `gen`. */
export interface ClaimedReply {
  readonly replyId: string;
  readonly sessionId: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  /** Id of the review link that its session was opened by. */
  readonly reviewLink?: string | null;
  readonly visitor: KnownVisitor;
  /** A pseudonym of the visitor's network address; null in tests. */
  readonly address: string | null;
  readonly epoch: number;
  readonly gen: number;
  readonly replyTo: string;
  /** Somebody asked to stop it, and the process that was answering has died. */
  readonly isStopping: boolean;
  readonly text: string;
  /** Time at which the user's message was stored. */
  readonly createdAt: Date;
  /** Messages before, in the order of the conversation: each answer after its question. */
  readonly history: readonly { readonly role: 'user' | 'bot'; readonly text: string }[];
  /** True if there are more messages before those. */
  readonly historyCut: boolean;
  /** Note that the chatbot service left, to go on with; null: nothing. */
  readonly checkpoint: string | null;
}

/** A reply that its owner holds. */
export interface LeasedReply {
  readonly replyId: string;
  /** Somebody asked to stop it. */
  readonly isStopping: boolean;
}

export interface ReplyEnd {
  readonly sessionId: string;
  readonly replyId: string;
  readonly gen: number;
  readonly state: BotMessage['state'];
  readonly text: string;
  readonly sources: readonly Source[];
  readonly revision: number;
  /** Fingerprint of what answered; left out if nothing did. */
  readonly fingerprint?: string;
  readonly problem: Problem | null;
  readonly debug: ReplyDebug | null;
  readonly details: ReplyDetails | null;
  /** Live: what statistics count. */
  readonly totals: ReplyTotals | null;
  /** Suggested next questions. */
  readonly quickReplies: readonly string[];
}

/** Position of the end of a reply in the log. */
export interface EndedReply {
  readonly epoch: number;
  readonly seq: number;
  readonly replyTo: string;
  readonly gen: number;
  readonly createdAt: Date;
  readonly replaces: string | null;
}

/** A question that is to be answered again, and where the log is. */
export interface Regeneration {
  readonly epoch: number;
  readonly seq: number;
  readonly replyTo: string;
}

/** Replies that are to be given, who gives them, and their ends. */
export interface ReplyQueue {
  /**
   * The oldest unanswered message of a session, unless a reply of it is being answered by another
   * owner. One's own unfinished reply is begun again: an owner runs one reply of a session.
   *
   * @param expected the reply that it is likely to be, for the database's log; decides nothing
   */
  claimNext(
    sessionId: string,
    owner: string,
    leaseMs: number,
    expected?: string,
  ): Promise<ClaimedReply | null>;
  /** Keeps what a generation of a reply is to be gone on with, as long as that generation owns it. */
  saveCheckpoint(replyId: string, gen: number, checkpoint: string): Promise<void>;
  /**
   * Ends a reply; null if another generation owns it by now or it was cleared: nothing is stored.
   * The end of a generation that has already ended gives what was stored then.
   */
  endReply(end: ReplyEnd): Promise<EndedReply | null>;
  /** Has whoever answers a running reply stop it; false if it is not running. */
  requestStop(sessionId: string, replyId: string): Promise<boolean>;
  /** Ends, as stopped, a reply that nobody has begun to answer; null if that is not so. */
  stopQueued(sessionId: string, replyId: string, revision: number): Promise<EndedReply | null>;
  /**
   * Queues another reply, `newReplyId`, to the question of the last reply of the log; null, and
   * nothing, if that is not `replyId`, something is still unanswered, or the session is not open.
   */
  regenerate(
    sessionId: string,
    replyId: string,
    newReplyId: string,
    idleMs: number,
  ): Promise<Regeneration | null>;
  /**
   * Has an owner's leases run from now on, those that have ended too if nobody else took over.
   *
   * @returns the replies that are the owner's still, and were not cleared
   */
  renewLeases(
    owner: string,
    replyIds: readonly string[],
    leaseMs: number,
  ): Promise<readonly LeasedReply[]>;
  /**
   * Gives up the replies of an owner that is about to go, for others to begin again.
   *
   * @returns their sessions
   */
  release(owner: string): Promise<readonly string[]>;
  /**
   * Gives up all leases, so that replies are answered again: for the only process of a database,
   * when it starts.
   *
   * @returns the sessions that have unanswered messages
   */
  releaseAll(): Promise<readonly string[]>;
  /** The sessions that have unanswered messages and no reply with a lease, by the database's clock. */
  findUnanswered(): Promise<readonly string[]>;
}
