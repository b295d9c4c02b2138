import type { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  BotMessage,
  Feedback,
  Message,
  Problem,
  ReplyDebug,
  ReplyDetails,
  Source,
} from '@chatbot-test/shared/protocol/message.schema.js';

/** A session as it is stored. Test sessions have an operator, live ones a visitor's token. */
export interface SessionRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly operatorId: string | null;
  readonly visitor: Visitor;
  readonly epoch: number;
  readonly seq: number;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  /** By the database's clock, when the row was read; 0 if it has expired. */
  readonly expiresInMs: number;
  readonly endedAt: Date | null;
  /** By the database's clock: nobody ended it, and it has not been idle for too long. */
  readonly open: boolean;
}

export interface NewSession {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly operatorId: string | null;
  /** SHA-256 of the visitor's token, hexadecimal; the token itself is never stored. */
  readonly tokenHash: string | null;
  readonly visitor: Visitor;
  readonly idleMs: number;
}

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

/** A reply that this process may answer until its lease ends, as generation `gen`. */
export interface ClaimedReply {
  readonly replyId: string;
  readonly sessionId: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly visitor: Visitor;
  readonly epoch: number;
  readonly gen: number;
  readonly replyTo: string;
  /** Somebody asked to stop it, and the process that was answering has died. */
  readonly isStopping: boolean;
  readonly text: string;
  /** When the user's message was stored. */
  readonly createdAt: Date;
  /** What was said before, in the order of the conversation: each answer after its question. */
  readonly history: readonly { readonly role: 'user' | 'bot'; readonly text: string }[];
  /** Whether more was said before than that. */
  readonly historyCut: boolean;
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
  readonly problem: Problem | null;
  readonly debug: ReplyDebug | null;
  readonly details: ReplyDetails | null;
  /** Live: what statistics count. */
  readonly totals: ReplyTotals | null;
  /** What the chatbot offers to ask next. */
  readonly quickReplies: readonly string[];
}

/** A question that is to be answered again, and where the log is. */
export interface Regeneration {
  readonly epoch: number;
  readonly seq: number;
  readonly replyTo: string;
}

/** What is kept of a live reply's trace: figures alone, nothing of what was said. */
export type ReplyTotals = Pick<
  ReplyDebug,
  'totalMs' | 'firstTokenMs' | 'provider' | 'model' | 'tokens' | 'costUsd'
>;

/** Where the end of a reply is in the log. */
export interface EndedReply {
  readonly epoch: number;
  readonly seq: number;
  readonly replyTo: string;
  readonly gen: number;
  readonly createdAt: Date;
  readonly replaces: string | null;
}

/** Where a log is. */
export interface LogHead {
  readonly epoch: number;
  readonly seq: number;
}

/** `too-late`: there is nothing to bring back, or not any more. */
export type Undone =
  | { readonly outcome: 'undone'; readonly head: LogHead }
  | { readonly outcome: 'other-epoch' }
  | { readonly outcome: 'too-late' };

/** Open; ended by somebody; or idle for too long. */
export type SessionState = 'active' | 'ended' | 'expired';

/** Which sessions, and which page of them. */
export interface SessionQuery {
  readonly tenantId: string;
  readonly operatorId?: string | undefined;
  /** None but those of these chatbots; null for all. */
  readonly chatbotIds: readonly string[] | null;
  readonly state?: SessionState | undefined;
  /** Made at this time or later. */
  readonly since?: Date | undefined;
  /** Made before this time. */
  readonly until?: Date | undefined;
  /** The last one of the page before. */
  readonly after?: SessionPlace | undefined;
  readonly limit: number;
}

/** A session's place in a list: when it was made, in microseconds since 1970, and its id. */
export interface SessionPlace {
  readonly createdMicros: string;
  readonly id: string;
}

export interface SessionPage {
  readonly sessions: readonly SessionRecord[];
  /** Where the next page begins; null if this is the last. */
  readonly next: SessionPlace | null;
}

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
 * Stores sessions of one mode and their log. `seq` is taken in the statement that stores the row
 * it numbers, so the log has no holes; nothing is acknowledged before its commit. Text that the
 * database cannot hold (NUL, half a surrogate pair) is the caller's to keep out.
 */
export interface SessionRepository {
  create(session: NewSession): Promise<SessionRecord>;
  /** By id within a tenant; null for another tenant's, as for one that does not exist. */
  find(tenantId: string, id: string): Promise<SessionRecord | null>;
  /** The operator's latest session of a chatbot that has neither ended nor expired. */
  findLatest(
    tenantId: string,
    chatbotId: string,
    operatorId: string,
  ): Promise<SessionRecord | null>;
  findByTokenHash(chatbotId: string, tokenHash: string): Promise<SessionRecord | null>;
  /** A page of a tenant's sessions, newest first. */
  list(query: SessionQuery): Promise<SessionPage>;
  /** The idle time starts again; null if the session is not open. */
  extend(id: string, idleMs: number): Promise<SessionRecord | null>;
  /** It counts as idle for too long from now on; null if the session is not open. */
  expire(id: string): Promise<SessionRecord | null>;
  /** This is what is known of its visitor from now on; null if the session is not open. */
  identify(id: string, visitor: Visitor): Promise<SessionRecord | null>;
  /** Nothing can be sent from now on; null if there is no such session. Idempotent. */
  end(id: string): Promise<SessionRecord | null>;
  /** Stores a message and its queued reply, once per `cid`, in one statement. */
  append(message: NewMessage): Promise<Appended>;
  /** What follows `after`, or the last page where that is too much or of another epoch. */
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
  /**
   * The oldest unanswered message of a session, unless a reply of it is being answered by another
   * owner. One's own unfinished reply is begun again: an owner runs one reply of a session.
   */
  claimNext(sessionId: string, owner: string, leaseMs: number): Promise<ClaimedReply | null>;
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
  /** Stores what a reader thinks of a reply; null if there is no such reply that has ended. */
  rate(
    sessionId: string,
    replyId: string,
    value: Feedback | null,
  ): Promise<{ readonly epoch: number } | null>;
  /** How a reply came about; null where nothing is kept, or there is no such reply. */
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
  /** Null if there is no such session. */
  stateOf(sessionId: string): Promise<SessionState | null>;
  /**
   * Where the logs of sessions are; those that do not exist are left out.
   *
   * @param ids a few hundred at most
   */
  findHeads(
    ids: readonly string[],
  ): Promise<readonly { readonly id: string; readonly epoch: number; readonly seq: number }[]>;
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
