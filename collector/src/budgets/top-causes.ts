import { LABEL_UNATTRIBUTED } from '@spancost/conventions';
import type { Usd } from '../ledger/money.ts';
import type { Dimension, LedgerViews } from '../ledger/views.ts';
import { budgetScope } from './budget-scope.ts';
import type { BudgetStatus } from './budget-status.ts';

/** What may have caused the spend of a budget. */
type CauseDimension = 'feature' | 'model' | 'user';

/** One that spent much of a budget. */
export interface Cause {
  readonly dimension: CauseDimension;
  /** `unattributed` for the calls that do not say. */
  readonly value: string;
  /** Net cost, without what is assumed. */
  readonly cost: Usd;
}

const DIMENSIONS: readonly CauseDimension[] = ['feature', 'model', 'user'];
const EACH = 3;

/** The features, models and users that spent most of a budget in its period, three of each at most; not those that its scope names. */
export async function topCauses(views: LedgerViews, { budget, target, range }: BudgetStatus): Promise<readonly Cause[]> {
  const scope = budgetScope(budget, target);
  const dimensions = DIMENSIONS.filter((dimension) => scope[dimension] === undefined);
  const found = await views.breakdown({ range, scope }, dimensions satisfies readonly Dimension[], EACH);
  return dimensions.flatMap((dimension) =>
    (found.get(dimension)?.groups ?? [])
      .slice(0, EACH)
      .filter(({ cost }) => cost > 0n)
      .map(({ value = LABEL_UNATTRIBUTED, cost }) => ({ dimension, value, cost })),
  );
}
