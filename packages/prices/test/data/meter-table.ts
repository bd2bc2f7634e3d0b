import { expect, test } from 'vitest';
import { Cost, packagedPricer } from '../../src/index.ts';
import type { PriceTableRow } from './price-table.ts';

/** A row of a table of prices, with how the call was served. */
export interface MeterTableRow extends PriceTableRow {
  readonly serviceTier?: string;
  readonly geography?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** One test for each row: each meter that it names, billed alone, has the typed price. */
export function testMeterTable(provider: string, rows: readonly MeterTableRow[]): void {
  test.each(rows.map((row) => [nameOf(provider, row), row] as const))('%s', (_name, { model, day, prices, source: _source, ...how }) => {
    const charged = Object.keys(prices).map((meter) => {
      const cost = packagedPricer.priceMeters({ [meter]: 1 }, { provider, model, at: new Date(day), ...how });
      return [meter, cost instanceof Cost ? cost.lines.map((line) => line.price).join(' and ') : cost.message];
    });
    expect(Object.fromEntries(charged)).toEqual(prices);
  });
}

function nameOf(provider: string, { model, day, prices, source, serviceTier, geography, parameters }: MeterTableRow): string {
  const how = [serviceTier, geography, ...Object.values(parameters ?? {})].filter((each) => each !== undefined);
  const list = Object.entries(prices).map(([meter, price]) => `${meter} $${price}`);
  return `${provider} ${model} on ${day}${how.length === 0 ? '' : ` (${how.join(', ')})`} costs ${list.join(', ')} (${source})`;
}
