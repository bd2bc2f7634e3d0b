import type { Errors } from '@spancost/api';
import { formatCount, formatPercent, formatUsd } from '../format.ts';
import { formatMoment, formatRange } from '../format-moment.ts';
import { table } from '../table.ts';

/** One pattern a row. @param width Columns of the terminal. */
export function renderErrors(errors: Errors, width?: number): string {
  const { requests, failed_requests: failed, failed_cost_usd: cost, patterns, time_zone: zone } = errors;
  const header = ['Failure', 'Message', 'Model', 'Calls', 'Share', 'Cost', 'Last'];
  const rows = patterns.map((pattern) => [
    [pattern.status, pattern.error_type].filter((each) => each !== null).join(' '),
    pattern.message ?? '',
    `${pattern.provider} ${pattern.model ?? ''}`.trim(),
    formatCount(pattern.requests),
    formatPercent(pattern.share_percent),
    formatUsd(pattern.cost_usd),
    formatMoment(pattern.last_at, zone).slice('2026-'.length, -':05'.length),
  ]);
  return [
    `${formatRange(errors)}: ${formatCount(failed)} of ${formatCount(requests)} calls failed, and cost ${formatUsd(cost)} as far as it is known`,
    ...(rows.length === 0 ? [] : ['', table(header, rows, ['Failure', 'Message', 'Model'], width)]),
    ...(rows.length === 0 ? [] : ['', 'One call of each: --json has example_call_id, for "spancost usage show".']),
  ].join('\n');
}
