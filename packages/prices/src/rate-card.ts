import { COST_DECIMALS, divideExact, formatExact, multiplyExact, parseExact, type ExactDecimal } from './exact.ts';
import { METER_DEFINITIONS, METERS, TOKEN_METERS, type Meter } from './meters.ts';
import type { MeterPrices } from './price-book.ts';
import type { MeterQuantities } from './quantities.ts';

/** A factor on the prices of some meters. */
export interface Multiplier {
  readonly multiply: string;
  /** Every meter of tokens if missing. */
  readonly meters?: readonly Meter[];
}

/** The price of one meter, ready to be multiplied with a quantity. */
export interface Rate {
  /** What it is before and after the multipliers, per `per` units. */
  readonly base: string;
  readonly price: string;
  /** Per single unit: an integer over ten to the power of the card's scale, and over nine where the price is per hour. */
  readonly exact: bigint;
  readonly digits: number;
  readonly overNine: boolean;
  /** Set where the price is that of another meter and nobody says that it serves this one. */
  readonly assumption?: string;
}

/** Prices as integers over one power of ten, so that a cost is whole-number arithmetic. */
export interface RateCard {
  readonly scale: number;
  readonly rates: ReadonlyMap<Meter, Rate>;
}

/** Which meters' prices serve a meter that has none of its own, first to last, and whether that is an assumption. */
const FALLBACKS: Readonly<Partial<Record<Meter, readonly { readonly meter: Meter; readonly assumption?: string }[]>>> = {
  cache_write_5m: [{ meter: 'cache_write' }],
  cache_write_30m: [{ meter: 'cache_write' }],
  cache_write: [
    { meter: 'cache_write_5m', assumption: 'cache writes of unknown time to live at the five-minute price' },
    { meter: 'cache_write_30m', assumption: 'cache writes of unknown time to live at the half-hour price' },
  ],
  reasoning: [{ meter: 'output' }],
};

/** Decimals of a price per unit beyond those of the price, by what the price is per; 1/3600 is 25/(9 × 10^4). */
const DECIMALS_OF: Readonly<Record<number, number>> = { 1_000_000: 6, 1_000: 3, 1: 0, 3_600: 4 };

/** Compiles prices once; a call then costs a few multiplications. */
export function rateCard(prices: MeterPrices, multipliers: readonly Multiplier[] = []): RateCard {
  const served = METERS.flatMap((meter) => {
    const entry = servedBy(prices, meter);
    if (entry === undefined) return [];
    const price = multiplyExact(entry.price, ...multipliers.filter((each) => touches(each, meter)).map(({ multiply }) => multiply));
    const { digits, scale } = parseExact(price);
    const { per } = METER_DEFINITIONS[meter];
    const overNine = per === 3_600;
    return [{ meter, entry, price, digits: overNine ? digits * 25n : digits, scale: scale + DECIMALS_OF[per]!, overNine }];
  });
  const scale = Math.max(0, ...served.map((each) => each.scale));
  const rates = new Map<Meter, Rate>();
  for (const { meter, entry, price, digits, scale: own, overNine } of served) {
    const exact = digits * 10n ** BigInt(scale - own);
    const rate = { base: entry.price, price, exact, digits: Number(exact), overNine };
    rates.set(meter, entry.assumption === undefined ? rate : { ...rate, assumption: entry.assumption });
  }
  return { scale, rates };
}

/** Sum of rate times quantity, or the meters that were used and have no price. */
export function applyRates(card: RateCard, quantities: MeterQuantities): ExactDecimal | readonly Meter[] {
  let sum = 0;
  // for-in over a plain object of a few meters: this is the hot path.
  for (const name in quantities) {
    const meter = name as Meter;
    const quantity = quantities[meter]!;
    const rate = card.rates.get(meter);
    if (rate === undefined) return unpricedMeters(card, quantities);
    const product = rate.digits * quantity;
    sum += product;
    // Below 2^53 every product and sum of integers is exact; a step above it, and for what is measured, all is done in bigint.
    if (rate.overNine || !Number.isSafeInteger(product) || !Number.isSafeInteger(sum) || !Number.isSafeInteger(quantity))
      return applyExactRates(card, quantities);
  }
  return card.scale <= COST_DECIMALS ? { digits: sum, scale: card.scale } : divideExact(BigInt(sum), card.scale, 1n);
}

/** What one meter adds to a cost, at no more than 20 decimals. */
export function lineAmount(card: RateCard, meter: Meter, quantity: number): string {
  const amount = applyExactRates(card, { [meter]: quantity });
  return 'digits' in amount ? formatExact(amount) : '0';
}

function applyExactRates(card: RateCard, quantities: MeterQuantities): ExactDecimal | readonly Meter[] {
  let whole = 0n;
  let ninths = 0n;
  const used = Object.entries(quantities) as [Meter, number][];
  const amounts = used.map(([meter, quantity]) => ({ meter, ...decimalOf(quantity) }));
  const decimals = Math.max(0, ...amounts.map(({ scale }) => scale));
  for (const { meter, digits, scale } of amounts) {
    const rate = card.rates.get(meter);
    if (rate === undefined) return unpricedMeters(card, quantities);
    const product = rate.exact * digits * 10n ** BigInt(decimals - scale);
    if (rate.overNine) ninths += product;
    else whole += product;
  }
  return ninths === 0n ? divideExact(whole, card.scale + decimals, 1n) : divideExact(whole * 9n + ninths, card.scale + decimals, 9n);
}

/** A quantity as it reads: 8.47 seconds are 847 over 10^2. */
function decimalOf(quantity: number): { readonly digits: bigint; readonly scale: number } {
  if (Number.isSafeInteger(quantity)) return { digits: BigInt(quantity), scale: 0 };
  const text = String(quantity);
  const [mantissa, exponent] = text.split('e-');
  const { digits, scale } = parseExact(mantissa ?? text);
  return { digits, scale: scale + Number(exponent ?? 0) };
}

function unpricedMeters(card: RateCard, quantities: MeterQuantities): readonly Meter[] {
  return (Object.keys(quantities) as Meter[]).filter((meter) => !card.rates.has(meter));
}

function touches({ meters = TOKEN_METERS }: Multiplier, meter: Meter): boolean {
  return meters.includes(meter);
}

function servedBy(prices: MeterPrices, meter: Meter): { readonly price: string; readonly assumption?: string } | undefined {
  const own = prices[meter];
  if (own !== undefined) return { price: own };
  for (const { meter: other, assumption } of FALLBACKS[meter] ?? []) {
    const price = prices[other];
    if (price !== undefined) return assumption === undefined ? { price } : { price, assumption };
  }
  return undefined;
}
