import type { Cau, CauWindow } from '@spancost/api';
import { formatCost, formatCount, formatUsd } from '../format.ts';
import { formatRange } from '../format-moment.ts';
import { table } from '../table.ts';

/** One window a row. @param width Columns of the terminal. */
export function renderCau({ windows }: Cau, width?: number): string {
  const rows = windows.map((window) => [
    nameOf(window),
    formatCount(window.active_users),
    formatCost(window),
    formatUsd(window.unattributed_cost_usd),
    formatCount(window.unpriced_requests),
    window.cau_usd === null ? 'nobody' : formatUsd(window.cau_usd),
  ]);
  return table(['Range', 'Active users', 'Cost', 'Of no user', 'Unpriced', 'Per active user'], rows, ['Range'], width);
}

const DAY_MS = 86_400_000;

/** `last 7 days`, of so many times 24 hours up to now; else the range. */
function nameOf(window: CauWindow): string {
  const days = (Date.parse(window.to) - Date.parse(window.from)) / DAY_MS;
  const range = formatRange(window);
  // A range of whole days of the calendar is told by its days.
  return Number.isInteger(days) && /\d:\d/.test(range) ? `last ${formatCount(days)} days` : range;
}
