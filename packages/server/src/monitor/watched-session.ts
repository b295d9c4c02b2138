import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { SessionState } from '../sessions/storage/session-repository.js';

/** A session, as a list for those who watch over it tells of it. */
export interface WatchedSession {
  readonly id: string;
  readonly mode: SessionMode;
  readonly chatbotId: string;
  /** Name of the chatbot, as in its draft. */
  readonly chatbotName: string;
  /** Null: a visitor's. */
  readonly operatorId: string | null;
  readonly state: SessionState;
  /** A reply is on its way, or waits to be. */
  readonly isAnswering: boolean;
  readonly epoch: number;
  readonly messages: number;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** Code of the last reply's problem; null: it had none. */
  readonly lastError: string | null;
  /** The instance that gave the last reply, or where it was begun; null: an older version did. */
  readonly instance: string | null;
}

export const SORTS = ['created', 'active', 'expires', 'messages', 'operator', 'chatbot'] as const;
export type Sort = (typeof SORTS)[number];

export interface WatchQuery {
  readonly tenantId: string;
  readonly mode: SessionMode;
  /** None but those of these chatbots; null: all. */
  readonly chatbotIds: readonly string[] | null;
  readonly operatorId?: string | undefined;
  readonly state?: SessionState | undefined;
  readonly sort: Sort;
  readonly descending: boolean;
  /** The last of the page before. */
  readonly after?: WatchPlace | undefined;
  readonly limit: number;
}

/** A session's place in a list: what it is sorted by, as text, and its id. */
export interface WatchPlace {
  readonly value: string;
  readonly id: string;
}

export interface WatchPage {
  readonly sessions: readonly WatchedSession[];
  /** Null: this is the last page. */
  readonly next: WatchPlace | null;
}

/** Reads sessions of both modes for those who watch over them. */
export interface WatchRepository {
  list(query: WatchQuery): Promise<WatchPage>;
  /** Finds those of these sessions that belong to the tenant. */
  find(
    tenantId: string,
    mode: SessionMode,
    ids: readonly string[],
  ): Promise<readonly WatchedSession[]>;
}
