import type { CheckedBudget } from '@spancost/api';
import { table } from '../table.ts';
import { AMOUNT_COLUMNS, amountCells } from './status-cells.ts';

/** The budgets that a call falls under, one a row. @param width Columns of the terminal. */
export function renderCheck(budgets: readonly CheckedBudget[], width?: number): string {
  const rows = budgets.map(({ name, status, state: own, enforce, blocks }) => [
    name,
    ...(status === null ? ['', '', '', '', '', own] : [status.target ?? 'all', ...amountCells(status)]),
    blocks ? 'blocks' : enforce,
  ]);
  return rows.length === 0
    ? 'no budget'
    : table(['Budget', 'For', ...AMOUNT_COLUMNS, 'Enforced'], rows, ['Budget', 'For', 'State', 'Enforced'], width);
}
