import { describe, expect, it } from 'vitest';
import { PLAIN_BUDGET, type Budget } from '../../src/budgets/budget.ts';
import { burnRates, burnWindows } from '../../src/budgets/burn-rate.ts';
import { statusOfSpend } from '../../src/budgets/status-of-spend.ts';
import { assumedOf, ceilingOf } from '../../src/budgets/unpriced-ceiling.ts';
import { formatUsd, parseUsd } from '../../src/ledger/money.ts';
import { PACKAGED_BOOK, TOKEN_METERS } from '@spancost/prices';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';

const DAY_MS = 86_400_000;
const NOVEMBER = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 11, 1) };
const NOTHING = { cost: 0n, requests: 0, unpricedRequests: 0n, unpricedTokens: 0n };
const usd = (text: string): bigint => parseUsd(text) ?? 0n;

function status(amountUsd: string, spent: string, thresholds: readonly string[] = ['0.8', '1']) {
  const budget: Budget = { ...PLAIN_BUDGET, name: 'b', amountUsd, period: 'monthly', timeZone: 'UTC', thresholds };
  const spend = { ...NOTHING, cost: usd(spent), requests: 1 };
  return statusOfSpend({ budget, range: NOVEMBER, at: NOVEMBER.from, spend, ceiling: ceilingOf(DEFAULT_CONFIG.unpricedCeiling) });
}

describe('a budget', () => {
  it.each([
    ['10', '0', 'ok', '10', [false, false]],
    ['10', '7.99999999999999999999', 'ok', '2.00000000000000000001', [false, false]],
    ['10', '8', 'warning', '2', [true, false]],
    ['10', '9.99999999999999999999', 'warning', '0.00000000000000000001', [true, false]],
    ['10', '10', 'exceeded', '0', [true, true]],
    ['10', '12.5', 'exceeded', '-2.5', [true, true]],
    // In doubles 0.8 * 0.3 is 0.24, and 0.1 + 0.14 is 0.24000000000000002.
    ['0.3', '0.24', 'warning', '0.06', [true, false]],
    ['0.3', '0.23999999999999999999', 'ok', '0.06000000000000000001', [false, false]],
    // 80 % of it lies between two amounts that the ledger can hold.
    ['0.00000000000000000003', '0.00000000000000000002', 'ok', '0.00000000000000000001', [false, false]],
    ['999999999999999', '799999999999999.2', 'warning', '199999999999999.8', [true, false]],
    ['10', '-1', 'ok', '11', [false, false]],
  ] as const)('of $%s that has spent $%s is %s, with $%s left', (amount, spent, state, remaining, reached) => {
    const found = status(amount, spent);
    expect([found.state, formatUsd(found.remaining)]).toEqual([state, remaining]);
    expect(found.thresholds.map((each) => each.reached)).toEqual(reached);
  });

  it('has the amounts of its thresholds: 0.333333 of $3 is $0.999999', () => {
    expect(status('3', '1', ['0.333333', '1', '1.5']).thresholds).toEqual([
      { share: '0.333333', usd: usd('0.999999'), reached: true },
      { share: '1', usd: usd('3'), reached: false },
      { share: '1.5', usd: usd('4.5'), reached: false },
    ]);
  });

  it('is exceeded at the whole amount whatever its thresholds are, and warned of from the lowest on', () => {
    expect(status('10', '10', ['1.5']).state).toBe('exceeded');
    expect(status('10', '9.99', ['1.5']).state).toBe('ok');
    expect(status('10', '5', ['0.5']).state).toBe('warning');
  });
});

describe('what is assumed', () => {
  it('of 2,000 tokens of three calls is $0.35 at $100 a million and $0.05 a call', () => {
    const ceiling = ceilingOf({ usdPerMillionTokens: '100', usdPerCall: '0.05' });
    expect(formatUsd(assumedOf(ceiling, { ...NOTHING, unpricedRequests: 3n, unpricedTokens: 2000n }))).toBe('0.35');
  });

  it('is exact where a double is not: 2^60 + 1 tokens at $0.00000000000001 a million', () => {
    const ceiling = ceilingOf({ usdPerMillionTokens: '0.00000000000001', usdPerCall: '0' });
    expect(assumedOf(ceiling, { ...NOTHING, unpricedTokens: 2n ** 60n + 1n })).toBe(2n ** 60n + 1n);
  });

  it('is by default the highest price of a token, or above it, of 98 of 100 models in the packaged book', () => {
    const highest = PACKAGED_BOOK.models.map(({ versions }) => {
      const { prices = {}, rules = [] } = versions.at(-1) ?? {};
      const all = [prices, ...rules.map((rule) => rule.prices ?? {})].flatMap((each) => Object.entries(each));
      return Math.max(0, ...all.filter(([meter]) => TOKEN_METERS.some((each) => each === meter)).map(([, price]) => Number(price)));
    });
    const ceiling = Number(DEFAULT_CONFIG.unpricedCeiling.usdPerMillionTokens);
    const below = highest.filter((price) => price <= ceiling).length / highest.length;
    expect(below).toBeGreaterThanOrEqual(0.98);
    expect(below).toBeLessThan(0.99);
  });
});

describe('how fast a budget is spent', () => {
  const monthly: Budget = { ...PLAIN_BUDGET, name: 'b', amountUsd: '720', period: 'monthly', timeZone: 'UTC' };

  it('is 2 in an hour in which $2 of $720 for 30 days are spent, and 12 in five minutes in which $1 is', () => {
    expect(burnRates(usd('720'), NOVEMBER, [usd('1'), usd('2')])).toEqual({ '5m': 12, '1h': 2 });
    expect(burnRates(usd('720'), NOVEMBER, [0n, 0n])).toEqual({ '5m': 0, '1h': 0 });
  });

  it('is looked at up to and with the moment, and over midnight as a whole', () => {
    expect(burnWindows(monthly, NOVEMBER, NOVEMBER.from)).toEqual([
      { from: NOVEMBER.from + 1 - 300_000, to: NOVEMBER.from + 1 },
      { from: NOVEMBER.from + 1 - 3_600_000, to: NOVEMBER.from + 1 },
    ]);
  });

  it('of a fixed budget looks at its own time only, and at none behind its end', () => {
    const fixed: Budget = { ...monthly, period: 'fixed', ...NOVEMBER };
    expect(burnWindows(fixed, NOVEMBER, NOVEMBER.from + 59_999)).toEqual(
      [1, 2].map(() => ({ from: NOVEMBER.from, to: NOVEMBER.from + 60_000 })),
    );
    for (const at of [NOVEMBER.from - DAY_MS, NOVEMBER.to + DAY_MS])
      for (const { from, to } of burnWindows(fixed, NOVEMBER, at)) expect(to).toBe(from);
  });
});
