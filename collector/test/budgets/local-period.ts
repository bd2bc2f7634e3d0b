import type { BudgetPeriod } from '../../src/budgets/budget.ts';

const DAY_MS = 86_400_000;

/**
 * A text that two moments share if they are in one period of a zone, from what a calendar on the wall there shows; it knows
 * nothing of how the program finds the bounds of a period.
 */
export function localPeriod(period: BudgetPeriod, at: number, timeZone: string, intervalMs: number): string {
  if (period === 'interval') return String(Math.floor(at / intervalMs));
  const [year = 0, month = 0, day = 0] = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    .format(at)
    .split('-')
    .map(Number);
  switch (period) {
    case 'daily':
      return `${year}-${month}-${day}`;
    case 'weekly':
      return String(Math.floor((Date.UTC(year, month - 1, day) / DAY_MS + 3) / 7));
    case 'monthly':
      return `${year}-${month}`;
    case 'quarterly':
      return `${year} ${Math.floor((month - 1) / 3)}`;
    case 'yearly':
      return String(year);
    case 'fixed':
      return 'fixed';
    default:
      return period satisfies never;
  }
}
