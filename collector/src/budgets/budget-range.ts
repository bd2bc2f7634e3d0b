import type { TimeRange } from '../ledger/views.ts';
import { calendarPeriod } from '../periods/calendar-period.ts';
import type { Budget } from './budget.ts';

/** The period of a budget around a moment; one that is `fixed` has the same at every moment, be it before or after it. */
export function budgetRange({ name, period, intervalMs, from, to, timeZone }: Budget, at: number): TimeRange {
  if (period === 'fixed') return { from: written(name, 'from', from), to: written(name, 'to', to) };
  if (period !== 'interval') return calendarPeriod(period, at, timeZone);
  const length = written(name, 'interval', intervalMs);
  const start = Math.floor(at / length) * length;
  return { from: start, to: start + length };
}

function written(budget: string, option: string, value: number | undefined): number {
  if (value === undefined) throw new Error(`Budget ${budget} has no ${option}, which its period needs`);
  return value;
}
