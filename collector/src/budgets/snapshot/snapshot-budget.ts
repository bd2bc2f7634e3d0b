import type { SnapshotBudget, SnapshotStanding, SnapshotTarget } from '@spancost/conventions';
import type { TokenLimits } from '../../access/token-limits.ts';
import { formatUsd } from '../../ledger/money.ts';
import { budgetAmounts } from '../budget-amounts.ts';
import type { BudgetStatus } from '../budget-status.ts';
import type { Budgets, BudgetStanding } from '../budgets.ts';
import { MAX_TARGETS } from '../read-targets.ts';
import { snapshotSight } from './snapshot-sight.ts';

/** A budget as an application with a token of these limits gets to know it; undefined if it is not about any of its calls. */
export async function snapshotBudget(
  standing: BudgetStanding,
  limits: TokenLimits,
  budgets: Pick<Budgets, 'statusOf'>,
): Promise<SnapshotBudget | undefined> {
  const { budget, status, targets } = standing;
  const sight = snapshotSight(limits, budget);
  if (sight.kind === 'none') return undefined;
  const plain = plainOf(standing);
  const amounts = sight.kind === 'state' ? {} : amountsOf(standing);
  const json = sight.kind === 'state' ? stateOnly : standingJson;
  if (status !== undefined) return { ...plain, ...amounts, whole: json(status) };
  if (sight.kind === 'whole')
    return { ...plain, ...amounts, targets: targets.map(targetJson), unlisted_below_usd: unlistedBelow(standing) };
  if (sight.target === undefined) return { ...plain, targets: [] };
  const own = targets.find(({ target }) => target === sight.target) ?? (await budgets.statusOf(budget, sight.target));
  return { ...plain, ...amounts, targets: [{ target: sight.target, ...json(own) }] };
}

function plainOf({ budget, range }: BudgetStanding): Omit<SnapshotBudget, 'whole' | 'targets'> {
  const { name, scope, per, period, enforce } = budget;
  return {
    name,
    scope,
    ...(per === undefined ? {} : { per }),
    period,
    starts_at: new Date(range.from).toISOString(),
    ends_at: new Date(range.to).toISOString(),
    enforce,
  };
}

function amountsOf({ budget }: BudgetStanding): Pick<SnapshotBudget, 'amount_usd' | 'warn_at_usd'> {
  const {
    thresholds: [lowest],
  } = budgetAmounts(budget);
  return { amount_usd: budget.amountUsd, ...(lowest === undefined ? {} : { warn_at_usd: formatUsd(lowest.usd) }) };
}

function stateOnly({ state }: BudgetStatus): SnapshotStanding {
  return { state };
}

function standingJson({ state, spent, remaining }: BudgetStatus): SnapshotStanding {
  return { state, spent_usd: formatUsd(spent), remaining_usd: formatUsd(remaining) };
}

function targetJson(status: BudgetStatus): SnapshotTarget {
  return { target: status.target ?? '', ...standingJson(status) };
}

/** Half of the amount where all are listed that have spent that; else just above the least that is listed. */
function unlistedBelow({ budget, targets }: BudgetStanding): string {
  const least = targets.at(-1);
  return formatUsd(least === undefined || targets.length < MAX_TARGETS ? budgetAmounts(budget).half : least.spent + 1n);
}
