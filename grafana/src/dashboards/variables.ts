import { SPEND_PERIODS, TEMPO_UID, type CollectorMetricKey } from '@spancost/conventions';
import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { series, type Matchers } from '../prom-ql.ts';
import { PROMETHEUS, PROMETHEUS_UID, PROMETHEUS_VARIABLE, TEMPO_VARIABLE } from './data-sources.ts';

/** What a board can be limited to, in the order in which it is offered. */
type CallLabel = 'service' | 'environment' | 'provider' | 'model' | 'feature';
const CALL_LABELS: Readonly<Record<CallLabel, string>> = {
  service: 'Service',
  environment: 'Environment',
  provider: 'Provider',
  model: 'Model',
  feature: 'Feature',
};

/** Limits a query about all that is charged to what is chosen at the top of the dashboard. */
export const CHOSEN: Matchers = chosen('service', 'environment', 'provider', 'model', 'feature');

/** As {@link CHOSEN}, for the histograms, which know no service and no environment. */
export const CHOSEN_IN_HISTOGRAMS: Matchers = chosen('provider', 'model', 'feature');

/** As {@link CHOSEN}, for what is counted by provider and model only. */
export const CHOSEN_MODELS: Matchers = chosen('provider', 'model');

/** Limits a query about budgets. */
export const CHOSEN_BUDGETS: Matchers = { budget: '=~"$budget"' };

/** Smallest cost, in US dollars, of a request that the tables of expensive requests list. */
export const MIN_COST_VARIABLE = 'min_cost';

/** Limits a gauge of users or tenants to the period that is chosen. */
export const CHOSEN_PERIOD: Matchers = { period: '="$period"' };

/** The data sources, and everything that calls can be limited by. */
export function callVariables(): readonly (DatasourceVariableBuilder | QueryVariableBuilder)[] {
  return [
    prometheusVariable(),
    tempoVariable(),
    ...Object.entries(CALL_LABELS).map(([label, title]) => labelVariable(label, title, 'calls')),
  ];
}

/** Which Prometheus is asked. */
export function prometheusVariable(): DatasourceVariableBuilder {
  return new DatasourceVariableBuilder(PROMETHEUS_VARIABLE)
    .label('Prometheus')
    .type('prometheus')
    .current({ selected: true, text: 'Prometheus', value: PROMETHEUS_UID });
}

function tempoVariable(): DatasourceVariableBuilder {
  return new DatasourceVariableBuilder(TEMPO_VARIABLE)
    .label('Tempo')
    .type('tempo')
    .current({ selected: true, text: 'Tempo', value: TEMPO_UID });
}

/** Multiple choice among the tenants that are shown by name. */
export function tenantVariable(): QueryVariableBuilder {
  return labelVariable('tenant', 'Tenant', 'tenantSpend', { kind: '="named"' });
}

/** Multiple choice among the budgets. */
export function budgetVariable(): QueryVariableBuilder {
  return labelVariable('budget', 'Budget', 'budgetLimit');
}

/** Choice of the period of the gauges of users and tenants; this month at first. */
export function periodVariable(): CustomVariableBuilder {
  const periods = SPEND_PERIODS.filter((period) => period !== 'lifetime');
  return new CustomVariableBuilder('period')
    .label('Period')
    .values(periods.join(','))
    .options(periods.map((period) => ({ selected: period === 'this_month', text: period, value: period })))
    .current({ selected: true, text: 'this_month', value: 'this_month' });
}

/** From what cost on a call is shown as expensive, in US dollars. */
export function minCostVariable(): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder(MIN_COST_VARIABLE)
    .label('Expensive above USD')
    .defaultValue('0')
    .current({ selected: true, text: '0', value: '0' });
}

/** Multiple choice among the values of a label; everything at first, calls that do not say included. */
function labelVariable(label: string, title: string, metric: CollectorMetricKey, matchers: Matchers = {}): QueryVariableBuilder {
  return new QueryVariableBuilder(label)
    .label(title)
    .datasource(PROMETHEUS)
    .query({ query: `label_values(${series(metric, matchers)}, ${label})`, refId: `variable-${label}` })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ selected: true, text: 'All', value: '$__all' });
}

function chosen(...labels: readonly CallLabel[]): Matchers {
  return Object.fromEntries(labels.map((label) => [label, `=~"$${label}"`]));
}
