import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Operator } from '../operators/operator.js';
import type { AuditAction, AuditEntry, AuditRecord, Disclosure } from './audit-entry.js';

export type Actor = Pick<Operator, 'tenantId' | 'operatorId' | 'address'>;

export interface AuditFilter {
  readonly before?: number | undefined;
  readonly limit: number;
  readonly action?: AuditAction | undefined;
  readonly actorId?: string | undefined;
  readonly objectId?: string | undefined;
}

/** Storage of entries: added and read, never changed. */
export interface AuditRepository {
  add(actor: Actor, entry: AuditEntry<Disclosure>): Promise<void>;
  /** Newest first. */
  list(tenantId: string, filter: AuditFilter): Promise<readonly AuditRecord[]>;
}

/** The audit log: who did what to which object, when and from where. */
export class AuditLog {
  readonly #repository: AuditRepository;

  constructor(repository: AuditRepository) {
    this.#repository = repository;
  }

  /**
   * Keeps that somebody is handed what they read. Resolves when it is kept: hand it out after that.
   * What changes something is kept by `audited`, in its own transaction.
   */
  add(actor: Actor, entry: AuditEntry<Disclosure>): Promise<void> {
    return this.#repository.add(actor, entry);
  }

  /**
   * A page of a tenant's log, newest first.
   *
   * @returns `before` of the next page; null if this is the last
   * @throws CodedError `forbidden` for all but admins
   */
  async list(
    operator: Operator,
    filter: AuditFilter,
  ): Promise<{ readonly entries: readonly AuditRecord[]; readonly before: number | null }> {
    // Who may see certain chatbots only may not see what was done to the others.
    if (operator.role !== 'admin' || operator.chatbots !== null) throw new CodedError('forbidden');
    const { limit } = filter;
    const rows = await this.#repository.list(operator.tenantId, { ...filter, limit: limit + 1 });
    const entries = rows.slice(0, limit);
    return { entries, before: rows.length > limit ? (entries.at(-1)?.number ?? null) : null };
  }
}
