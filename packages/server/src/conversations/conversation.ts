import type { ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import type { SessionMode } from '../chatbots/chatbot-revision.js';
import type { NearestDocument } from '../sessions/engine/reply/nearest-documents.js';
import type { SessionState } from '../sessions/storage/session-repository.js';

/** Kinds of conversations that an operator looks for: by what a reply in it was, or was thought of. */
export const KINDS = ['unanswered', 'failed', 'good', 'bad'] as const;
export type Kind = (typeof KINDS)[number];

/** A conversation in which something was said, as a list tells of it. */
export interface Conversation {
  readonly id: string;
  readonly mode: SessionMode;
  readonly chatbotId: string;
  /** Name of the chatbot, as in its draft. */
  readonly chatbotName: string;
  /** Null: a visitor's. */
  readonly operatorId: string | null;
  /** Origin of the page that it was begun on; null for a test, or if the page did not send it. */
  readonly origin: string | null;
  /** True for the conversation of a reviewer with a link. */
  readonly isReview: boolean;
  /** Name of the visitor as the page gave it; null if it did not. */
  readonly visitorName: string | null;
  readonly state: SessionState;
  readonly epoch: number;
  readonly messages: number;
  /** Beginning of the first message. */
  readonly opening: string;
  readonly kinds: readonly Kind[];
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly endedAt: Date | null;
}

export interface ConversationQuery {
  readonly tenantId: string;
  readonly mode: SessionMode;
  /** None but those of these chatbots; null: all. */
  readonly chatbotIds: readonly string[] | null;
  readonly operatorId?: string | undefined;
  readonly origin?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly state?: SessionState | undefined;
  /** Begun at this time or later. */
  readonly since?: Date | undefined;
  /** Begun before this time. */
  readonly until?: Date | undefined;
  /** The last of the page before. */
  readonly after?: ConversationPlace | undefined;
  readonly limit: number;
}

/** A conversation's place in a list: when it was begun, in microseconds since 1970, and its id. */
export interface ConversationPlace {
  readonly createdMicros: string;
  readonly id: string;
}

/** Reads conversations of both modes. */
export interface ConversationRepository {
  /** A page, newest first. `next` is null on the last one. */
  list(query: ConversationQuery): Promise<{
    readonly conversations: readonly Conversation[];
    readonly next: ConversationPlace | null;
  }>;
  /** Null for another tenant's, as for one that does not exist. */
  find(tenantId: string, mode: SessionMode, id: string): Promise<Conversation | null>;
  /** Replies of a visitor's conversation that are no answer, by id, with what came nearest; tests keep their traces. */
  unansweredOf(sessionId: string): Promise<ReadonlyMap<string, readonly NearestDocument[]>>;
  /** Traces of the replies of a conversation by review link, by their ids. */
  tracesOf(sessionId: string): Promise<ReadonlyMap<string, ReplyDebug>>;
}
