import { BURN_WINDOWS, type BurnWindow } from '@spancost/conventions';
import type { Usd } from '../ledger/money.ts';
import type { TimeRange } from '../ledger/views.ts';
import type { Budget } from './budget.ts';

const LENGTH_MS: Readonly<Record<BurnWindow, number>> = { '5m': 300_000, '1h': 3_600_000 };

const NINE_DECIMALS = 1_000_000_000n;

/**
 * The windows up to and with a moment. One that reaches back into the period before is looked at as a whole: how fast money
 * goes out does not begin anew at midnight. What is outside of a fixed period never counts.
 */
export function burnWindows({ period }: Budget, range: TimeRange, at: number): readonly TimeRange[] {
  return BURN_WINDOWS.map((window) => {
    const { from, to } = { from: at + 1 - LENGTH_MS[window], to: at + 1 };
    if (period !== 'fixed') return { from, to };
    const begins = Math.max(from, range.from);
    return { from: begins, to: Math.max(begins, Math.min(to, range.to)) };
  });
}

/**
 * How fast a budget is spent: the share of it that went out in each window, by the share of its period that the window is. A
 * budget of $720 for 30 days of which $2 are spent in an hour has 2. Nine decimals are kept.
 *
 * @param spent In each window.
 */
export function burnRates(limit: Usd, range: TimeRange, spent: readonly Usd[]): Readonly<Record<BurnWindow, number>> {
  const period = BigInt(range.to - range.from);
  const rate = (window: BurnWindow): number => {
    const inWindow = spent[BURN_WINDOWS.indexOf(window)] ?? 0n;
    return Number((inWindow * period * NINE_DECIMALS) / (limit * BigInt(LENGTH_MS[window]))) / Number(NINE_DECIMALS);
  };
  return { '5m': rate('5m'), '1h': rate('1h') };
}
