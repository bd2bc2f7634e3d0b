import type { Sums } from '@spancost/api';
import { formatCost, formatCount, formatMilliseconds, formatPercent } from '../format.ts';

/** Columns of what calls add up to; {@link sumsCells} has their cells. */
export const SUMS_COLUMNS: readonly string[] = ['Requests', 'Tokens', 'Cost', 'Unpriced', 'Success', 'Average'];

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
