import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { expect, it } from 'vitest';
import { span, traces } from '../../otlp-json.ts';
import { runCollector } from '../../running-collector.ts';

const HOUR_MS = 3_600_000;
/** A Monday, ten days after the first call. */
const NOW = Date.UTC(2026, 10, 16, 12);
const DAY: Budget = { ...PLAIN_BUDGET, name: 'day', amountUsd: '0.05', period: 'daily', timeZone: 'UTC' };

it('calls of $0.00325 in each of the last 240 hours come to $0.078 by midnight, for the day and for its budget', async () => {
  const collector = await runCollector({ budgets: [DAY] }, { clock: () => NOW });
  const forecast = (name: string, labels: Record<string, string>) => collector.sample(`spancost_${name}_forecast_usd`, labels);
  expect(await forecast('spend', { period: 'today', bound: 'expected' })).toBeUndefined();
  await collector.close();

  const filled = await runCollector({ ledger: collector.config.ledger, budgets: [DAY] }, { clock: () => NOW });
  await filled.send('traces', traces(Array.from({ length: 240 }, (_, hour) => span({ start: NOW - (hour + 0.5) * HOUR_MS }))));
  const bounds = async (name: string, labels: Record<string, string>) =>
    Promise.all(
      ['low', 'expected', 'high'].map((bound) => filled.sample(`spancost_${name}_forecast_usd`, { ...labels, bound })),
    ) as Promise<number[]>;
  const [low = 0, expected, high = 0] = await bounds('spend', { period: 'today' });
  expect(expected).toBeCloseTo(24 * 0.00325, 9);
  expect(low).toBeGreaterThan(12 * 0.00325);
  expect(high).toBeGreaterThan(24 * 0.00325);
  expect(await bounds('budget', { budget: 'day', period: 'daily' })).toEqual([low, expected, high]);
  const [, ofMonth] = await bounds('spend', { period: 'this_month' });
  expect(ofMonth).toBeCloseTo((240 + 14.5 * 24) * 0.00325, 9);
});
