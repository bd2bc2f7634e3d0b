import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { series, type Matchers } from '../prom-ql.ts';
import { PROMETHEUS, PROMETHEUS_UID, PROMETHEUS_VARIABLE, TEMPO_UID, TEMPO_VARIABLE } from './data-sources.ts';

/** Limits a query to the services and environments that are chosen at the top of the dashboard. */
export const CHOSEN: Matchers = { service: '=~"$service"', environment: '=~"$environment"' };

/** Smallest cost, in US dollars, of a request that the table of expensive requests lists. */
export const MIN_COST_VARIABLE = 'min_cost';

export function prometheusVariable(): DatasourceVariableBuilder {
  return new DatasourceVariableBuilder(PROMETHEUS_VARIABLE)
    .label('Prometheus')
    .type('prometheus')
    .current({ selected: true, text: 'Prometheus', value: PROMETHEUS_UID });
}

export function tempoVariable(): DatasourceVariableBuilder {
  return new DatasourceVariableBuilder(TEMPO_VARIABLE)
    .label('Tempo')
    .type('tempo')
    .current({ selected: true, text: 'Tempo', value: TEMPO_UID });
}

/** Multiple choice among the values of a label of the calls; everything at first. */
export function callLabelVariable(label: 'service' | 'environment', title: string): QueryVariableBuilder {
  return new QueryVariableBuilder(label)
    .label(title)
    .datasource(PROMETHEUS)
    .query({ query: `label_values(${series('calls')}, ${label})`, refId: `variable-${label}` })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ selected: true, text: 'All', value: '$__all' });
}

export function minCostVariable(): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder(MIN_COST_VARIABLE)
    .label('Expensive above USD')
    .defaultValue('0')
    .current({ selected: true, text: '0', value: '0' });
}
