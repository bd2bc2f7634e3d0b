import type { Measurements } from '../interleave.ts';
import { estimate, paired } from '../statistics.ts';
import { shown, table } from '../table.ts';
import type { Workload } from './workloads.ts';

export interface OverheadResult {
  readonly workload: Workload;
  /** Default: the name of the workload. */
  readonly title?: string;
  readonly micros: Measurements;
}

/** Names of the variants that the figures are about. */
export interface Roles {
  /** What the others are compared with. */
  readonly baseline: string;
  readonly ours: string;
  /** Those that ours must not be above. */
  readonly peers: readonly string[];
}

/** One table for each workload: what is added to the baseline and the ratio to it, both taken round by round. */
export function report(roles: Roles, results: readonly OverheadResult[]): string {
  return [
    'overhead: CPU per call of openai 6.49.0, µs (median and 95 % interval over the rounds)',
    ...results.map((result) => section(roles, result)),
  ].join('\n\n');
}

function section({ baseline, ours, peers }: Roles, { workload, title = workload.name, micros }: OverheadResult): string {
  const base = micros.get(baseline)!;
  const rows = [...micros].map(([name, values]) => [
    name,
    shown(estimate(values), 1),
    name === baseline ? '' : shown(estimate(paired(values, base, (a, b) => a - b)), 1),
    name === baseline ? '' : shown(estimate(paired(values, base, (a, b) => a / b)), 2),
  ]);
  return [
    `${title} (${base.length} rounds of ${workload.calls} calls each)`,
    table(['', 'CPU per call', 'added', 'ratio'], rows),
    ...peers.map((peer) => verdict(ours, peer, micros)),
  ].join('\n');
}

/** A difference whose interval holds zero decides nothing. */
function verdict(ours: string, peer: string, micros: Measurements): string {
  const over = estimate(paired(micros.get(ours)!, micros.get(peer)!, (a, b) => a - b));
  const judgement = over.high < 0 ? 'met' : over.low > 0 ? 'missed' : 'not decided by this run';
  return `target: ${ours} adds no more than ${peer}: ${judgement}, ${shown(over, 1)} µs of difference`;
}
