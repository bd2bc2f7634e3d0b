import { series } from '../../prom-ql.ts';
import { gaugeOf } from '../gauge-of.ts';
import { BUDGET_ELAPSED, BUDGET_RUNNING, BUDGET_USED, LEDGER_KNOWN, lastOf, type HeldGauge } from '../recorded.ts';
import type { RecordingRule } from '../rule.ts';

/** Labels that tell one budget, or one tenant's or user's, from another. */
export const BUDGET_LABELS: readonly string[] = ['budget', 'target', 'period'];
export const BUDGET: string = BUDGET_LABELS.join(', ');

/** A ledger that has been heard of so many seconds ago tells of all budgets that there are. */
const FRESH_S = 120;

/** How long burn rates stand in for a collector that is away: they are about the past hour. */
const BURN_HELD_S = 3600;

/** While this holds, a budget without series is one that is gone. */
const IS_TOLD = `time() - max(${series('ledgerHeartbeat')}) < ${FRESH_S}`;

/**
 * How each budget stood when the ledger was last known, until its period ends.
 *
 * While a collector is scraped, these are its gauges. While none is, each recorded series goes on with its own last value: an
 * outage resolves no alert, however long it is. What ends it is the end of the budget's period, or a collector that is back and
 * tells of no such budget. The last value is the one of the evaluation before, so the memory is Prometheus' own: it bridges
 * a restart of Prometheus of up to five minutes, the time that it looks back.
 *
 * Recordings and alerts are in one group because Prometheus does not order groups.
 */
export const budgetState: readonly RecordingRule[] = [
  { record: LEDGER_KNOWN, expr: `max(${series('ledgerHeartbeat')} > 0) or ${LEDGER_KNOWN}` },
  { record: lastOf('budgetPeriodEnd'), expr: `(${held('budgetPeriodEnd')}) > time()` },
  whileRunning('budgetPeriodStart'),
  whileRunning('budgetSpend'),
  whileRunning('budgetAssumed'),
  whileRunning('budgetLimit'),
  whileRunning('budgetThreshold'),
  whileRunning('budgetForecast'),
  whileRunning('budgetTopCause'),
  // Of all tenants or users with an amount of their own the scope is one.
  whileRunning('budgetScope', 'budget, period'),
  { record: lastOf('budgetBurnRate'), expr: `${whileRunning('budgetBurnRate').expr} and on () time() - ${LEDGER_KNOWN} < ${BURN_HELD_S}` },
  { record: BUDGET_RUNNING, expr: `count_values by (${BUDGET}) ("period_start", ${lastOf('budgetPeriodStart')})` },
  { record: BUDGET_USED, expr: `${lastOf('budgetSpend')} / ${lastOf('budgetLimit')}` },
  {
    record: BUDGET_ELAPSED,
    expr: `(time() - ${lastOf('budgetPeriodStart')}) / (${lastOf('budgetPeriodEnd')} - ${lastOf('budgetPeriodStart')})`,
  },
];

/** What the collector tells, else what was known at the evaluation before unless the collector tells of the others. */
function held(metric: HeldGauge): string {
  return `${gaugeOf(metric)} or (${lastOf(metric)} unless on () ${IS_TOLD})`;
}

function whileRunning(metric: HeldGauge, on: string = BUDGET): RecordingRule {
  return { record: lastOf(metric), expr: `(${held(metric)}) and on (${on}) ${lastOf('budgetPeriodEnd')}` };
}
