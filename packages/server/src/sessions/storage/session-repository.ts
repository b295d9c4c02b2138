import type { WitnessVerdict } from '@chatbot-test/shared/protocol/witness.schema.js';
import type { KnownVisitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { Deed } from '../../audit/audited.js';

export interface NewSession {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly operatorId: string | null;
  /** SHA-256 of the visitor's token, hexadecimal; the token itself is never stored. */
  readonly tokenHash: string | null;
  readonly visitor: KnownVisitor;
  readonly idleMs: number;
  /** Live: a pseudonym of the network address, for budgets. */
  readonly address?: string;
  /** Live: the page that it is on, and what that found about what it was served. */
  readonly page?: {
    readonly origin: string | undefined;
    readonly receipt: string | undefined;
    readonly verdict: WitnessVerdict | undefined;
    /** Id of the review link that it was opened by. */
    readonly reviewLink?: string;
  };
}

/** A session as it is stored. Test sessions have an operator, live ones a visitor's token. */
export interface SessionRecord {
  readonly id: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly operatorId: string | null;
  readonly visitor: KnownVisitor;
  /** Id of the review link that it was opened by; null: of a visitor or an operator. */
  readonly reviewLink: string | null;
  readonly epoch: number;
  readonly seq: number;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  /**
   * Time until the session expires, in ms, by the database's clock when the row was read; 0 if it has
   * expired.
   */
  readonly expiresInMs: number;
  readonly endedAt: Date | null;
  /** True if nobody has ended the session and it has not expired, by the database's clock. */
  readonly open: boolean;
}

/** Open; ended by somebody; or idle for too long. */
export type SessionState = 'active' | 'ended' | 'expired';

/** Query for sessions, and which page of them. */
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
  /** Beginning of the next page; null if this is the last. */
  readonly next: SessionPlace | null;
}

/** Stores the sessions of one mode: who they are of, and how long they are open. */
export interface SessionRepository {
  create(session: NewSession): Promise<SessionRecord>;
  /** Finds a session of a tenant by its id; null if there is none, or it belongs to another tenant. */
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
  /**
   * The idle time starts again; null if the session is not open.
   *
   * @param deed kept with it; left out: it is its owner who extends it
   */
  extend(id: string, idleMs: number, deed?: Deed | null): Promise<SessionRecord | null>;
  /** It counts as idle for too long from now on; null if the session is not open. */
  expire(id: string): Promise<SessionRecord | null>;
  /** This is what is known of its visitor from now on; null if the session is not open. */
  identify(id: string, visitor: KnownVisitor): Promise<SessionRecord | null>;
  /**
   * Nothing can be sent from now on; null if there is no such session. Idempotent.
   *
   * @param deed kept with it; null: it is its owner who ends it
   */
  end(id: string, deed: Deed | null): Promise<SessionRecord | null>;
  /** Null if there is no such session. */
  stateOf(sessionId: string): Promise<SessionState | null>;
}
