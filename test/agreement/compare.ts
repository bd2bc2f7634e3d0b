import { formatUsd, parseUsd } from '@spancost/conventions';
import { Decimal } from 'decimal.js';
import { expect } from 'vitest';
import type { Answer } from './hand-written.ts';

const SUM_NAMES = ['requests', 'unpriced_requests', 'tokens', 'unpriced_tokens', 'cost_usd'];

/** The sums that hand-written questions have too. */
export function sumsOf(sums: object): Answer {
  return only(sums as Answer, SUM_NAMES);
}

export function only(row: Answer, names: readonly string[]): Answer {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

export function sorted(rows: readonly Answer[]): readonly Answer[] {
  return rows.toSorted((a, b) => {
    const [one, other] = [String(Object.values(a)[0]), String(Object.values(b)[0])];
    return one < other ? -1 : Number(one > other);
  });
}

export function sumOf(rows: readonly Answer[]): string {
  return formatUsd(rows.reduce((sum, row) => sum + (parseUsd(String(row['cost_usd'])) ?? 0n), 0n));
}

/** At 20 decimals, half-even. */
export function plain(amount: Decimal): string {
  return amount.toDecimalPlaces(20, Decimal.ROUND_HALF_EVEN).toFixed();
}

/** As near as doubles can be that are sums of a few hundred. */
export function near(value: number, exact: unknown): void {
  expect(Math.abs(value - Number(exact))).toBeLessThanOrEqual(1e-12 * Math.abs(Number(exact)));
}
