import { expect, test } from 'vitest';
import type { Usage } from '@spancost/conventions';
import { costOf } from '../../src/cost-of.ts';
import type { MeterPrices } from '../../src/price-book.ts';

/** What a model costs per million tokens on a day, typed from the named page or release note and not from the data. */
export interface PriceTableRow {
  readonly model: string;
  readonly day: string;
  readonly prices: MeterPrices;
  readonly source: string;
}

/** One test for each row: a small call that uses every priced meter is billed at the typed prices, and at no other. */
export function testPriceTable(provider: string, rows: readonly PriceTableRow[]): void {
  test.each(rows.map((row) => [`${row.model} on ${row.day} costs ${list(row.prices)} (${row.source})`, row] as const))(
    '%s',
    (_name, row) => {
      const cost = costOf(usageOfEvery(row.prices), { provider, model: row.model, at: new Date(row.day) });
      expect(Object.fromEntries(cost.lines.map((line) => [line.meter, line.price]))).toEqual(row.prices);
    },
  );
}

/** A thousand tokens of each meter that has a price. */
function usageOfEvery(prices: MeterPrices): Usage {
  const of = (...meters: (keyof MeterPrices)[]): number => 1000 * meters.filter((meter) => prices[meter] !== undefined).length;
  return {
    inputTokens: of('input', 'cache_read', 'cache_write', 'cache_write_5m', 'cache_write_1h'),
    cacheReadTokens: of('cache_read'),
    cacheWriteTokens: of('cache_write', 'cache_write_5m', 'cache_write_1h'),
    cacheWrite5mTokens: of('cache_write_5m'),
    cacheWrite1hTokens: of('cache_write_1h'),
    outputTokens: of('output'),
  };
}

function list(prices: MeterPrices): string {
  return Object.entries(prices)
    .map(([meter, price]) => `${meter} $${price}`)
    .join(', ');
}
