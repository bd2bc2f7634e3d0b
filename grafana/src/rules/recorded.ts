import { COLLECTOR_METRICS } from '@spancost/conventions';

/** Names of the recorded series, as level:metric:operation. */
export const BUDGET_SPEND: string = `budget:${COLLECTOR_METRICS.budgetSpend.name}:last`;
export const BUDGET_LIMIT: string = `budget:${COLLECTOR_METRICS.budgetLimit.name}:last`;
export const BUDGET_USED = 'budget:spancost_budget_used:ratio';
export const BUDGET_ELAPSED = 'budget:spancost_budget_elapsed:ratio';
