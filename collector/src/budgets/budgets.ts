import type { BudgetState } from '@spancost/conventions';
import type { TimeRange } from '../ledger/views.ts';
import type { Budget } from './budget.ts';
import type { BudgetStatus } from './budget-status.ts';

/** Where a budget is written: in `spancost.yaml`, or made through the API and kept beside the ledger. */
export type BudgetSource = 'file' | 'api';

export interface KeptBudget {
  readonly budget: Budget;
  readonly source: BudgetSource;
}

/** How an active budget stands at a moment. */
export interface BudgetStanding {
  readonly budget: Budget;
  readonly range: TimeRange;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** The whole; missing where each tenant or user has its own. */
  readonly status?: BudgetStatus;
  /** Tenants or users that have spent half of theirs or more, greatest share first, 1,000 at most; else none. Burn rates and forecasts are told of the first 100. */
  readonly targets: readonly BudgetStatus[];
  /** All tenants or users with calls in the period, by state; else none. */
  readonly targetsByState: Readonly<Record<BudgetState, number>>;
}

/** The budgets, and how they stand. */
export interface Budgets {
  /** Those of `spancost.yaml` first, active or not. */
  all(): readonly KeptBudget[];
  /** How each active budget stands, all from one moment of the ledger; computed at most once a second for all who ask. */
  standings(): Promise<readonly BudgetStanding[]>;
  /** How any tenant or user stands with a budget that each has its own of, or the whole of another one. */
  statusOf(budget: Budget, target?: string): Promise<BudgetStatus>;
}
