import type { Summary } from '@spancost/api';
import { rankedTable, sumsCells, sumsTable } from '../ask/sums-table.ts';
import { formatChange, formatCount } from '../format.ts';
import { formatRange } from '../format-moment.ts';

/** The sums beside those before, and a table of each kind. @param width Columns of the terminal. */
export function renderSummary(summary: Summary, width?: number): string {
  const { previous, change, total, is_complete: isComplete, active_users: users, period } = summary;
  const before = { ...previous, time_zone: summary.time_zone };
  return [
    `${period}: ${formatRange(summary)}${isComplete ? '' : ', up to now'}; before: ${formatRange(before)}`,
    '',
    sumsTable(
      '',
      [
        ['This', ...sumsCells(total)],
        ['Before', ...sumsCells(previous.total)],
        ['Change', formatChange(change.requests_percent), '', formatChange(change.cost_percent), '', '', ''],
      ],
      width,
    ),
    '',
    `${formatCount(users)} active users`,
    ...sectionsOf(summary).flatMap(([title, ranked]) => (ranked.length === 0 ? [] : ['', rankedTable(title, ranked, width)])),
  ].join('\n');
}

function sectionsOf(summary: Summary): readonly (readonly [string, Summary['by_user']])[] {
  return [
    ['User', summary.by_user],
    ['Tenant', summary.by_tenant],
    ['Feature', summary.by_feature],
    ['Provider', summary.by_provider],
    ['Model', summary.by_model],
  ];
}
