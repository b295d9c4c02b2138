import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { DeedsOf } from '../audit/audited.js';
import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';
import type { FingerprintParts } from './fingerprint.js';
import type { ChatbotPage, ChatbotQuery } from './list-chatbots.js';

/** A chatbot's draft, and where it stands. */
export interface Chatbot extends ChatbotRevision {
  /** Revision that visitors get; null if none was published. */
  readonly live: number | null;
  readonly updatedAt: Date;
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
  readonly parts: FingerprintParts;
  readonly config: ChatbotConfig;
}

export interface NewRevision {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly config: ChatbotConfig;
  /** Hash of the configuration. */
  readonly configuration: string;
  /** Subject of the operator's token. */
  readonly createdBy: string;
}

/** A publication that is about to be stored. */
export interface Publication {
  readonly chatbot: Chatbot;
  /** True if it is against the tenant's policy. */
  readonly overridden: boolean;
}

export interface PublishOptions {
  readonly overridden?: boolean;
  /** Fingerprint that the draft must still have; left out: any. */
  readonly fingerprint?: string;
}

/** Chatbot that a deed is about, as it was and as it is; null: there was none, or is none now. */
export interface ChatbotChange {
  readonly before: ChatbotRevision | null;
  readonly after: ChatbotRevision | null;
}

/** Entries of a change for the audit log, in the change's transaction; null: nobody did it. */
export type ChatbotDeeds = DeedsOf<ChatbotChange> | null;

/** Stores chatbots with their revisions. Each call is one transaction, with its audit entries. */
export interface ChatbotRepository {
  isEmpty(): Promise<boolean>;
  /** @param only these ids; null for all of the tenant */
  list(tenantId: string, only: readonly string[] | null, query: ChatbotQuery): Promise<ChatbotPage>;
  /** Null for another tenant's, as for one that does not exist. */
  find(tenantId: string, chatbotId: string): Promise<Chatbot | null>;
  /** Finds the draft or the published revision of any tenant's chatbot; null if there is none. */
  findRevision(chatbotId: string, mode: SessionMode): Promise<ChatbotRevision | null>;
  /** Finds the revision of a review link; null where that is not open. */
  findReviewed(linkId: string): Promise<ChatbotRevision | null>;
  /** Stores the chatbot with its revision 1; null if there is one of that id. */
  create(first: NewRevision, deeds: ChatbotDeeds): Promise<Chatbot | null>;
  /** Stores the next draft; null unless `after` is the number of the current one. */
  saveDraft(next: NewRevision, after: number, deeds: ChatbotDeeds): Promise<Chatbot | null>;
  /** Newest first. @param before older than this one; null for the newest */
  listRevisions(
    tenantId: string,
    chatbotId: string,
    before: number | null,
    limit: number,
  ): Promise<readonly RevisionSummary[]>;
  /** Null if the chatbot has no such revision, or as for `find`. */
  findDetail(tenantId: string, chatbotId: string, revision: number): Promise<RevisionDetail | null>;
  /**
   * Makes the draft, with a snapshot of its documents, what visitors get; null as for `find`. A draft
   * that was published with other documents becomes the next revision.
   *
   * @param by subject of the operator's token
   * @param deeds are of what visitors get
   * @returns null also where the draft is not what it has to be
   */
  publish(
    tenantId: string,
    chatbotId: string,
    by: string,
    deeds: ChatbotDeeds,
    options?: PublishOptions,
  ): Promise<Chatbot | null>;
  /**
   * Makes the next draft of what an earlier revision was, with the documents that it was published
   * with, if it was.
   *
   * @returns null as for `find`, without such a revision, and unless the draft has the number `after`
   */
  restore(
    tenantId: string,
    chatbotId: string,
    revision: number,
    options: { readonly after: number; readonly by: string },
    deeds: ChatbotDeeds,
  ): Promise<Chatbot | null>;
  /**
   * Takes a document out of what visitors are answered from, and out of the draft, for good.
   *
   * @returns false if the chatbot has none of that id
   */
  withdrawDocument(
    tenantId: string,
    chatbotId: string,
    documentId: string,
    deeds: DeedsOf<void> | null,
  ): Promise<boolean>;
  /** Leaves visitors nothing; null as for `find`. Where they have nothing, nobody did anything. */
  unpublish(tenantId: string, chatbotId: string, deeds: ChatbotDeeds): Promise<Chatbot | null>;
  /**
   * Takes it out of the list and from visitors, or puts it back into the list as a draft.
   *
   * @returns false as for `find`
   */
  archive(
    tenantId: string,
    chatbotId: string,
    archived: boolean,
    deeds: ChatbotDeeds,
  ): Promise<boolean>;
  /** Deletes it with all that belongs to it; false as for `find`. */
  delete(tenantId: string, chatbotId: string, deeds: ChatbotDeeds): Promise<boolean>;
}
