import type { Cau } from '@spancost/api';
import { formatCost, formatCount, formatUsd } from '../format.ts';
import { formatRange } from '../format-moment.ts';
import { table } from '../table.ts';

/** One window a row. @param width Columns of the terminal. */
export function renderCau({ windows }: Cau, width?: number): string {
  const rows = windows.map((window) => [
    formatRange(window),
    formatCount(window.active_users),
    formatCost(window),
    formatUsd(window.unattributed_cost_usd),
    formatCount(window.unpriced_requests),
    window.cau_usd === null ? 'no active users' : formatUsd(window.cau_usd),
  ]);
  return table(['Range', 'Active users', 'Cost', 'Of no user', 'Unpriced', 'Cost per active user'], rows, ['Range'], width);
}
