import type { Summary, Sums } from '@spancost/api';
import { formatCost, formatCount, formatMilliseconds, formatName, formatPercent } from '../format.ts';
import { table } from '../table.ts';

/** Columns of what calls add up to. */
const COLUMNS: readonly string[] = ['Requests', 'Tokens', 'Cost', 'Unpriced', 'Success', 'Average'];

/** A row of sums for each name. @param title Of the column of names. @param width Columns of the terminal. */
export function sumsTable(title: string, rows: readonly (readonly string[])[], width: number | undefined): string {
  return table([title, ...COLUMNS], rows, [title], width);
}

/** A row for each value of a dimension. @param title Of the dimension. @param width Columns of the terminal. */
export function rankedTable(title: string, ranked: Summary['by_user'], width: number | undefined): string {
  const rows = ranked.map((each) => [formatName(each.value, each.display_name), ...sumsCells(each)]);
  return sumsTable(title, rows, width);
}

/** The cells of what calls add up to, in the order of a {@link sumsTable}. */
export function sumsCells(sums: Sums): readonly string[] {
  return [
    formatCount(sums.requests),
    formatCount(sums.tokens),
    formatCost(sums),
    formatCount(sums.unpriced_requests),
    formatPercent(sums.success_rate_percent),
    formatMilliseconds(sums.average_response_time_ms),
  ];
}
