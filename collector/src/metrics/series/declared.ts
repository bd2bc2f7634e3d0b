import { COLLECTOR_METRICS, type CollectorMetricKey } from '@spancost/conventions';
import { Gauge, type Registry } from 'prom-client';

/** What prom-client is told of a metric. */
export interface Declared {
  readonly name: string;
  readonly help: string;
  readonly labelNames: string[];
  readonly registers: Registry[];
}

/** A metric as the conventions declare it. */
export function declared(key: CollectorMetricKey, registry: Registry): Declared {
  const { name, help, labels } = COLLECTOR_METRICS[key];
  return { name, help, labelNames: [...labels], registers: [registry] };
}

/** A gauge as the conventions declare it. */
export function gauge(key: CollectorMetricKey, registry: Registry): Gauge {
  return new Gauge(declared(key, registry));
}
