import { PROCESS_METRICS } from '@spancost/conventions';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** Adds what prom-client tells of the process, but only what the conventions name: some of its gauges end in `_total`. */
export function addProcessMetrics(registry: Registry): void {
  const all = new Registry();
  collectDefaultMetrics({ register: all });
  for (const { name } of PROCESS_METRICS) {
    const metric = all.getSingleMetric(name);
    if (metric !== undefined) registry.registerMetric(metric);
  }
}
