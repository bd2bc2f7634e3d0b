import type { BudgetStatus } from '../../budgets/budget-status.ts';

/** Labels of the series of a budget, or of one tenant or user with a budget of its own. */
export function labelsOf({ budget, target }: Pick<BudgetStatus, 'budget' | 'target'>): Record<string, string> {
  return { budget: budget.name, ...(target === undefined ? {} : { target }), period: budget.period };
}
