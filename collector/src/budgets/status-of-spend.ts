import type { BudgetState } from '@spancost/conventions';
import type { Usd } from '../ledger/money.ts';
import type { Ceiling, Spend, TimeRange } from '../ledger/views.ts';
import { budgetAmounts, type BudgetAmounts } from './budget-amounts.ts';
import type { Budget } from './budget.ts';
import type { BudgetStatus } from './budget-status.ts';
import { assumedOf } from './unpriced-ceiling.ts';

export interface SpentOf {
  readonly budget: Budget;
  /** Missing for a budget that all calls of its scope share. */
  readonly target?: string;
  readonly range: TimeRange;
  readonly at: number;
  /** Of its calls in its period. */
  readonly spend: Spend;
  readonly ceiling: Ceiling;
}

/** How a budget stands with what was spent of it. */
export function statusOfSpend({ budget, target, range, at, spend, ceiling }: SpentOf): BudgetStatus {
  const amounts = budgetAmounts(budget);
  const assumed = assumedOf(ceiling, spend);
  const spent = spend.cost + assumed;
  return {
    budget,
    ...(target === undefined ? {} : { target }),
    range,
    at,
    limit: amounts.limit,
    spent,
    assumed,
    remaining: amounts.limit - spent,
    state: stateOf(amounts, spent),
    thresholds: amounts.thresholds.map(({ share, usd }) => ({ share, usd, reached: spent >= usd })),
    requests: spend.requests,
    unpricedRequests: Number(spend.unpricedRequests),
    unpricedTokens: Number(spend.unpricedTokens),
  };
}

/** Exceeded from the whole amount on, whatever its thresholds are; warned of from the lowest of them on. */
function stateOf({ limit, thresholds: [lowest] }: BudgetAmounts, spent: Usd): BudgetState {
  if (spent >= limit) return 'exceeded';
  return lowest !== undefined && spent >= lowest.usd ? 'warning' : 'ok';
}
