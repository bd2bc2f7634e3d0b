import { Registry, type Metric, type OpenMetricsContentType } from 'prom-client';

/**
 * A registry that shows the same metrics as OpenMetrics, exemplars included.
 *
 * prom-client takes `_total` off the name of a counter for good when it writes OpenMetrics, which the text format would then
 * lack. So counters are registered as objects of their own, which answer for the counter under the shorter name.
 */
export function openMetricsOf(registry: Registry): Registry<OpenMetricsContentType> {
  const open = new Registry<OpenMetricsContentType>();
  open.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  for (const { name, type } of registry.getMetricsAsArray()) {
    const metric = registry.getSingleMetric(name);
    if (metric !== undefined) open.registerMetric(String(type) === 'counter' ? shortNamed(metric, name.replace(/_total$/, '')) : metric);
  }
  return open;
}

/** A registry asks a metric for nothing but its name, its type and, at every scrape, its values. */
function shortNamed(metric: Metric, name: string): Metric {
  const shown = { name, type: 'counter', get: async () => ({ ...(await metric.get()), name }) };
  return shown as unknown as Metric;
}
