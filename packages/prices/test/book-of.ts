import { type MeterPrices, type ModelPrices, type PriceBook, type PriceVersion } from '../src/index.ts';
import { parsePriceBook } from '../src/parse/index.ts';

/** Rates of this book are nobody's. */
export const SOURCE = { url: 'https://example.com/prices', checkedAt: '2026-11-22' } as const;

/** Noon of a Sunday, when the tests take place. */
export const NOW: number = Date.parse('2026-11-22T12:00:00Z');

/** A version that is verified and in force since ever, unless it says otherwise. */
export function versionOf(prices: MeterPrices, stated: Partial<PriceVersion> = {}): PriceVersion {
  return { version: 1, recordedAt: '2026-01-01T00:00:00Z', status: 'verified', source: SOURCE, prices, ...stated };
}

/** A model of provider `acme` with these versions. */
export function modelOf(model: string, ...versions: readonly PriceVersion[]): ModelPrices {
  return { providers: ['acme'], model, versions };
}

/** A book that the parser accepts. @throws InvalidPriceBookError if it does not. */
export function bookOf(parts: Partial<PriceBook>): PriceBook {
  return parsePriceBook({ schema: 'spancost/price-book/v1', id: 'test', revision: 7, currency: 'USD', models: [], ...parts });
}
