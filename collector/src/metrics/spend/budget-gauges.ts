import { BUDGET_STATES, BURN_WINDOWS, FORECAST_BOUNDS } from '@spancost/conventions';
import type { Gauge, Registry } from 'prom-client';
import type { BudgetStatus } from '../../budgets/budget-status.ts';
import type { BudgetStanding } from '../../budgets/budgets.ts';
import { usdToNumber } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import { budgetCauses } from './budget-causes.ts';
import { labelsOf } from './budget-labels.ts';
import type { GaugePart } from './gauge-part.ts';
import { isShownByName } from './top-names.ts';

/** Tenants or users of one budget with series of their own, those that have spent the greatest share of it. */
const SHOWN_TARGETS = 100;

/** How budgets stand; one that is gone, or over, is shown no more. @param standingsAt How each active budget stands by these views at a moment. */
export function budgetGauges(
  registry: Registry,
  standingsAt: (views: LedgerViews, at: number) => Promise<readonly BudgetStanding[]>,
): GaugePart {
  const spend = gauge('budgetSpend', registry);
  const assumed = gauge('budgetAssumed', registry);
  const limit = gauge('budgetLimit', registry);
  const threshold = gauge('budgetThreshold', registry);
  const forecast = gauge('budgetForecast', registry);
  const burnRate = gauge('budgetBurnRate', registry);
  const targets = gauge('budgetTargets', registry);
  const scopes = gauge('budgetScope', registry);
  const periodStart = gauge('budgetPeriodStart', registry);
  const periodEnd = gauge('budgetPeriodEnd', registry);
  const all: readonly Gauge[] = [spend, assumed, limit, threshold, forecast, burnRate, targets, scopes, periodStart, periodEnd];
  const causes = budgetCauses(registry);

  const show = (status: BudgetStatus): void => {
    const { budget, range } = status;
    const labels = labelsOf(status);
    spend.set(labels, usdToNumber(status.spent));
    assumed.set(labels, usdToNumber(status.assumed));
    limit.set(labels, usdToNumber(status.limit));
    for (const { share, usd } of status.thresholds) threshold.set({ ...labels, threshold: share }, usdToNumber(usd));
    if (budget.forecast && status.forecast !== undefined)
      for (const bound of FORECAST_BOUNDS) forecast.set({ ...labels, bound }, status.forecast[bound]);
    if (status.burnRates !== undefined) for (const window of BURN_WINDOWS) burnRate.set({ ...labels, window }, status.burnRates[window]);
    periodStart.set(labels, range.from / 1000);
    periodEnd.set(labels, range.to / 1000);
  };

  return {
    async read(views: LedgerViews, at: number) {
      // A fixed period that has ended is over; every other one that has ended has been followed by the next.
      const standings = (await standingsAt(views, at)).filter(({ range }) => at < range.to);
      const shown = standings.flatMap(statusesOf);
      const showCauses = await causes.read(views, shown);
      return () => {
        for (const each of all) each.reset();
        for (const status of shown) show(status);
        for (const { budget } of standings)
          for (const [dimension, value] of Object.entries(budget.scope))
            if (isShownByName(value)) scopes.set({ budget: budget.name, period: budget.period, dimension, value }, 1);
        for (const { budget, targetsByState } of standings)
          if (budget.per !== undefined)
            for (const state of BUDGET_STATES) targets.set({ budget: budget.name, period: budget.period, state }, targetsByState[state]);
        showCauses();
      };
    },
  };
}

/** The whole of a budget, or the tenants or users of it that are shown by name. */
function statusesOf({ status, targets }: BudgetStanding): readonly BudgetStatus[] {
  return status === undefined ? targets.filter(({ target }) => isShownByName(target)).slice(0, SHOWN_TARGETS) : [status];
}
