import type { Measurements } from '../interleave.ts';
import { estimate, paired } from '../statistics.ts';
import { shown, table } from '../table.ts';
import type { Workload } from './workloads.ts';

export interface OverheadResult {
  readonly workload: Workload;
  readonly micros: Measurements;
}

/** One table for each workload: what is added to `baseline` and the ratio to it, both taken round by round. */
export function report(baseline: string, results: readonly OverheadResult[]): string {
  return [
    'overhead: CPU per call of openai 6.49.0, µs (median and 95 % interval over the rounds)',
    ...results.map((result) => section(baseline, result)),
  ].join('\n\n');
}

function section(baseline: string, { workload, micros }: OverheadResult): string {
  const base = micros.get(baseline)!;
  const rows = [...micros].map(([name, values]) => [
    name,
    shown(estimate(values), 1),
    name === baseline ? '' : shown(estimate(paired(values, base, (a, b) => a - b)), 1),
    name === baseline ? '' : shown(estimate(paired(values, base, (a, b) => a / b)), 2),
  ]);
  return `${workload.name} (${base.length} rounds of ${workload.calls} calls each)\n${table(['', 'CPU per call', 'added', 'ratio'], rows)}`;
}
