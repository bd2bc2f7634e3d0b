import type { BudgetState } from '@spancost/conventions';
import type { BudgetPer, Enforcement } from '../../../budgets/budget.ts';
import type { BudgetStatusJson } from './status-json.ts';

/** A budget that a call falls under. */
export interface CheckedBudget {
  readonly name: string;
  readonly per: BudgetPer | null;
  readonly enforce: Enforcement;
  /** Whether applications that enforce budgets refuse the call for it. */
  readonly blocks: boolean;
  readonly state: BudgetState;
  /** Null where calls of others count too, whose amounts the token may not know. */
  readonly status: BudgetStatusJson | null;
}

/** The answer of `GET /api/v1/budgets/check`: what a call would meet. */
export interface BudgetCheck {
  /** The worst of all budgets that the call falls under. */
  readonly state: BudgetState;
  /** Whether applications that enforce budgets refuse the call, for any of them. */
  readonly blocked: boolean;
  readonly budgets: readonly CheckedBudget[];
}
