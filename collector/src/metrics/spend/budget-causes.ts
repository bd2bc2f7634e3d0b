import type { Registry } from 'prom-client';
import type { BudgetStatus } from '../../budgets/budget-status.ts';
import { topCauses, type Cause } from '../../budgets/top-causes.ts';
import { usdToNumber } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import { labelsOf } from './budget-labels.ts';

/** Budgets, or targets of them, whose causes are looked for: those that have spent the greatest share. */
const EXPLAINED = 20;

/** Who spends most changes slowly and takes long to find out. */
const KEPT_MS = 60_000;

interface Explained {
  readonly status: BudgetStatus;
  readonly causes: readonly Cause[];
}

/** What spent most of the budgets that have reached a threshold, as of the last minute; the others are not worth the question. */
export function budgetCauses(registry: Registry): { read(views: LedgerViews, shown: readonly BudgetStatus[]): Promise<() => void> } {
  const topCause = gauge('budgetTopCause', registry);
  let known: ReadonlyMap<string, Explained> = new Map();
  return {
    async read(views, shown) {
      const found = new Map<string, Explained>();
      for (const status of mostSpent(shown.filter(hasReached))) {
        const key = keyOf(status);
        const before = known.get(key);
        const isFresh = before !== undefined && Math.abs(status.at - before.status.at) < KEPT_MS;
        found.set(key, isFresh ? before : { status, causes: await topCauses(views, status) });
      }
      return () => {
        known = found;
        topCause.reset();
        for (const { status, causes } of found.values())
          for (const { dimension, value, cost } of causes) topCause.inc({ ...labelsOf(status), dimension, value }, usdToNumber(cost));
      };
    },
  };
}

/** Another scope, period or threshold is another question. */
function keyOf({ budget, target, range, thresholds }: BudgetStatus): string {
  return JSON.stringify([budget.name, budget.period, budget.scope, target, range, thresholds.filter(({ reached }) => reached).length]);
}

function hasReached({ thresholds: [lowest] }: BudgetStatus): boolean {
  return lowest?.reached === true;
}

/** By share of the amount, compared exactly. */
function mostSpent(statuses: readonly BudgetStatus[]): readonly BudgetStatus[] {
  const compare = (a: BudgetStatus, b: BudgetStatus): number => {
    const [left, right] = [a.spent * b.limit, b.spent * a.limit];
    return left === right ? 0 : left > right ? -1 : 1;
  };
  return statuses.toSorted(compare).slice(0, EXPLAINED);
}
