import type { BudgetState } from '@spancost/conventions';
import { budgetAmounts } from './budget-amounts.ts';
import { budgetRange } from './budget-range.ts';
import type { Budget } from './budget.ts';
import type { BudgetStatus } from './budget-status.ts';
import { withBurnAndForecast } from './burn-and-forecast.ts';
import type { StandingSource } from './standing-source.ts';
import { statusOfSpend } from './status-of-spend.ts';

/** Tenants or users of one budget that are listed; how many there are in each state is told of all. */
export const MAX_TARGETS = 1000;

/** Those of them, nearest to the end of their budget, whose burn rates and forecasts are told. */
const MAX_FOLLOWED_TARGETS = 100;

interface TargetStanding {
  readonly targets: readonly BudgetStatus[];
  readonly targetsByState: Readonly<Record<BudgetState, number>>;
}

/** How each tenant or user stands with a budget of its own; of a budget that all share there are none. */
export async function readTargets(budget: Budget, source: StandingSource): Promise<TargetStanding> {
  const { views, at, ceiling } = source;
  if (budget.per === undefined) return { targets: [], targetsByState: { ok: 0, warning: 0, exceeded: 0 } };
  const range = budgetRange(budget, at);
  const { limit, half, thresholds } = budgetAmounts(budget);
  const warned = [limit, ...thresholds.map(({ usd }) => usd)].reduce((least, each) => (each < least ? each : least));
  const found = await views.targetSpends({
    usage: { range, scope: budget.scope },
    dimension: budget.per,
    ceiling,
    amounts: [warned, limit],
    listedFrom: half,
    limit: MAX_TARGETS,
  });
  const targets = found.listed.map(({ value, ...spend }) => statusOfSpend({ budget, target: value, range, at, spend, ceiling }));
  const followed = await withBurnAndForecast(targets.slice(0, MAX_FOLLOWED_TARGETS), source);
  const [atLeastWarned = 0, exceeded = 0] = found.reached;
  return {
    targets: [...followed, ...targets.slice(MAX_FOLLOWED_TARGETS)],
    targetsByState: { ok: found.targets - atLeastWarned, warning: atLeastWarned - exceeded, exceeded },
  };
}
