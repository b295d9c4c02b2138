import type { Deed } from '../audit/audited.js';

/** A secret as it is stored. */
export interface SealedSecret {
  readonly name: string;
  readonly sealed: string;
  readonly updatedAt: Date;
}

/** Stores what is sealed. Nothing of another tenant's or chatbot's is ever touched. */
export interface SecretRepository {
  /** Lists the secrets of a chatbot by name. */
  list(tenantId: string, chatbotId: string): Promise<SealedSecret[]>;
  /**
   * Stores these, deletes those whose value is null, and leaves all others: all or nothing, and
   * with it that it was done, in the audit log.
   */
  change(
    chatbotId: string,
    changes: Readonly<Record<string, string | null>>,
    deed: Deed,
  ): Promise<void>;
}
