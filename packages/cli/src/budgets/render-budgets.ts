import type { BudgetJson } from '@spancost/api';
import { formatCount } from '../format.ts';
import { table } from '../table.ts';
import { formatAmount } from './format-amount.ts';
import { AMOUNT_COLUMNS, amountCells } from './status-cells.ts';

/** All budgets, one a row. @param width Columns of the terminal. */
export function renderBudgets(budgets: readonly BudgetJson[], width?: number): string {
  if (budgets.length === 0) return 'no budgets';
  const header = ['Budget', 'Period', ...AMOUNT_COLUMNS];
  const rows = budgets.map((each) => [each.name, each.budget.period, ...cellsOf(each)]);
  return table(header, rows, ['Budget', 'Period', 'State'], width);
}

function cellsOf({ budget, shadowed, status, targets_by_state: byState }: BudgetJson): readonly string[] {
  const amount = formatAmount(budget.amount_usd);
  const { per } = budget;
  if (shadowed) return ['', '', amount, '', 'spancost.yaml has the name'];
  if (!budget.active) return ['', '', amount, '', 'not active'];
  if (byState !== null && per !== undefined) return [`per ${per}`, '', amount, '', targetsText(byState)];
  if (status === null) return ['', '', amount, '', ''];
  const [used = '', ...cells] = amountCells(status);
  return [used, ...cells.slice(0, -1), status.target === null ? status.state : `${status.state} (${status.target})`];
}

/** `3 exceeded, 12 warning, 285 ok`, worst first. */
export function targetsText({ exceeded, warning, ok }: NonNullable<BudgetJson['targets_by_state']>): string {
  const counted = Object.entries({ exceeded, warning, ok }).filter(([, count]) => count > 0);
  return counted.length === 0 ? 'nobody yet' : counted.map(([state, count]) => `${formatCount(count)} ${state}`).join(', ');
}
