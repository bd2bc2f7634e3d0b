import { budgetAlerts } from './budgets/budget-alerts.ts';
import { budgetState } from './budgets/budget-state.ts';
import { callAlerts, callHistory } from './health/call-alerts.ts';
import { collectorAlerts } from './health/collector-alerts.ts';
import { otelcolAlerts } from './health/otelcol-alerts.ts';
import { priceAlerts } from './prices/price-alerts.ts';
import type { RuleGroup } from './rule.ts';
import { spendAlerts } from './spend/spend-alerts.ts';
import { spendHistory } from './spend/spend-history.ts';

/**
 * Every rule: what is generated as `rules/<name>.yaml`. One static set serves every budget, provider and feature: a new one in
 * spancost.yaml needs no new rule. What is recorded for the alerts of a group stands before them, as Prometheus does not order groups.
 */
export const ruleGroups: readonly RuleGroup[] = [
  { name: 'spancost-budgets', rules: [...budgetState, ...budgetAlerts] },
  { name: 'spancost-spend', rules: [...spendHistory, ...spendAlerts] },
  { name: 'spancost-prices', rules: priceAlerts },
  { name: 'spancost-calls', rules: [...callHistory, ...callAlerts] },
  { name: 'spancost-collector', rules: collectorAlerts },
  { name: 'spancost-otelcol', rules: otelcolAlerts },
];
