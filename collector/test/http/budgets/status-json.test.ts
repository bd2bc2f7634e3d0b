import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../../src/budgets/budget-status.ts';
import { statusOfSpend } from '../../../src/budgets/status-of-spend.ts';
import { statusToJson } from '../../../src/http/api/budgets/status-json.ts';

const BUDGET: Budget = { name: 'b', amountUsd: '3', period: 'daily', timeZone: 'UTC', ...PLAIN_BUDGET };
const ONE = 10n ** 20n;

function jsonOf(cost: bigint, forecast?: Forecast): ReturnType<typeof statusToJson> {
  const spend = { cost, requests: 1, unpricedRequests: 0n, unpricedTokens: 0n };
  const status = statusOfSpend({ budget: BUDGET, range: { from: 0, to: 1 }, at: 0, spend, ceiling: { perToken: 0n, perCall: 0n } });
  return statusToJson({ ...status, ...(forecast === undefined ? {} : { forecast }) });
}

describe('what is told of a budget of $3', () => {
  it.each([
    [0n, 0, 'ok'],
    [ONE, 33.3333, 'ok'],
    [3n * ONE - 1n, 99.9999, 'warning'],
    [3n * ONE, 100, 'exceeded'],
    [3n * ONE + 1n, 100, 'exceeded'],
    [-1n, -0.0001, 'ok'],
    [-ONE, -33.3334, 'ok'],
  ])('of which %d of 10^-20 dollars are spent is %d percent, rounded down, and %s', (cost, percent, state) => {
    const { used_percent: used, state: told, warning, exceeded } = jsonOf(cost);
    expect([used, told, warning, exceeded]).toEqual([percent, state, state !== 'ok', state === 'exceeded']);
  });

  it('has a forecast in plain decimals of a millionth of a dollar, however small or great', () => {
    expect(jsonOf(0n, { expected: 1 / 3, low: 1e-9, high: 1e21 }).forecast).toEqual({
      expected_usd: '0.333333',
      low_usd: '0',
      high_usd: '1000000000000000000000',
    });
    expect(jsonOf(0n).forecast).toBeNull();
  });

  it('has no forecast below what is spent: of $0.333…, where nothing more comes, it is $0.333334', () => {
    const third = ONE / 3n;
    expect(jsonOf(third, { expected: 1 / 3, low: 1 / 3, high: 0.5 }).forecast).toEqual({
      expected_usd: '0.333334',
      low_usd: '0.333334',
      high_usd: '0.5',
    });
    expect(jsonOf(-third, { expected: -1 / 3, low: -1 / 3, high: 0 }).forecast).toMatchObject({ low_usd: '-0.333333', high_usd: '0' });
  });
});
