import { describe, expect, it } from 'vitest';
import { PLAIN_BUDGET, type Budget } from '../../../src/budgets/budget.ts';
import type { Forecast } from '../../../src/budgets/budget-status.ts';
import { budgetRange } from '../../../src/budgets/budget-range.ts';
import { LedgerForecaster } from '../../../src/budgets/forecast/ledger-forecaster.ts';
import { SpendHistories } from '../../../src/budgets/forecast/spend-histories.ts';
import { HOUR_MS } from '../../../src/budgets/forecast/spend-history.ts';
import type { CallScope } from '../../../src/ledger/call-scope.ts';
import { parseUsd } from '../../../src/ledger/money.ts';
import type { LedgerViews, TimeRange } from '../../../src/ledger/views.ts';
import { ledgerOfCalls, type LedgerOfCalls, type TestCall } from '../ledger-of-calls.ts';

const DAY_MS = 24 * HOUR_MS;
/** A Monday; the first of four weeks of calls. */
const BEGIN = Date.UTC(2026, 9, 19);
const NOW = BEGIN + 28 * DAY_MS + 12 * HOUR_MS;

const DAY: Budget = { ...PLAIN_BUDGET, name: 'day', amountUsd: '30', period: 'daily', timeZone: 'UTC' };
const PRICES = { perToken: parseUsd('0.0001') ?? 0n, perCall: parseUsd('0.5') ?? 0n };

/** A call of so much at the half of each hour, up to noon of the fifth Monday. */
function hourly(call: Omit<TestCall, 'at'>): readonly TestCall[] {
  return Array.from({ length: 28 * 24 + 12 }, (_, hour) => ({ ...call, at: BEGIN + hour * HOUR_MS + HOUR_MS / 2 }));
}

interface Setup {
  readonly calls: LedgerOfCalls;
  /** Ranges and scopes that the ledger was asked for. */
  readonly asked: { readonly range: TimeRange; readonly scopes: readonly CallScope[] }[];
  forecast(budget: Budget, spent: string, at?: number, target?: string): Promise<Forecast | undefined>;
}

/** The ledger, of which it is seen which hours it is asked for. */
function seenAsking({ ledger }: LedgerOfCalls, see: (range: TimeRange, scopes: readonly CallScope[]) => void): LedgerViews {
  return new Proxy<LedgerViews>(ledger, {
    get: (views, name: keyof LedgerViews) => {
      if (name === 'hourlySpend')
        return (range: TimeRange, scopes: readonly CallScope[]) => {
          see(range, scopes);
          return views.hourlySpend(range, scopes);
        };
      const view = views[name];
      return typeof view === 'function' ? view.bind(views) : view;
    },
  });
}

async function setUp(...written: readonly (readonly TestCall[])[]): Promise<Setup> {
  const calls = await ledgerOfCalls();
  for (const each of written) await calls.add(each);
  const asked: Setup['asked'] = [];
  const views = seenAsking(calls, (range, scopes) => asked.push({ range, scopes }));
  // No work takes any time by this clock, so that nothing has to rest.
  const forecaster = new LedgerForecaster(() => PRICES, new SpendHistories(() => 0));
  return {
    calls,
    asked,
    async forecast(budget, spent, at = NOW, target) {
      const question = { budget, range: budgetRange(budget, at), at, spent: parseUsd(spent) ?? 0n };
      const [forecast] = await forecaster.forecast(views, [{ ...question, ...(target === undefined ? {} : { target }) }]);
      return forecast;
    },
  };
}

describe('the forecaster', () => {
  it('expects $24 of a day at $1 an hour, and asks the ledger once however often it is asked', async () => {
    const { forecast, asked } = await setUp(hourly({ cost: '1' }));
    const first = await forecast(DAY, '12');
    expect(first?.expected).toBeCloseTo(24, 6);
    expect(first?.low).toBeGreaterThan(12);
    expect(first?.high).toBeLessThan(32);
    for (let second = 1; second < 10; second += 1) await forecast(DAY, '12', NOW + second * 1000);
    expect(asked).toHaveLength(1);
  });

  it('reads days anew of which calls came late, and nothing else', async () => {
    const { calls, forecast, asked } = await setUp(hourly({ cost: '1' }));
    await forecast(DAY, '12');
    await calls.add([{ at: NOW - 5 * DAY_MS, cost: '1000' }]);
    expect((await forecast(DAY, '12', NOW + 10_000))?.expected).toBeCloseTo(24 - 10 / 3600, 4);
    expect((await forecast(DAY, '12', NOW + 20_000))?.expected).toBeGreaterThan(30);
    expect(asked.map(({ range }) => range.from)).toEqual([asked[0]!.range.from, BEGIN + 23 * DAY_MS]);
  });

  it('reads everything anew with a new day, and drops what is older than eight weeks', async () => {
    const { forecast, asked } = await setUp(hourly({ cost: '1' }));
    await forecast(DAY, '12');
    await forecast(DAY, '0', NOW + DAY_MS);
    expect(asked.map(({ range }) => (range.to - range.from) / DAY_MS)).toEqual([57, 57]);
    expect(asked[1]!.range.from - asked[0]!.range.from).toBe(DAY_MS);
    expect(await forecast(DAY, '0', NOW + 90 * DAY_MS)).toBeUndefined();
  });

  it('takes budgets that are asked for together from one look at the ledger', async () => {
    const { calls } = await setUp(hourly({ cost: '1', tenant: 'acme' }), hourly({ cost: '0.25', tenant: 'umbrella' }));
    const looks: (readonly CallScope[])[] = [];
    const views = seenAsking(calls, (_range, scopes) => looks.push(scopes));
    const scopes = [{ tenant: 'acme' }, { tenant: 'umbrella' }, { tenant: 'nobody' }, {}];
    const questions = scopes.map((scope) => ({ budget: { ...DAY, scope }, range: budgetRange(DAY, NOW), at: NOW, spent: 0n }));
    const forecasts = await new LedgerForecaster(() => PRICES).forecast(views, questions);
    expect(forecasts.map((each) => each?.expected.toFixed(3))).toEqual(['12.000', '3.000', undefined, '15.000']);
    expect(looks).toEqual([scopes]);
  });

  it('counts calls without a price at the ceiling: 1,000 tokens and the call for $0.60', async () => {
    const { forecast } = await setUp(hourly({ tokens: 1000 }));
    expect((await forecast(DAY, '7.2'))?.expected).toBeCloseTo(14.4, 6);
  });

  it('foretells what a tenant will have spent by the hours of all: twice what it has at noon', async () => {
    const { forecast } = await setUp(hourly({ cost: '1' }));
    const budget: Budget = { ...DAY, per: 'tenant' };
    const share = await forecast(budget, '3', NOW, 'acme');
    expect(share?.expected).toBeCloseTo(6, 6);
    const whole = await forecast(DAY, '12');
    expect(share!.high / share!.expected).toBeGreaterThan(whole!.high / whole!.expected);
    expect(await forecast(budget, '0', NOW, 'nobody')).toBeUndefined();
    expect(await forecast(budget, '1', BEGIN + 28 * DAY_MS + HOUR_MS / 2, 'early')).toBeUndefined();
  });

  it('goes on as before when the hours of old days are removed and only their sums are left', async () => {
    const { calls, forecast } = await setUp(hourly({ cost: '1' }));
    await calls.ledger.upkeep.removeBefore(BEGIN + 21 * DAY_MS, NOW);
    expect((await forecast(DAY, '12'))?.expected).toBeCloseTo(24, 6);
  });

  it('spreads removed days as the hours of later ones spend: nothing of them at night', async () => {
    const atNoon = hourly({ cost: '24' }).filter(({ at }) => Math.floor(at / HOUR_MS) % 24 === 11);
    const { calls, forecast } = await setUp(atNoon);
    await calls.ledger.upkeep.removeBefore(BEGIN + 14 * DAY_MS, NOW);
    expect((await forecast(DAY, '24'))?.expected).toBeLessThan(26);
  });

  it('says nothing of a ledger without calls, and of the first hour of one', async () => {
    const { calls, forecast } = await setUp();
    expect(await forecast(DAY, '0')).toBeUndefined();
    await calls.add([{ at: NOW - 10 * 60_000, cost: '1' }]);
    expect(await forecast(DAY, '1', NOW + 20_000)).toBeUndefined();
    expect((await forecast(DAY, '1', NOW + 50 * 60_000))?.expected).toBeCloseTo(1 + 11 + 1 / 6, 6);
  });
});
