import type { TokenLimits } from '../../../access/token-limits.ts';
import type { Budget } from '../../../budgets/budget.ts';
import { snapshotSight } from '../../../budgets/snapshot/snapshot-sight.ts';

/** What somebody sees of a budget: everything, what one tenant or user has of it, or nothing, not even that there is one. */
export type BudgetSight = { readonly kind: 'whole' } | { readonly kind: 'target'; readonly target: string } | { readonly kind: 'none' };

/**
 * What a token with these limits sees of a budget: everything if all calls that count are its own, its own tenant's or user's
 * part of a budget that each has for its own, and else nothing, because sums would tell of others.
 */
export function budgetSight(limits: TokenLimits, budget: Budget): BudgetSight {
  const sight = snapshotSight(limits, budget);
  return sight.kind === 'whole' || sight.kind === 'target' ? sight : { kind: 'none' };
}
