import type { ApplicationMetric } from '@spancost/conventions';
import { UndeclaredLabelError } from './errors.ts';
import type { Matchers } from './prom-ql.ts';

/** What Prometheus appends for a unit; units in braces are remarks and append nothing. */
const UNIT_SUFFIXES: Readonly<Record<string, string>> = { s: 'seconds', USD: 'USD' };

/** Labels that Prometheus makes of the resource: `job` is the service's name. */
const RESOURCE_LABELS: readonly string[] = ['job', 'instance'];

/**
 * The name of an OpenTelemetry metric in Prometheus, at its OTLP endpoint and from an OpenTelemetry Collector alike, as they translate by
 * default (`UnderscoreEscapingWithSuffixes`; checked with github.com/prometheus/otlptranslator 1.0.0).
 *
 * @example otlpName({ name: 'spancost.client.cost', unit: 'USD', … }, 'counter') // 'spancost_client_cost_USD_total'
 */
export function otlpName({ name, unit }: ApplicationMetric, kind: 'counter' | 'histogram'): string {
  const suffix = UNIT_SUFFIXES[unit];
  return [otlpLabel(name), ...(suffix === undefined ? [] : [suffix]), ...(kind === 'counter' ? ['total'] : [])].join('_');
}

/** The label of an attribute: `gen_ai.response.model` is `gen_ai_response_model`. */
export function otlpLabel(attribute: string): string {
  return attribute.replaceAll(/[^A-Za-z0-9_]/g, '_');
}

/**
 * A selector of an application's counter. @param matchers By attribute key, or `job`.
 * @throws UndeclaredLabelError if the metric has no such attribute
 */
export function otlpCounter(metric: ApplicationMetric, matchers: Matchers = {}): string {
  return selector(otlpName(metric, 'counter'), metric, matchers);
}

/** A selector of the buckets, or of the count, of an application's histogram; otherwise as {@link otlpCounter}. */
export function otlpHistogram(metric: ApplicationMetric, part: 'bucket' | 'count' | 'sum', matchers: Matchers = {}): string {
  return selector(`${otlpName(metric, 'histogram')}_${part}`, metric, matchers);
}

function selector(name: string, metric: ApplicationMetric, matchers: Matchers): string {
  const parts = Object.entries(matchers).map(([key, matcher]) => {
    if (!RESOURCE_LABELS.includes(key) && !metric.attributes.includes(key))
      throw new UndeclaredLabelError(metric.name, key, metric.attributes);
    return otlpLabel(key) + matcher;
  });
  return parts.length === 0 ? name : `${name}{${parts.join(', ')}}`;
}
