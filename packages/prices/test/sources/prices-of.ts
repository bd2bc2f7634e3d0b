import { readSource, type SourcePrice } from '../../src/sources/index.ts';

/** What a list says, by provider, model and, where it has one, the beginning of its time. `provider` is whose list it is that does not say so. */
export function pricesOf(data: unknown, provider?: string): ReadonlyMap<string, SourcePrice> {
  const { prices } = readSource(data, provider === undefined ? {} : { provider });
  return new Map(prices.map((price) => [[price.provider, price.model, price.validFrom].filter(Boolean).join(' '), price]));
}
