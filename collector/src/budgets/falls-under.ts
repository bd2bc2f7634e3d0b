import type { CallScope } from '../ledger/call-scope.ts';
import type { Budget } from './budget.ts';

/** Whether a call counts for a budget; what the call does not say is nothing that a budget can be about. */
export function fallsUnder(call: CallScope, { scope, per }: Pick<Budget, 'scope' | 'per'>): boolean {
  if (per !== undefined && call[per] === undefined) return false;
  return (Object.keys(scope) as (keyof CallScope)[]).every((name) => scope[name] === undefined || scope[name] === call[name]);
}
