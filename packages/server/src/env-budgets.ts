import type { Allowance, BudgetPeriod, BudgetSettings } from './budgets/budget-settings.js';
import { setting } from './env-setting.js';

const ENTRY = '[1-9][0-9]{0,11} (replies|tokens)/(hour|day)';

const budget = (fallback: string) =>
  setting(
    `off|${ENTRY}( *, *${ENTRY})*`,
    'a list of numbers of replies or tokens an hour or a day, separated by commas, or off',
    `"${fallback}"`,
    { default: fallback },
  );

/**
 * Budgets of paid services. The defaults are more than people use who ask, and
 * bound what a machine can cost that asks without end.
 */
export const BUDGETS = {
  BUDGET_SESSION: budget('60 replies/hour, 200 replies/day, 200000 tokens/hour, 500000 tokens/day'),
  BUDGET_ADDRESS: budget(
    '300 replies/hour, 2000 replies/day, 1000000 tokens/hour, 5000000 tokens/day',
  ),
  BUDGET_CHATBOT: budget(
    '2000 replies/hour, 20000 replies/day, 8000000 tokens/hour, 40000000 tokens/day',
  ),
  BUDGET_TENANT: budget(
    '5000 replies/hour, 50000 replies/day, 20000000 tokens/hour, 100000000 tokens/day',
  ),
};

export function budgetsOf(
  environment: Readonly<Record<keyof typeof BUDGETS, string>>,
): BudgetSettings {
  return {
    session: allowancesOf(environment.BUDGET_SESSION),
    address: allowancesOf(environment.BUDGET_ADDRESS),
    chatbot: allowancesOf(environment.BUDGET_CHATBOT),
    tenant: allowancesOf(environment.BUDGET_TENANT),
  };
}

/** Reads allowances; the last of one kind counts. */
function allowancesOf(text: string): Readonly<Record<BudgetPeriod, Allowance>> | null {
  if (text === 'off') return null;
  const none: Allowance = { replies: null, tokens: null };
  const allowed = { hour: none, day: none };
  for (const entry of text.split(',')) {
    const [most, what = ''] = entry.trim().split(' ');
    const [unit = '', period] = what.split('/');
    const known = period === 'hour' ? 'hour' : 'day';
    allowed[known] = { ...allowed[known], [unit]: Number(most) };
  }
  return allowed;
}
