import { describe, expect, it } from 'vitest';
import { PLAIN_BUDGET, type Budget } from '../../src/budgets/budget.ts';
import type { ForecastQuestion } from '../../src/budgets/forecaster.ts';
import { LedgerBudgets, type LedgerBudgetsOptions } from '../../src/budgets/ledger-budgets.ts';
import { formatUsd } from '../../src/ledger/money.ts';
import { ledgerOfCalls, type LedgerOfCalls } from './ledger-of-calls.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const MONTH: Budget = { ...PLAIN_BUDGET, name: 'month', amountUsd: '10', period: 'monthly', timeZone: 'UTC' };

function budgetsOf({ ledger }: LedgerOfCalls, written: readonly Budget[], more: Partial<LedgerBudgetsOptions> = {}): LedgerBudgets {
  return new LedgerBudgets({
    ledger,
    written: () => written,
    made: () => [],
    ceiling: () => ({ usdPerMillionTokens: '100', usdPerCall: '0.5' }),
    now: () => NOON,
    ...more,
  });
}

/** How the only budget stands that all calls of its scope share. */
async function whole(budgets: LedgerBudgets) {
  const [standing] = await budgets.standings();
  if (standing?.status === undefined) throw new Error('there is no such budget');
  return standing.status;
}

describe('a budget', () => {
  it('of a month without a call has spent $0 of its $10, and nothing goes wrong', async () => {
    const status = await whole(budgetsOf(await ledgerOfCalls(), [MONTH]));
    expect(status).toMatchObject({ spent: 0n, assumed: 0n, state: 'ok', requests: 0, burnRates: { '5m': 0, '1h': 0 } });
    expect(formatUsd(status.remaining)).toBe('10');
  });

  it('counts a call without a price at the ceiling, 20,000 tokens and the call for $2.50, until somebody says what it costs', async () => {
    const calls = await ledgerOfCalls();
    const [unpriced] = await calls.add([
      { at: NOON, tokens: 20_000 },
      { at: NOON, cost: '1' },
    ]);
    const before = await whole(budgetsOf(calls, [MONTH]));
    expect([formatUsd(before.spent), formatUsd(before.assumed)]).toEqual(['3.5', '2.5']);
    expect(before).toMatchObject({ requests: 2, unpricedRequests: 1, unpricedTokens: 20_000 });
    await calls.correct(unpriced!, '0.25');
    const after = await whole(budgetsOf(calls, [MONTH]));
    expect([formatUsd(after.spent), formatUsd(after.assumed), after.unpricedRequests]).toEqual(['1.25', '0', 0]);
  });

  it('is no longer exceeded when a correction takes $3 of $12 back, and neither warned of when it takes $3 more', async () => {
    const calls = await ledgerOfCalls();
    const [first, second] = await calls.add([
      { at: NOON, cost: '6' },
      { at: NOON, cost: '6' },
    ]);
    const state = async () => (await whole(budgetsOf(calls, [MONTH]))).state;
    expect(await state()).toBe('exceeded');
    await calls.correct(first!, '-3');
    expect(await state()).toBe('warning');
    await calls.correct(second!, '-3');
    expect(await state()).toBe('ok');
  });

  it('begins anew with its period, and a late report goes into the period of its call', async () => {
    const calls = await ledgerOfCalls();
    let now = Date.UTC(2026, 9, 31, 23, 59);
    const october = Date.UTC(2026, 9, 31, 23, 58);
    await calls.add([{ at: october, cost: '9' }]);
    const budgets = budgetsOf(calls, [MONTH], { now: () => now });
    expect((await whole(budgets)).state).toBe('warning');
    now += 2 * MINUTE_MS;
    expect(await whole(budgets)).toMatchObject({ state: 'ok', spent: 0n, range: { from: Date.UTC(2026, 10, 1) } });
    await calls.add([{ at: october, cost: '5' }]);
    now += MINUTE_MS;
    expect((await whole(budgets)).spent).toBe(0n);
    now = october;
    expect((await whole(budgets)).state).toBe('exceeded');
  });

  it('that is fixed has spent nothing before it begins, and stays at what it was after its end', async () => {
    const calls = await ledgerOfCalls();
    const fixed: Budget = { ...MONTH, period: 'fixed', from: NOON, to: NOON + DAY_MS };
    const at = async (now: number) => {
      const { spent, state, burnRates } = await whole(budgetsOf(calls, [fixed], { now: () => now }));
      return [formatUsd(spent), state, burnRates?.['5m']];
    };
    await calls.add([{ at: NOON - 1, cost: '100' }]);
    expect(await at(NOON - 1)).toEqual(['0', 'ok', 0]);
    await calls.add([
      { at: NOON, cost: '4' },
      { at: NOON + DAY_MS - 1, cost: '5' },
      { at: NOON + DAY_MS, cost: '100' },
    ]);
    for (const days of [1, 30, 3000]) expect(await at(NOON + days * DAY_MS + MINUTE_MS * 6)).toEqual(['9', 'warning', 0]);
  });

  it('is spent at 864 times its pace when $1 of $10 a month goes out in five minutes, at 216 with $2 more in the hour', async () => {
    const calls = await ledgerOfCalls();
    await calls.add([
      { at: NOON, cost: '0.2' },
      { at: NOON - 2 * MINUTE_MS, cost: '0.8' },
      { at: NOON - 30 * MINUTE_MS, cost: '2' },
      { at: NOON - 60 * MINUTE_MS, cost: '5' },
    ]);
    const { burnRates } = await whole(budgetsOf(calls, [MONTH]));
    expect(burnRates?.['5m']).toBeCloseTo(0.1 * 30 * 24 * 12, 9);
    expect(burnRates?.['1h']).toBeCloseTo(0.3 * 30 * 24, 9);
  });
});

describe('the budgets', () => {
  it('are those of the file, then those of the API but for names that the file has; those that are not active are not computed', async () => {
    const calls = await ledgerOfCalls();
    const made = (name: string): { budget: Budget; source: 'api' } => ({ budget: { ...MONTH, name }, source: 'api' });
    const budgets = budgetsOf(calls, [MONTH, { ...MONTH, name: 'off', active: false }], { made: () => [made('month'), made('team')] });
    expect(budgets.all().map(({ budget, source }) => [budget.name, source])).toEqual([
      ['month', 'file'],
      ['off', 'file'],
      ['team', 'api'],
    ]);
    expect((await budgets.standings()).map(({ budget }) => budget.name)).toEqual(['month', 'team']);
  });

  it('are computed once for all who ask within a second, from one moment, and anew at once for another budget or ceiling', async () => {
    const calls = await ledgerOfCalls();
    let [moments, clock] = [0, 0];
    const written: Budget[] = [MONTH];
    let perCall = '0.5';
    const budgets = new LedgerBudgets({
      ledger: { atOneMoment: (read) => ((moments += 1), calls.ledger.atOneMoment(read)) },
      written: () => written,
      made: () => [],
      ceiling: () => ({ usdPerMillionTokens: '0', usdPerCall: perCall }),
      now: () => NOON + clock,
      monotonic: () => clock,
    });
    const [first, second] = await Promise.all([budgets.standings(), budgets.standings()]);
    expect(second).toBe(first);
    await calls.add([{ at: NOON }]);
    clock = 999;
    expect(await budgets.standings()).toBe(first);
    expect(moments).toBe(1);
    clock = 1000;
    expect((await budgets.standings())[0]?.status?.requests).toBe(1);
    expect(moments).toBe(2);
    written.push({ ...MONTH, name: 'new' });
    expect(await budgets.standings()).toHaveLength(2);
    perCall = '0.25';
    expect(formatUsd((await whole(budgets)).spent)).toBe('0.25');
    expect(moments).toBe(4);
  });

  it('are asked for again when the ledger did not answer', async () => {
    const calls = await ledgerOfCalls();
    let fails = true;
    const budgets = budgetsOf(calls, [MONTH], {
      ledger: { atOneMoment: (read) => (fails ? Promise.reject(new Error('no')) : calls.ledger.atOneMoment(read)) },
    });
    await expect(budgets.standings()).rejects.toThrow('no');
    fails = false;
    expect(await budgets.standings()).toHaveLength(1);
  });

  it('are foretold by who can, from what is spent, and left without where nobody can say', async () => {
    const calls = await ledgerOfCalls();
    await calls.add([{ at: NOON, cost: '2' }]);
    const asked: ForecastQuestion[] = [];
    const forecast = { expected: 12, low: 11, high: 13 };
    const budgets = budgetsOf(calls, [MONTH, { ...MONTH, name: 'other' }], {
      forecaster: {
        forecast: async (views, questions) => {
          asked.push(...questions);
          expect((await views.totals({ range: questions[0]!.range, scope: {} })).requests).toBe(1);
          return [forecast, undefined];
        },
      },
    });
    const [first, second] = await budgets.standings();
    expect(first?.status?.forecast).toEqual(forecast);
    expect(second?.status).not.toHaveProperty('forecast');
    expect(asked.map(({ budget, spent, at }) => [budget.name, formatUsd(spent), at])).toEqual([
      ['month', '2', NOON],
      ['other', '2', NOON],
    ]);
  });
});
