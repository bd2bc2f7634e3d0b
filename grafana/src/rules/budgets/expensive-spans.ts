import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SERVICE_NAME,
  ATTR_SPANCOST_COST_USD,
  ATTR_SPANCOST_FEATURE,
  ATTR_SPANCOST_TENANT,
  ATTR_USER_ID,
  explorePath,
  LABEL_OTHER,
  LABEL_UNATTRIBUTED,
} from '@spancost/conventions';
import { resourceAttribute, spanAttribute } from '../../trace-ql.ts';
import { EXPENSIVE_CALL, lastOf } from '../recorded.ts';
import { queryOf } from '../template.ts';
import { BUDGET_LABELS } from './budget-state.ts';

/** What stands in the address where the query belongs; no character of it is changed by percent-encoding. */
const QUERY = 'TRACEQL';

/**
 * The path of Grafana's Explore with the most expensive spans of a budget in the past day, as a template: those that it is
 * limited to, of the user or tenant whose own it is, and of the feature that spent most of it. What is expensive is what one call in
 * a hundred of the past hour cost, by the dearest of the models and features that the budget is limited to; of a single user or tenant,
 * whose calls may all cost less, every call. TraceQL orders nothing, so the table does.
 */
export function expensiveSpans(): string {
  const path = explorePath({ query: QUERY, from: 'now-24h', to: 'now' });
  const [before, after] = path.split(encodeURIComponent(`"${QUERY}"`));
  return `${CONDITIONS}${before}{{ printf "%q" (printf "${SPANS}" $min $where) | urlquery }}${after}`;
}

const SHOWN = [
  ATTR_SPANCOST_COST_USD,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_FEATURE,
  ATTR_SPANCOST_TENANT,
  ATTR_USER_ID,
];
const SPANS = `{ ${spanAttribute(ATTR_SPANCOST_COST_USD)} > %s%s } | select(${SHOWN.map(spanAttribute).join(', ')})`;

/** Attributes that spans have for what a budget is limited to. */
const ATTRIBUTES: Readonly<Record<'provider' | 'model' | 'tenant' | 'user' | 'feature' | 'service' | 'environment', string>> = {
  provider: spanAttribute(ATTR_GEN_AI_PROVIDER_NAME),
  model: spanAttribute(ATTR_GEN_AI_RESPONSE_MODEL),
  tenant: spanAttribute(ATTR_SPANCOST_TENANT),
  user: spanAttribute(ATTR_USER_ID),
  feature: spanAttribute(ATTR_SPANCOST_FEATURE),
  service: resourceAttribute(ATTR_SERVICE_NAME),
  environment: resourceAttribute(ATTR_DEPLOYMENT_ENVIRONMENT_NAME),
};

/** Of the greatest cause among the features, unless it is that nobody named one. */
const TOP_FEATURE = queryOf(
  `topk(1, ${lastOf('budgetTopCause')}{%s}) and ${lastOf('budgetTopCause')}{value!~'${LABEL_UNATTRIBUTED}|${LABEL_OTHER}'}`,
  BUDGET_LABELS,
  `dimension='feature'`,
);

/**
 * Buckets end at 1, 2.5, 5 and 10, and a quantile lies anywhere in its bucket. Divided by the widest step it is below every call of
 * that bucket, so that the most expensive ones are always found.
 */
const WIDEST_STEP = 2.5;

/** What calls are known by in the histogram of costs. */
const IN_HISTOGRAM: readonly string[] = ['provider', 'model', 'feature'];

const CONDITIONS = [
  '{{ $where := "" }}{{ $in := "" }}{{ $isOne := false }}',
  ...Object.entries(ATTRIBUTES).map(([dimension, attribute]) =>
    limitedTo(queryOf(`${lastOf('budgetScope')}{%s}`, ['budget', 'period'], `dimension='${dimension}'`), attribute, dimension),
  ),
  limitedTo(TOP_FEATURE, ATTRIBUTES.feature, 'feature'),
  `{{ with $labels.target }}{{ $isOne = true }}{{ $where = printf "%s && (${ATTRIBUTES.user} = %q || ${ATTRIBUTES.tenant} = %q)" $where . . }}{{ end }}`,
  '{{ $min := "0" }}{{ if not $isOne }}',
  `{{ with printf "max(${EXPENSIVE_CALL}{%s}) / ${WIDEST_STEP} > 0" $in | query }}{{ $min = . | first | value | printf "%.9f" }}{{ end }}{{ end }}`,
].join('');

/** A further condition: the attribute is the label `value` of what a query finds; none where it finds nothing. */
function limitedTo(query: string, attribute: string, dimension: string): string {
  const known = IN_HISTOGRAM.includes(dimension) ? `{{ $in = printf "%s${dimension}=%q," $in $value }}` : '';
  const one = dimension === 'user' || dimension === 'tenant' ? '{{ $isOne = true }}' : '';
  const where = `{{ $where = printf "%s && ${attribute} = %q" $where $value }}`;
  return `{{ with ${query} }}{{ $value := . | first | label "value" }}${where}${known}${one}{{ end }}`;
}
