import { APPLICATION_METRICS, ATTR_GEN_AI_PROVIDER_NAME, ATTR_GEN_AI_RESPONSE_MODEL } from '@spancost/conventions';
import { QueryVariableBuilder, VariableRefresh, VariableSort } from '@grafana/grafana-foundation-sdk/dashboard';
import { otlpCounter, otlpLabel } from '../../otlp-names.ts';
import type { Matchers } from '../../prom-ql.ts';
import { PROMETHEUS } from '../data-sources.ts';

/** Variables of the board by what they limit: a label of Prometheus, or an attribute of the calls. */
const VARIABLES = {
  job: { name: 'job', title: 'Service' },
  [ATTR_GEN_AI_PROVIDER_NAME]: { name: 'provider', title: 'Provider' },
  [ATTR_GEN_AI_RESPONSE_MODEL]: { name: 'model', title: 'Model' },
} as const;

/** Limits a query to what is chosen at the top of the board. */
export const CHOSEN: Matchers = Object.fromEntries(Object.entries(VARIABLES).map(([key, { name }]) => [key, `=~"$${name}"`]));

/** Multiple choice among the services, providers and models whose cost is told. */
export function applicationVariables(): readonly QueryVariableBuilder[] {
  return Object.entries(VARIABLES).map(([key, { name, title }]) =>
    new QueryVariableBuilder(name)
      .label(title)
      .datasource(PROMETHEUS)
      .query({ query: `label_values(${otlpCounter(APPLICATION_METRICS.cost)}, ${otlpLabel(key)})`, refId: `variable-${name}` })
      .refresh(VariableRefresh.OnTimeRangeChanged)
      .sort(VariableSort.AlphabeticalAsc)
      .multi(true)
      .includeAll(true)
      .allValue('.*')
      .current({ selected: true, text: 'All', value: '$__all' }),
  );
}
