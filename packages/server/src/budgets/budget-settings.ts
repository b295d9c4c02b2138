/** Scopes in which use is counted, from the narrowest to the widest. */
export const BUDGET_SCOPES = ['session', 'address', 'chatbot', 'tenant'] as const;
export type BudgetScope = (typeof BUDGET_SCOPES)[number];

export const BUDGET_PERIODS = ['hour', 'day'] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** Budget of one period; null: no limit. */
export interface Allowance {
  readonly replies: number | null;
  /** Read and written. */
  readonly tokens: number | null;
}

/** Null for a scope: nothing of it is counted. */
export type BudgetSettings = Readonly<
  Record<BudgetScope, Readonly<Record<BudgetPeriod, Allowance>> | null>
>;

export const NO_BUDGETS: BudgetSettings = {
  session: null,
  address: null,
  chatbot: null,
  tenant: null,
};

/** The setting that raises a budget. */
export const BUDGET_VARIABLES: Readonly<Record<BudgetScope, string>> = {
  session: 'BUDGET_SESSION',
  address: 'BUDGET_ADDRESS',
  chatbot: 'BUDGET_CHATBOT',
  tenant: 'BUDGET_TENANT',
};
