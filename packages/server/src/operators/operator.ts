/** Who an operator's token says they are. */
export interface Operator {
  readonly tenantId: string;
  /** The token's subject. */
  readonly operatorId: string;
  readonly role: 'operator' | 'admin';
  /** The only chatbots that they may see; null for all of their tenant. */
  readonly chatbots: readonly string[] | null;
  /** When the token ends; null if it never does. */
  readonly expiresAt: Date | null;
}

/** Whether the token's list of chatbots, if it has one, has this one. */
export function mayUse(operator: Operator, chatbotId: string): boolean {
  return operator.chatbots === null || operator.chatbots.includes(chatbotId);
}
