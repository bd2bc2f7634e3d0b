import type { Summary } from '@spancost/api';
import { SUMS_COLUMNS, sumsCells } from '../ask/sums-cells.ts';
import { formatChange, formatCount, formatName } from '../format.ts';
import { formatRange } from '../format-moment.ts';
import { table } from '../table.ts';

/** The sums beside those before, and a table of each kind. @param width Columns of the terminal. */
export function renderSummary(summary: Summary, width?: number): string {
  const { previous, change, total, is_complete: isComplete, active_users: users, period } = summary;
  const before = { ...previous, time_zone: summary.time_zone };
  return [
    `${period}: ${formatRange(summary)}${isComplete ? '' : ', up to now'}; before: ${formatRange(before)}`,
    '',
    table(
      ['', ...SUMS_COLUMNS],
      [
        ['This', ...sumsCells(total)],
        ['Before', ...sumsCells(previous.total)],
        ['Change', formatChange(change.requests_percent), '', formatChange(change.cost_percent), '', '', ''],
      ],
      [''],
      width,
    ),
    '',
    `${formatCount(users)} active users`,
    ...sectionsOf(summary).flatMap(([title, ranked]) =>
      ranked.length === 0
        ? []
        : [
            '',
            table(
              [title, ...SUMS_COLUMNS],
              ranked.map((each) => [formatName(each.value, each.display_name), ...sumsCells(each)]),
              [title],
              width,
            ),
          ],
    ),
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
