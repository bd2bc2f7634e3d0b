import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastSpend, type SpendQuestion } from '../../../src/budgets/forecast/forecast-spend.ts';
import { HOUR_MS } from '../../../src/budgets/forecast/spend-history.ts';

const NOON = Date.UTC(2026, 10, 22, 12);

/** Nothing, or at least a millionth of a millionth of a dollar: the ledger knows no smaller part, and the smallest doubles do not scale. */
function dollars(max: number): fc.Arbitrary<number> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.double({ min: 1e-12, max, noNaN: true }));
}

const question: fc.Arbitrary<SpendQuestion> = fc
  .record({
    hours: fc.array(dollars(1e6), { minLength: 1, maxLength: 600 }),
    minute: fc.integer({ min: 0, max: 59 }),
    before: fc.integer({ min: -40 * 24, max: 400 * 24 }),
    length: fc.integer({ min: 1, max: 400 * 24 * 60 }),
    spent: dollars(1e9),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Chatham', 'Australia/Lord_Howe'),
  })
  .map(({ hours, minute, before, length, spent, timeZone }) => {
    const at = NOON + minute * 60_000;
    const from = NOON - hours.length * HOUR_MS;
    const begin = at - before * HOUR_MS;
    return {
      history: { from, hours: Float64Array.from(hours), firstAt: from },
      range: { from: begin, to: begin + length * 60_000 },
      at,
      spent,
      timeZone,
    };
  });

describe('any forecast', () => {
  it('is of finite numbers, low <= expected <= high, none of them below what is spent', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const forecast = forecastSpend(asked);
        if (forecast === undefined) return asked.history.hours.length < 2;
        const { low, expected, high } = forecast;
        expect([low, expected, high].every(Number.isFinite)).toBe(true);
        return asked.spent <= low && low <= expected && expected <= high;
      }),
      { numRuns: 200 },
    );
  });

  it('scales with the amounts: cents in place of dollars are a hundred times as many', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(100, 1e-6, 3.7), (asked, factor) => {
        const { history, spent } = asked;
        const scaled = forecastSpend({
          ...asked,
          spent: spent * factor,
          history: { ...history, hours: history.hours.map((each) => each * factor) },
        });
        const plain = forecastSpend(asked);
        expect(scaled === undefined).toBe(plain === undefined);
        for (const bound of ['low', 'expected', 'high'] as const) {
          const [one, other] = [(plain?.[bound] ?? 0) * factor, scaled?.[bound] ?? 0];
          expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(one), Math.abs(other)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is the same from the first minute of an hour to the last, but for what the minutes add', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const at = Math.floor(asked.at / HOUR_MS) * HOUR_MS;
        const ended = { ...asked, range: { from: at - HOUR_MS, to: at + 48 * HOUR_MS } };
        const [first, last] = [forecastSpend({ ...ended, at }), forecastSpend({ ...ended, at: at + HOUR_MS - 1 })];
        if (first === undefined || last === undefined) return true;
        return last.expected <= first.expected * (1 + 1e-9);
      }),
      { numRuns: 100 },
    );
  });
});
