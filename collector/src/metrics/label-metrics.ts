import { COLLECTOR_METRICS } from '@spancost/conventions';
import { Gauge, type Registry } from 'prom-client';
import type { LabelMemory } from './series/label-limits.ts';
import { declared, gauge } from './series/declared.ts';

/** The labels of the counters that are bounded; `basis` and `status` are of closed sets. */
const BOUNDED: readonly string[] = COLLECTOR_METRICS.cost.labels.filter((label) => label !== 'basis' && label !== 'status');

/** How many names each bounded label has, and how many it may have. */
export function addLabelMetrics(registry: Registry, memory: LabelMemory, limit: number): void {
  gauge('labelNamesLimit', registry).set(limit);
  const names: Gauge = new Gauge({
    ...declared('labelNames', registry),
    collect: () => {
      for (const label of BOUNDED) names.set({ label }, memory.namesOf(label).names.size);
    },
  });
}
