import type { UserUsage } from '@spancost/api';
import { pairs } from '../ask/pairs.ts';
import { rankedTable, sumsCells, sumsTable } from '../ask/sums-table.ts';
import { formatName } from '../format.ts';
import { formatMoment, formatRange } from '../format-moment.ts';
import { sparkline } from '../sparkline.ts';

/** Who, the sums, the days as a sparkline, and what was used. @param width Columns of the terminal. */
export function renderUser(usage: UserUsage, width?: number): string {
  const { time_zone: zone, total, by_day: days } = usage;
  const moment = (at: string | null): string | undefined => (at === null ? undefined : formatMoment(at, zone));
  const facts = pairs(
    [
      ['user', formatName(usage.user, usage.name)],
      ['e-mail', usage.email ?? undefined],
      ['range', formatRange(usage)],
      ['first call', moment(usage.first_called_at)],
      ['last call', moment(usage.last_called_at)],
      [
        'day by day',
        days.length === 0
          ? undefined
          : sparkline(
              days.map(({ cost_usd: cost }) => Number(cost)),
              (width ?? 100) - 14,
            ),
      ],
    ],
    width,
  );
  const sections = [
    ['Feature', usage.by_feature],
    ['Model', usage.by_model],
    ['Provider', usage.by_provider],
  ] as const;
  const tables = sections.flatMap(([title, ranked]) => (ranked.length === 0 ? [] : [rankedTable(title, ranked, width)]));
  return [facts, sumsTable('', [['All', ...sumsCells(total)]], width), ...tables].join('\n\n');
}
