import { multiplyExact, parseExact } from './exact.ts';
import { METER_DEFINITIONS, METERS, TOKEN_METERS, type Meter } from './meters.ts';
import type { MeterPrices } from './price-book.ts';
import { servedBy } from './served-by.ts';

/** A factor on the prices of some meters. */
export interface Multiplier {
  readonly multiply: string;
  /** Every meter of tokens if missing. */
  readonly meters?: readonly Meter[] | undefined;
}

/** The price of one meter, ready to be multiplied with a quantity. */
interface Rate {
  /** US dollars for as many units as the meter's price is for, with every multiplier in it. */
  readonly price: string;
  /** The meter whose price this is: the meter itself, unless that has none of its own. */
  readonly servedBy: Meter;
  /** US dollars for a single unit: this over ten to the power of the card's scale, and over nine where the price is per hour. */
  readonly exact: bigint;
  /** `exact` as a number; not exact from 2^53 on. */
  readonly digits: number;
  readonly perHour: boolean;
}

/** That a meter is billed at the price of another one, in words. */
interface AssumedPrice {
  readonly meter: Meter;
  readonly assumption: string;
}

/** Prices as integers over one power of ten, so that a cost is whole-number arithmetic. */
export interface RateCard {
  readonly scale: number;
  readonly rates: ReadonlyMap<Meter, Rate>;
  /** What is assumed where these meters are used: that another meter's price is theirs, which nobody says. */
  readonly assumptions: readonly AssumedPrice[];
}

/** Decimals of a price per unit beyond those of the price, by what the price is per; 1/3600 is 25/(9 × 10^4). */
const DECIMALS_OF = { 1_000_000: 6, 1_000: 3, 1: 0, 3_600: 4 } as const;

/**
 * Compiles prices once, so that a call costs a few multiplications. A multiplier that names a meter touches all that is billed
 * at the price of that meter: half the price of `output` is half that of reasoning where this is billed as output.
 */
export function rateCard(prices: MeterPrices, multipliers: readonly Multiplier[] = []): RateCard {
  const assumptions: AssumedPrice[] = [];
  const priced: { meter: Meter; servedBy: Meter; price: string; digits: bigint; scale: number; perHour: boolean }[] = [];
  for (const meter of METERS) {
    const serving = servedBy(prices, meter);
    if (serving === undefined) continue;
    if (serving.assumption !== undefined) assumptions.push({ meter, assumption: serving.assumption });
    const factors = multipliers.filter(({ meters = TOKEN_METERS }) => meters.includes(meter) || meters.includes(serving.meter));
    const price = multiplyExact(prices[serving.meter]!, ...factors.map(({ multiply }) => multiply));
    const { digits, scale } = parseExact(price);
    const { per } = METER_DEFINITIONS[meter];
    const perHour = per === 3_600;
    priced.push({
      meter,
      servedBy: serving.meter,
      price,
      digits: perHour ? digits * 25n : digits,
      scale: scale + DECIMALS_OF[per],
      perHour,
    });
  }
  const scale = priced.reduce((most, each) => Math.max(most, each.scale), 0);
  const rates = new Map<Meter, Rate>();
  for (const { meter, servedBy, price, digits, scale: own, perHour } of priced) {
    const exact = digits * 10n ** BigInt(scale - own);
    rates.set(meter, { price, servedBy, exact, digits: Number(exact), perHour });
  }
  return { scale, rates, assumptions };
}
