import type { BudgetScope } from './budget-settings.js';

/** Use to add to a session, address, chatbot or tenant. */
export interface UsageChange {
  readonly scope: BudgetScope;
  readonly id: string;
  readonly replies: number;
  readonly tokens: number;
  /** The hour and the day that it belongs to; null for those that are now. */
  readonly at: UsagePeriods | null;
}

export interface UsagePeriods {
  /** Start of the period. */
  readonly hour: Date;
  readonly day: Date;
}

/** Use so far in the current periods, by the database's clock. */
export interface Usage extends UsagePeriods {
  readonly scope: BudgetScope;
  readonly id: string;
  readonly hourReplies: number;
  readonly hourTokens: number;
  readonly dayReplies: number;
  readonly dayTokens: number;
}

/** Keeps what was used, for all processes together. */
export interface ModelUsage {
  /**
   * Adds and tells what that comes to, in one step.
   *
   * @param changes of different scopes or ids
   */
  add(changes: readonly UsageChange[]): Promise<readonly Usage[]>;
  /** Forgets what no period counts any more. */
  clean(): Promise<void>;
}
