import type { BudgetPer, Enforcement } from '../budgets/budget.ts';
import type { CallScope } from '../ledger/call-scope.ts';

/** How much each tenant, or each user, may ask of the models in any minute. At least one of the two numbers is there. */
export interface UsageLimit {
  readonly name: string;
  readonly per: BudgetPer;
  /** Which calls count. */
  readonly scope: CallScope;
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  readonly enforce: Enforcement;
}
