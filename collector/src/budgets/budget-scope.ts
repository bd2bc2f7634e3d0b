import type { CallScope } from '../ledger/call-scope.ts';
import type { Budget } from './budget.ts';

/** Which calls a budget is about, or those that count for one tenant or user of it. */
export function budgetScope({ scope, per }: Budget, target?: string): CallScope {
  return per === undefined || target === undefined ? scope : { ...scope, [per]: target };
}
