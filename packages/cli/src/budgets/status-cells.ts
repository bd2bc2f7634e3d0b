import type { BudgetStatusJson } from '@spancost/api';
import { bar } from './bar.ts';
import { formatAmount } from './format-amount.ts';

/** Columns that say how a budget stands. */
export const AMOUNT_COLUMNS: readonly string[] = ['Used', 'Spent', 'Amount', 'Forecast', 'State'];

export function amountCells({
  used_percent: used,
  spent_usd: spent,
  amount_usd: amount,
  forecast,
  state,
}: BudgetStatusJson): readonly string[] {
  return [bar(used), formatAmount(spent), formatAmount(amount), forecast === null ? '' : formatAmount(forecast.expected_usd), state];
}
