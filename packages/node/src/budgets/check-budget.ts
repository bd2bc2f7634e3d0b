import { diag } from '@opentelemetry/api';
import type { BudgetCheck, BudgetQuestion } from './budget-check.ts';
import type { BudgetGuard } from './budget-guard.ts';

const GUARD: unique symbol = Symbol.for('spancost.budget_guard');
const TOLD: unique symbol = Symbol.for('spancost.budget_guard.missing_told');

/** One for all copies of this package in the process. */
type ProcessWide = typeof globalThis & { [GUARD]?: BudgetGuard | undefined; [TOLD]?: true };

/** Sets what knows of budgets in this process; undefined where nothing does any more. */
export function setGuard(guard: BudgetGuard | undefined): void {
  const shared: ProcessWide = globalThis;
  shared[GUARD] = guard;
}

/** What knows of budgets in this process; undefined before `register({ budgets })`. */
export function guardOfProcess(): BudgetGuard | undefined {
  const shared: ProcessWide = globalThis;
  return shared[GUARD];
}

/**
 * Whether a call may be made, and how the budgets and limits stand that it would count against. Answered at once from what the
 * collector told last, with what calls of this process cost since; nothing waits. What is not said of the call is as in the
 * attribution around it. Without `register({ budgets })`, and until the collector has answered, the state is `unknown`. Never throws.
 *
 * @example
 * const { allowed, state, budgets } = checkBudget({ tenant: 'acme', feature: 'summaries' });
 * if (state !== 'ok') useTheCheaperModel(budgets[0]?.remainingUsd); // '0.41'
 */
export function checkBudget(question: BudgetQuestion = {}): BudgetCheck {
  try {
    const guard = guardOfProcess();
    if (guard !== undefined) return guard.check(question);
    tellMissing();
  } catch (error) {
    diag.error('spancost: budgets could not be looked at', error);
  }
  return { state: 'unknown', allowed: true, budgets: [], limits: [] };
}

function tellMissing(): void {
  const shared: ProcessWide = globalThis;
  if (shared[TOLD] === true) return;
  shared[TOLD] = true;
  diag.warn('spancost: checkBudget() knows nothing; ask for budgets with register({ budgets: {} }) or SPANCOST_BUDGETS=check');
}
