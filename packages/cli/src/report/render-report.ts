import type { Stats, StatsRow } from '@spancost/collector';
import { formatCost, formatCount } from '../format.ts';
import { table } from '../table.ts';

/** How many features and users are listed. */
const TOP = 5;

/** The report as text: two rows of sums, then who and what cost most this month. */
export function renderReport(url: string, today: Stats, thisMonth: Stats): string {
  const sums = table(
    ['', 'Requests', 'Tokens', 'Cost', 'Unpriced', 'Success', 'Average'],
    [row('Today', today), row('This month', thisMonth)],
  );
  const features = topOf(thisMonth.by_feature.map((entry) => ({ ...entry, name: entry.display_name })));
  const users = topOf(thisMonth.by_user.map((entry) => ({ ...entry, name: entry.user })));
  return [
    `Spancost at ${url}`,
    '',
    sums,
    '',
    section('Top features this month', 'Feature', features),
    '',
    section('Top users this month', 'User', users),
  ].join('\n');
}

function row(name: string, stats: Stats): string[] {
  return [
    name,
    formatCount(stats.total_requests),
    formatCount(stats.total_tokens.total),
    formatCost({ requests: stats.total_requests, unpriced_requests: stats.unpriced_requests, cost_usd: stats.cost_usd }),
    formatCount(stats.unpriced_requests),
    stats.success_rate_percent === null ? '' : `${stats.success_rate_percent.toFixed(1)} %`,
    stats.average_response_time_ms === null ? '' : `${Math.round(stats.average_response_time_ms)} ms`,
  ];
}

interface Entry extends StatsRow {
  readonly name: string;
}

function topOf(entries: readonly Entry[]): readonly Entry[] {
  return entries.slice(0, TOP);
}

function section(title: string, column: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return `${title}\n  none yet`;
  const rows = entries.map((entry) => [
    entry.name,
    formatCount(entry.requests),
    formatCount(entry.tokens),
    formatCost(entry),
    formatCount(entry.unpriced_requests),
  ]);
  return `${title}\n${table([column, 'Requests', 'Tokens', 'Cost', 'Unpriced'], rows)}`;
}
