import { METERS, type MeterPrices } from '@spancost/prices';

/** `input 1.25, cache_read 0.125, output 10`: US dollars by meter, in the order of meters. */
export function pricesText(prices: MeterPrices): string {
  return METERS.flatMap((meter) => (prices[meter] === undefined ? [] : [`${meter} ${prices[meter]}`])).join(', ');
}
