/** Roles, each of which may do what those before it may. A viewer reads, and changes nothing. */
export const ROLES = ['viewer', 'operator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** An operator, by the claims of the token. */
export interface Operator {
  readonly tenantId: string;
  /** The token's subject. */
  readonly operatorId: string;
  readonly role: Role;
  /** The only chatbots that they may see; null for all of their tenant. */
  readonly chatbots: readonly string[] | null;
  /** Expiry of the token; null if it has none. */
  readonly expiresAt: Date | null;
  /** Time of issue; null if the token does not say. */
  readonly issuedAt?: Date | null;
  /** The address of their request, for the audit log; left out where there is none. */
  readonly address?: string;
}

/** Tells whether the token allows this chatbot: without a list it allows all. */
export function mayUse(operator: Operator, chatbotId: string): boolean {
  return operator.chatbots === null || operator.chatbots.includes(chatbotId);
}

export function hasRole({ role }: Operator, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
