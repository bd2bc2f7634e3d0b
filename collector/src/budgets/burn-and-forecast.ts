import type { Spend } from '../ledger/views.ts';
import type { BudgetStatus } from './budget-status.ts';
import { burnRates, burnWindows } from './burn-rate.ts';
import { budgetScope } from './budget-scope.ts';
import type { StandingSource } from './standing-source.ts';
import { assumedOf } from './unpriced-ceiling.ts';

/** The same with how fast each budget is spent and what it is expected to have spent at its end. */
export async function withBurnAndForecast(
  statuses: readonly BudgetStatus[],
  { views, ceiling, forecaster }: StandingSource,
): Promise<readonly BudgetStatus[]> {
  const windows = statuses.map(({ budget, range, at }) => burnWindows(budget, range, at));
  const asked = statuses.flatMap(({ budget, target }, index) =>
    (windows[index] ?? []).map((range) => ({ range, scope: budgetScope(budget, target) })),
  );
  const spends = await views.spend(asked);
  const counted = (spend: Spend): bigint => spend.cost + assumedOf(ceiling, spend);
  const forecasts = (await forecaster?.forecast(views, statuses)) ?? [];
  let next = 0;
  return statuses.map((status, index) => {
    const inWindows = spends.slice(next, (next += windows[index]?.length ?? 0)).map(counted);
    const forecast = forecasts[index];
    return {
      ...status,
      burnRates: burnRates(status.limit, status.range, inWindows),
      ...(forecast === undefined ? {} : { forecast }),
    };
  });
}
