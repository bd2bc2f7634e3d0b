import type { Registry } from 'prom-client';
import { budgetRange } from '../../budgets/budget-range.ts';
import type { Budget } from '../../budgets/budget.ts';
import { usdToNumber } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import type { GaugePart } from './gauge-part.ts';

/** Spend, amount and period of each budget. @param budgets Those in force at the moment; one that is gone is shown no more. */
export function budgetGauges(registry: Registry, budgets: () => readonly Budget[]): GaugePart {
  const spend = gauge('budgetSpend', registry);
  const limit = gauge('budgetLimit', registry);
  const periodStart = gauge('budgetPeriodStart', registry);
  const periodEnd = gauge('budgetPeriodEnd', registry);

  return {
    async read(views: LedgerViews, at: number) {
      const inForce = budgets().map((budget) => ({ budget, range: budgetRange(budget, at) }));
      const spends = await views.spend(inForce.map(({ budget, range }) => ({ range, scope: budget.scope })));
      return () => {
        for (const each of [spend, limit, periodStart, periodEnd]) each.reset();
        for (const [index, { budget, range }] of inForce.entries()) {
          const labels = { budget: budget.name, period: budget.period };
          spend.set(labels, usdToNumber(spends[index]?.cost ?? 0n));
          limit.set(labels, Number(budget.amountUsd));
          periodStart.set(labels, range.from / 1000);
          periodEnd.set(labels, range.to / 1000);
        }
      };
    },
  };
}
