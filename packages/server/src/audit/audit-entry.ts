/** Deeds that change something. Each is kept in the transaction that does it: `audited`. */
export const CHANGES = [
  'chatbot.create',
  'chatbot.save',
  'chatbot.publish',
  'chatbot.restore',
  'chatbot.unpublish',
  'chatbot.archive',
  'chatbot.unarchive',
  'chatbot.delete',
  'document.unpublish',
  'knowledge.pause',
  'knowledge.resume',
  'chatbot.approve',
  'review-link.create',
  'review-link.revoke',
  'policy.change',
  'policy.override',
  'signing-key.rotate',
  'secrets.change',
  'access.revoke',
  'session.end',
  'session.extend',
  'session.clean-up',
  'test.create',
  'test.change',
  'test.delete',
  'visitor.delete',
] as const;
/** Deeds that only read. Each is kept before what was read is handed out: `AuditLog.add`. */
export const DISCLOSURES = [
  'session.read',
  'session.export',
  'visitor.export',
  'signing-key.export',
] as const;

/** Deeds that the audit log keeps. */
export const AUDIT_ACTIONS = [...CHANGES, ...DISCLOSURES] as const;
export type Change = (typeof CHANGES)[number];
export type Disclosure = (typeof DISCLOSURES)[number];
export type AuditAction = Change | Disclosure;

/** A deed and its object. Actor and address come from the request. */
export interface AuditEntry<Action extends AuditAction = AuditAction> {
  readonly action: Action;
  readonly object: { readonly type: AuditObject; readonly id: string };
  /** State before the action; left out if it says nothing. Never a secret. */
  readonly before?: unknown;
  readonly after?: unknown;
}
export type AuditObject = 'chatbot' | 'session' | 'operator' | 'visitor' | 'tenant';

/** A kept entry. */
export interface AuditRecord {
  /** Larger than those of all before; the place to go on reading from. */
  readonly number: number;
  readonly actorId: string;
  readonly action: AuditAction;
  readonly objectType: string;
  readonly objectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly address: string | null;
  readonly createdAt: Date;
}
