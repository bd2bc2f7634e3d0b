import { COLLECTOR_METRICS, PROCESS_METRICS, type CollectorMetric } from '@spancost/conventions';
import { LEDGER_COUNTERS } from '../../src/metrics/ledger-counters.ts';
import { METRICS_INTRODUCTION } from './metrics-introduction.ts';

/** `docs/metrics.md`: every family of `/metrics`, and what may be concluded from it. */
export function metricsPage(): string {
  const all: readonly CollectorMetric[] = Object.values(COLLECTOR_METRICS);
  const lasting = LEDGER_COUNTERS.map((key) => COLLECTOR_METRICS[key]);
  const ofType = (type: CollectorMetric['type']): readonly CollectorMetric[] =>
    all.filter((metric) => metric.type === type && !lasting.includes(metric));
  return [
    METRICS_INTRODUCTION,
    section('Counters of the ledger', 'They go on over restarts, as far as the ledger goes back.', lasting),
    section('Counters of the process', 'They begin at 0 with every start.', ofType('counter')),
    section('Gauges', 'Computed from the ledger or known of the collector at the scrape.', ofType('gauge')),
    section('Histograms', 'They begin at 0 with every start.', ofType('histogram')),
    section('The process', 'As prom-client tells them of every Node.js process.', PROCESS_METRICS),
  ].join('\n');
}

function section(title: string, text: string, metrics: readonly CollectorMetric[]): string {
  const rows = metrics.map(({ name, labels, help }) => [`\`${name}\``, labels.map((label) => `\`${label}\``).join(', '), help]);
  return `## ${title}\n\n${text}\n\n${table([['metric', 'labels', 'what it says'], ...rows])}`;
}

/** Padded as the formatter pads it. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}
