import { geography, tier } from './rules.ts';
import type { MeterPrices, PriceRule } from '../price-book.ts';

/** What every Claude model has a price for, whoever serves it. */
export type ClaudePrices = Readonly<Record<'input' | 'cache_read' | 'cache_write_5m' | 'cache_write_1h' | 'output', string>>;

/** The same where caches of an hour are not on offer. */
export type ClaudePricesWithout1h = Omit<ClaudePrices, 'cache_write_1h'>;

/** The prices with those of images, which Claude reads as input tokens like any other. */
export function claudeMeters(prices: ClaudePrices | ClaudePricesWithout1h): MeterPrices {
  return { ...prices, input_image: prices.input, cache_read_image: prices.cache_read };
}

/** A batch: half of every token price, caches and long prompts included. */
export const BATCH: PriceRule = tier('batch', '0.5');

/** Inference in the United States, as Anthropic offers it from Claude 4.6 on. */
export const US: PriceRule = geography('us', '1.1');

/** Fast mode, at a multiple of every token price. */
export function fast(multiply: string): PriceRule {
  return tier('fast', multiply);
}
