import type { Registry } from 'prom-client';
import type { BudgetStatus } from '../../budgets/budget-status.ts';
import { topCauses, type Cause } from '../../budgets/top-causes.ts';
import { usdToNumber } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import { labelsOf } from './budget-labels.ts';

/** Budgets, or targets of them, whose causes are looked for: those that have spent the greatest share. */
const EXPLAINED = 20;

/** What spent most of the budgets that have reached a threshold; the others are not worth the question. */
export function budgetCauses(registry: Registry): { read(views: LedgerViews, shown: readonly BudgetStatus[]): Promise<() => void> } {
  const topCause = gauge('budgetTopCause', registry);
  return {
    async read(views, shown) {
      const explained: { readonly status: BudgetStatus; readonly causes: readonly Cause[] }[] = [];
      for (const status of mostSpent(shown.filter(hasReached))) explained.push({ status, causes: await topCauses(views, status) });
      return () => {
        topCause.reset();
        for (const { status, causes } of explained)
          for (const { dimension, value, cost } of causes) topCause.inc({ ...labelsOf(status), dimension, value }, usdToNumber(cost));
      };
    },
  };
}

function hasReached({ thresholds: [lowest] }: BudgetStatus): boolean {
  return lowest?.reached === true;
}

/** By share of the amount, compared exactly. */
function mostSpent(statuses: readonly BudgetStatus[]): readonly BudgetStatus[] {
  return statuses
    .toSorted((a, b) => Number(b.spent * a.limit > a.spent * b.limit) - Number(b.spent * a.limit < a.spent * b.limit))
    .slice(0, EXPLAINED);
}
