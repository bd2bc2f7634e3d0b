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
  readonly status: BudgetStatusJson;
}

/** The answer of `GET /api/v1/budgets/check`: what a call would meet. */
export interface BudgetCheck {
  /** The worst of all budgets that the call falls under, those included that the token does not see. */
  readonly state: BudgetState;
  /** Whether applications that enforce budgets refuse the call, for any of them. */
  readonly blocked: boolean;
  /** Those that the token sees. */
  readonly budgets: readonly CheckedBudget[];
}
