import { decimalsOf, toScaled, type ExactDecimal } from './exact.ts';
import { METERS, type Meter, type MeterPrices } from './price-book.ts';
import type { MeterQuantities } from './meters.ts';

/** Prices are per 10^6 tokens, so a rate per token has six decimals more than its price. */
const PER_TOKEN_DECIMALS = 6;

/** Which meter's price serves a meter that has none of its own, and whether that is an assumption. */
const FALLBACKS: Readonly<Partial<Record<Meter, { readonly meter: Meter; readonly assumption?: string }>>> = {
  cache_write_5m: { meter: 'cache_write' },
  cache_write: { meter: 'cache_write_5m', assumption: 'cache writes of unknown time to live at the five-minute price' },
};

/** Prices as integers over one power of ten, so that a cost is whole-number arithmetic. */
export interface RateCard {
  readonly scale: number;
  /** By position in METERS; undefined where there is no price. */
  readonly rates: readonly (number | undefined)[];
  readonly exactRates: readonly (bigint | undefined)[];
  /** The price string that each meter takes, for lines of a cost. */
  readonly prices: readonly (string | undefined)[];
  /** What is assumed when one of these meters is used. */
  readonly assumptions: readonly { readonly meter: Meter; readonly assumption: string }[];
}

/** Compiles prices once; a call then costs a few multiplications. */
export function rateCard(prices: MeterPrices): RateCard {
  const served = METERS.map((meter) => servedBy(prices, meter));
  const decimals = Math.max(0, ...served.map((entry) => (entry === undefined ? 0 : decimalsOf(entry.price))));
  const exactRates = served.map((entry) => (entry === undefined ? undefined : toScaled(entry.price, decimals)));
  return {
    scale: decimals + PER_TOKEN_DECIMALS,
    rates: exactRates.map((rate) => (rate === undefined ? undefined : Number(rate))),
    exactRates,
    prices: served.map((entry) => entry?.price),
    assumptions: served.flatMap((entry, index) =>
      entry?.assumption === undefined ? [] : [{ meter: METERS[index]!, assumption: entry.assumption }],
    ),
  };
}

/** Sum of rate times quantity, exact; or the first used meter that has no price. */
export function applyRates(card: RateCard, quantities: MeterQuantities): ExactDecimal | Meter {
  let sum = 0;
  for (let index = 0; index < METERS.length; index += 1) {
    const quantity = quantities[METERS[index]!];
    if (quantity === 0) continue;
    const rate = card.rates[index];
    if (rate === undefined) return METERS[index]!;
    const product = rate * quantity;
    sum += product;
    // Below 2^53 every product and sum of integers is exact; one step above it the whole call is done again in bigint.
    if (product > Number.MAX_SAFE_INTEGER || sum > Number.MAX_SAFE_INTEGER) return applyExactRates(card, quantities);
  }
  return { digits: sum, scale: card.scale };
}

function applyExactRates(card: RateCard, quantities: MeterQuantities): ExactDecimal | Meter {
  let sum = 0n;
  for (const [index, meter] of METERS.entries()) {
    const quantity = quantities[meter];
    if (quantity === 0) continue;
    const rate = card.exactRates[index];
    if (rate === undefined) return meter;
    sum += rate * BigInt(quantity);
  }
  return { digits: sum, scale: card.scale };
}

function servedBy(prices: MeterPrices, meter: Meter): { readonly price: string; readonly assumption?: string } | undefined {
  const own = prices[meter];
  if (own !== undefined) return { price: own };
  const fallback = FALLBACKS[meter];
  const price = fallback === undefined ? undefined : prices[fallback.meter];
  if (fallback === undefined || price === undefined) return undefined;
  return fallback.assumption === undefined ? { price } : { price, assumption: fallback.assumption };
}
