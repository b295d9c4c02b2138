import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';

/** A chatbot's draft, and where it stands. */
export interface Chatbot extends ChatbotRevision {
  /** Revision that visitors get; null if none was published. */
  readonly live: number | null;
  readonly updatedAt: Date;
}

/** A row of a list of chatbots. */
export interface ChatbotSummary {
  readonly id: string;
  readonly name: string;
  readonly avatar: string;
  /** Main colour on light pages. */
  readonly primary: string;
  readonly draft: { readonly revision: number; readonly fingerprint: string };
  readonly live: {
    readonly revision: number;
    readonly fingerprint: string;
    readonly publishedAt: Date;
  } | null;
  readonly updatedAt: Date;
  readonly documents: number;
}

/** A row of a list of revisions. */
export interface RevisionSummary {
  readonly revision: number;
  readonly fingerprint: string;
  /** Subject of the operator's token. */
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly isDraft: boolean;
  readonly isLive: boolean;
}

export interface RevisionDetail extends RevisionSummary {
  readonly config: ChatbotConfig;
}

export interface NewRevision {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly config: ChatbotConfig;
  readonly fingerprint: string;
  /** Subject of the operator's token. */
  readonly createdBy: string;
}

/** Stores chatbots with their revisions. Each call is one transaction. */
export interface ChatbotRepository {
  isEmpty(): Promise<boolean>;
  /** Oldest first. @param only these ids; null for all of the tenant */
  list(tenantId: string, only: readonly string[] | null): Promise<ChatbotSummary[]>;
  /** Null for another tenant's, as for one that does not exist. */
  find(tenantId: string, chatbotId: string): Promise<Chatbot | null>;
  /** Of whatever tenant: the draft, or what is published; null where there is none. */
  findRevision(chatbotId: string, mode: SessionMode): Promise<ChatbotRevision | null>;
  /** Stores the chatbot with its revision 1; null if there is one of that id. */
  create(first: NewRevision): Promise<Chatbot | null>;
  /** Stores the next draft; null unless `after` is the number of the current one. */
  saveDraft(next: NewRevision, after: number): Promise<Chatbot | null>;
  /** Newest first. @param before older than this one; null for the newest */
  listRevisions(
    tenantId: string,
    chatbotId: string,
    before: number | null,
    limit: number,
  ): Promise<readonly RevisionSummary[]>;
  /** Null if the chatbot has no such revision, or as for `find`. */
  findDetail(tenantId: string, chatbotId: string, revision: number): Promise<RevisionDetail | null>;
  /** Makes the draft what visitors get; null as for `find`. */
  publish(tenantId: string, chatbotId: string): Promise<Chatbot | null>;
}
