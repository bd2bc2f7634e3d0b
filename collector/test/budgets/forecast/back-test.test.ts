import { describe, expect, it } from 'vitest';
import { backTest, type BackTest } from './back-test.ts';
import { SPEND_KINDS } from './generated-spend.ts';

/** `FORECAST_SEEDS=20` tests longer; docs/budgets.md tells the figures of 20. */
const seeds = Number(process.env['FORECAST_SEEDS'] ?? 3);

/** A seed takes a second of a processor that others may be using. */
const TIMEOUT_MS: number = 30_000 + 10_000 * seeds;

const mean = (tests: readonly BackTest[], of: (test: BackTest) => number): number =>
  tests.reduce((sum, test) => sum + of(test), 0) / tests.length;

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

function show(what: string, tests: readonly BackTest[]): void {
  if (process.env['FORECAST_SEEDS'] === undefined) return;
  const told = [mean(tests, ({ inBand }) => inBand), mean(tests, ({ error }) => error), mean(tests, ({ linearError }) => linearError)].map(
    percent,
  );
  process.stdout.write(`${what}: in band ${told[0]}, off by ${told[1]}, linear by ${told[2]}\n`);
}

describe('forecasts of eight generated histories, back-tested', () => {
  it.each([
    ['daily', 0.5],
    ['weekly', 0.5],
    ['monthly', 0.75],
  ] as const)(
    'of %s periods: about four in five ends lie in the band, and the error is less than %d times that of a line',
    (period, share) => {
      const tests = SPEND_KINDS.map((kind) => {
        const test = backTest({ kind, period, seeds, days: 56 });
        show(`${period}, ${kind.name}`, [test]);
        return test;
      });
      show(period, tests);
      const inBand = mean(tests, (test) => test.inBand);
      expect(inBand).toBeGreaterThan(0.72);
      expect(inBand).toBeLessThan(0.95);
      expect(mean(tests, ({ error }) => error)).toBeLessThan(share * mean(tests, ({ linearError }) => linearError));
    },
  );

  it.each([
    [10, 'weekly', 0.8],
    [3, 'weekly', 0.75],
    [1, 'monthly', 0.75],
  ] as const)(
    'of customers who are known for %d days: %s ends lie in a wider band at least %d of the time',
    (days, period, least) => {
      const tests = SPEND_KINDS.map((kind) => backTest({ kind, period, seeds, days }));
      show(`known for ${days} days, ${period}`, tests);
      expect(mean(tests, ({ inBand }) => inBand)).toBeGreaterThan(least);
    },
    TIMEOUT_MS,
  );
});
