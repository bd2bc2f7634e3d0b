import { OVERVIEW_UID } from '../dashboards/overview/overview.ts';
import { series } from '../prom-ql.ts';
import type { AlertAnnotations, RuleGroup } from './rule.ts';
import { BUDGET_ELAPSED, BUDGET_LIMIT, BUDGET_SPEND, BUDGET_USED } from './recorded.ts';
import { runbookUrl } from './runbook-url.ts';

/** How long a budget's last known state stands in for a collector that is not scraped. */
const BRIDGE = '1h';

/** Shares of a budget at which somebody is told. */
const WARNING_AT = 0.8;
const EXCEEDED_AT = 1;

/** The period that the collector last told of is still running; at its end every alert of the budget resolves. */
const RUNNING = `${last('budgetPeriodEnd')} > time()`;

/**
 * One static rule set for every budget: a new budget in spancost.yaml needs no new rule. The gauges come from the ledger,
 * so the calendar, the time zone and corrections are the collector's. Without the bridge, an outage of the collector
 * would resolve the alerts. `instance` is dropped: whichever collector exports the ledger, it is the same budget.
 * Recordings and alerts are in one group because Prometheus does not order groups.
 *
 * The warning waits an evaluation: on a jump from 70 to 120 % Alertmanager then knows of the 100 % that inhibits it.
 *
 * A budget of 10 USD with 8 USD spent has a ratio of 0.8 and warns. A budget of 0 USD is exceeded by the first cent.
 */
export const budgetRules: RuleGroup = {
  name: 'spancost-budgets',
  rules: [
    { record: BUDGET_SPEND, expr: current(`${last('budgetSpend')} and ${RUNNING}`) },
    { record: BUDGET_LIMIT, expr: current(`${last('budgetLimit')} and ${RUNNING}`) },
    { record: BUDGET_USED, expr: `${BUDGET_SPEND} / ${BUDGET_LIMIT}` },
    {
      record: BUDGET_ELAPSED,
      expr: current(`(time() - ${last('budgetPeriodStart')}) / ((${RUNNING}) - ${last('budgetPeriodStart')})`),
    },
    {
      alert: 'SpancostBudgetWarning',
      expr: `${BUDGET_USED} >= ${WARNING_AT}`,
      for: '15s',
      labels: { severity: 'warning', category: 'budget' },
      annotations: annotations('SpancostBudgetWarning', 'is at'),
    },
    {
      alert: 'SpancostBudgetExceeded',
      expr: `${BUDGET_USED} >= ${EXCEEDED_AT}`,
      labels: { severity: 'critical', category: 'budget' },
      annotations: annotations('SpancostBudgetExceeded', 'is used up:'),
    },
  ],
};

/** The last value of a budget gauge within the bridge. */
function last(metric: 'budgetSpend' | 'budgetLimit' | 'budgetPeriodStart' | 'budgetPeriodEnd'): string {
  return `last_over_time(${series(metric)}[${BRIDGE}])`;
}

function current(expression: string): string {
  return `max without (instance) (${expression})`;
}

/** "AI budget team is at 84 %: $8.40 of $10.00 (daily)", and how far the period has come. */
function annotations(alert: string, state: string): AlertAnnotations {
  return {
    summary: `AI budget {{ $labels.budget }} ${state} {{ $value | humanizePercentage }}, ${usd(BUDGET_SPEND)} of ${usd(BUDGET_LIMIT)} ({{ $labels.period }})`,
    description: `${usd(BUDGET_SPEND)} of the {{ $labels.period }} budget of ${usd(BUDGET_LIMIT)} are spent, and {{ with ${ofThisBudget(BUDGET_ELAPSED)} }}{{ . | first | value | humanizePercentage }}{{ end }} of the period have passed.`,
    dashboard: `/d/${OVERVIEW_UID}`,
    runbook_url: runbookUrl(alert),
  };
}

/** Dollars and cents of a recorded series of the alert's budget; four decimals below a dollar. */
function usd(recorded: string): string {
  return `{{ with ${ofThisBudget(recorded)} }}{{ $usd := . | first | value }}$\{{ if lt $usd 1.0 }}{{ printf "%.4f" $usd }}{{ else }}{{ printf "%.2f" $usd }}{{ end }}{{ end }}`;
}

function ofThisBudget(recorded: string): string {
  return `printf "${recorded}{budget=%q,period=%q}" $labels.budget $labels.period | query`;
}
