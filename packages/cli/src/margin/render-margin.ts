import type { CustomerMargin, Margin } from '@spancost/api';
import { titleOf } from '../ask/dimension-words.ts';
import { formatCount, formatName, formatPercent, formatUsd, formatUsdOrUnknown } from '../format.ts';
import { formatRange } from '../format-moment.ts';
import { table } from '../table.ts';

/** One customer a row, and the sum of all. @param width Columns of the terminal. */
export function renderMargin(margin: Margin, width?: number): string {
  const { by, customers, rest, total, missing } = margin;
  const title = titleOf(by);
  const rows = [
    ...customers.map((each) => [formatName(each.value, each.display_name), ...cellsOf(each)]),
    ...(rest === null ? [] : [[`${formatCount(rest.customers)} more`, ...cellsOf(rest)]]),
    ['all', ...cellsOf(total)],
  ];
  return [
    formatRange(margin),
    '',
    table([title, 'Revenue', 'Cost', 'Margin', 'Of revenue', 'Unpriced'], rows, [title], width),
    ...(missing.length === 0 ? [] : ['', 'No revenue is recorded of this time: spancost revenue import <file.csv>.']),
  ].join('\n');
}

type Sums = Omit<CustomerMargin, 'value' | 'display_name'>;

function cellsOf(sums: Sums): readonly string[] {
  return [
    formatUsdOrUnknown(sums.revenue_usd),
    // What is not known is not zero.
    sums.unpriced_requests > 0 && sums.cost_usd === '0' ? 'unpriced' : formatUsd(sums.cost_usd),
    formatUsdOrUnknown(sums.margin_usd),
    formatPercent(sums.margin_percent),
    formatCount(sums.unpriced_requests),
  ];
}
