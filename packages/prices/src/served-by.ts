import type { Meter } from './meters.ts';
import type { MeterPrices } from './price-book.ts';

/** A meter whose price serves another one. */
interface Fallback {
  readonly meter: Meter;
  /** What is assumed by that; missing where it is how providers bill. */
  readonly assumption?: string;
}

/** Which meters' prices serve a meter that has none of its own, first to last. There are no others: what has no price is unpriced. */
const FALLBACKS: Readonly<Partial<Record<Meter, readonly Fallback[]>>> = {
  cache_write_5m: [{ meter: 'cache_write' }],
  cache_write_30m: [{ meter: 'cache_write' }],
  cache_write: [
    { meter: 'cache_write_5m', assumption: 'cache writes of unknown time to live at the five-minute price' },
    { meter: 'cache_write_30m', assumption: 'cache writes of unknown time to live at the half-hour price' },
  ],
  reasoning: [{ meter: 'output' }],
};

/** The meter whose price a meter is billed at: its own, else the first that serves it; undefined if it has none. */
export function servedBy(prices: MeterPrices, meter: Meter): Fallback | undefined {
  if (prices[meter] !== undefined) return { meter };
  return FALLBACKS[meter]?.find((fallback) => prices[fallback.meter] !== undefined);
}
