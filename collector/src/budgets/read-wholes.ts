import { budgetRange } from './budget-range.ts';
import { budgetScope } from './budget-scope.ts';
import type { Budget } from './budget.ts';
import type { BudgetStatus } from './budget-status.ts';
import type { StandingSource } from './standing-source.ts';
import { statusOfSpend } from './status-of-spend.ts';
import { withBurnAndForecast } from './burn-and-forecast.ts';

/** A budget that all calls of its scope share, or what one tenant or user has of another one. */
export interface Whole {
  readonly budget: Budget;
  readonly target?: string;
}

/** How budgets stand of which one sum each is asked for, in their order. */
export async function readWholes(wholes: readonly Whole[], source: StandingSource): Promise<readonly BudgetStatus[]> {
  const { views, at, ceiling } = source;
  const asked = wholes.map((whole) => ({ ...whole, range: budgetRange(whole.budget, at) }));
  const spends = await views.spend(asked.map(({ budget, target, range }) => ({ range, scope: budgetScope(budget, target) })));
  const statuses = asked.flatMap((each, index) => {
    const spend = spends[index];
    return spend === undefined ? [] : [statusOfSpend({ ...each, at, spend, ceiling })];
  });
  return withBurnAndForecast(statuses, source);
}
