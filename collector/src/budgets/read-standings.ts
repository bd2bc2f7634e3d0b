import { budgetRange } from './budget-range.ts';
import type { Budget } from './budget.ts';
import type { BudgetStanding } from './budgets.ts';
import { readTargets } from './read-targets.ts';
import { readWholes } from './read-wholes.ts';
import type { StandingSource } from './standing-source.ts';

/** How budgets stand at a moment, in their order. */
export async function readStandings(budgets: readonly Budget[], source: StandingSource): Promise<readonly BudgetStanding[]> {
  const { at } = source;
  const shared = budgets.filter(({ per }) => per === undefined);
  const statuses = new Map(
    (
      await readWholes(
        shared.map((budget) => ({ budget })),
        source,
      )
    ).map((status) => [status.budget, status]),
  );
  const standings: BudgetStanding[] = [];
  for (const budget of budgets) {
    const status = statuses.get(budget);
    const targets = await readTargets(budget, source);
    standings.push({ budget, range: budgetRange(budget, at), at, ...(status === undefined ? {} : { status }), ...targets });
  }
  return standings;
}
