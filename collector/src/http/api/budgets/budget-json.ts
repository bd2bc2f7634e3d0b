import type { BudgetJson } from '@spancost/api';
import { isLimited } from '../../../access/token-limits.ts';
import type { Access } from '../../../access/access.ts';
import type { BudgetSource, BudgetStanding } from '../../../budgets/budgets.ts';
import type { Budget } from '../../../budgets/budget.ts';
import type { BudgetStatus } from '../../../budgets/budget-status.ts';
import { budgetDefinition } from './budget-definition.ts';
import { statusToJson } from './status-json.ts';

/** A budget of somebody's list. */
export interface ListedBudget {
  readonly budget: Budget;
  readonly source: BudgetSource;
  readonly shadowed: boolean;
}

/** How a listed budget stands: everything of it, or one part. */
export type Shown = { readonly standing: BudgetStanding; readonly targets: number } | { readonly status: BudgetStatus } | undefined;

/** A budget as the API says it, with as much of how it stands as is shown. */
export function budgetToJson({ budget, source, shadowed }: ListedBudget, shown: Shown, access: Access): BudgetJson {
  return {
    name: budget.name,
    source,
    shadowed,
    budget: budgetDefinition(budget, maySet(access)),
    ...(shown === undefined ? NOTHING : 'status' in shown ? { ...NOTHING, status: statusToJson(shown.status) } : standingOf(shown)),
  };
}

type StandingJson = Pick<BudgetJson, 'status' | 'targets' | 'targets_by_state'>;
const NOTHING: StandingJson = { status: null, targets: [], targets_by_state: null };

function standingOf({ standing, targets }: Extract<Shown, { standing: BudgetStanding }>): StandingJson {
  return {
    status: standing.status === undefined ? null : statusToJson(standing.status),
    targets: standing.targets.slice(0, targets).map(statusToJson),
    targets_by_state: standing.budget.per === undefined ? null : standing.targetsByState,
  };
}

/** Whoever may say who is told may know it. */
function maySet({ role, limits }: Access): boolean {
  return role === 'admin' && !isLimited(limits);
}
