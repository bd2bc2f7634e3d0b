import type { Measurements } from '../interleave.ts';
import { estimate, paired } from '../statistics.ts';
import { shown, table } from '../table.ts';
import type { Workload } from './workloads.ts';

export interface OverheadResult {
  readonly workload: Workload;
  readonly micros: Measurements;
}

/** Names of the variants that the figures are about. */
export interface Roles {
  /** What the others are compared with. */
  readonly baseline: string;
  readonly ours: string;
  /** The one that ours must not be above. */
  readonly bound: string;
}

/** One table for each workload: what is added to the baseline and the ratio to it, both taken round by round. */
export function report(roles: Roles, results: readonly OverheadResult[]): string {
  return [
    'overhead: CPU per call of openai 6.49.0, µs (median and 95 % interval over the rounds)',
    ...results.map((result) => section(roles, result)),
  ].join('\n\n');
}

function section({ baseline, ours, bound }: Roles, { workload, micros }: OverheadResult): string {
  const base = micros.get(baseline)!;
  const rows = [...micros].map(([name, values]) => [
    name,
    shown(estimate(values), 1),
    name === baseline ? '' : shown(estimate(paired(values, base, (a, b) => a - b)), 1),
    name === baseline ? '' : shown(estimate(paired(values, base, (a, b) => a / b)), 2),
  ]);
  const over = estimate(paired(micros.get(ours)!, micros.get(bound)!, (a, b) => a - b));
  return [
    `${workload.name} (${base.length} rounds of ${workload.calls} calls each)`,
    table(['', 'CPU per call', 'added', 'ratio'], rows),
    `target: ${ours} adds no more than ${bound}: ${over.median <= 0 ? 'met' : 'missed'}, by ${shown(over, 1)} µs`,
  ].join('\n');
}
