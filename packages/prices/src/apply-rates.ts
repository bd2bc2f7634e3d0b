import { COST_DECIMALS, divideExact, formatExact, parseExact, subtractExact, type ExactDecimal } from './exact.ts';
import { METERS, type Meter } from './meters.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';

/**
 * Sum of rate times quantity in US dollars, rounded once, half to even at 20 decimals, where it has more; undefined if a
 * meter was used that has no price.
 */
export function applyRates(card: RateCard, quantities: MeterQuantities): ExactDecimal | undefined {
  let sum = 0;
  // for-in over a plain object of a few meters: this is the hot path.
  for (const name in quantities) {
    const meter = name as Meter;
    const rate = card.rates.get(meter);
    if (rate === undefined) return undefined;
    const quantity = quantities[meter]!;
    sum += rate.digits * quantity;
    // Nothing is negative, so while the sum is below 2^53 every product and sum was exact. From there on, and for what is
    // measured, all is done in bigint.
    if (rate.perHour || !Number.isSafeInteger(quantity) || !Number.isSafeInteger(sum)) return applyExactRates(card, quantities);
  }
  return card.scale <= COST_DECIMALS ? { digits: sum, scale: card.scale } : divideExact(BigInt(sum), card.scale, 1n);
}

/** The meters that were used and have no price. */
export function unpricedMeters(card: RateCard, quantities: MeterQuantities): readonly Meter[] {
  return METERS.filter((meter) => quantities[meter] !== undefined && !card.rates.has(meter));
}

/**
 * What each meter adds to a cost, in US dollars. A cost is rounded as a whole, so each amount is the step of the rounded sum
 * from one meter to the next: the amounts add up to the cost to the last decimal, also where the parts have no end.
 */
export function amountsOf(card: RateCard, quantities: MeterQuantities): ReadonlyMap<Meter, string> {
  const amounts = new Map<Meter, string>();
  const running = new RunningSum(card);
  let before: ExactDecimal = { digits: 0n, scale: 0 };
  for (const meter of METERS) {
    const quantity = quantities[meter];
    if (quantity === undefined || !card.rates.has(meter)) continue;
    running.add(meter, quantity);
    const after = running.amount();
    amounts.set(meter, formatExact(subtractExact(after, before)));
    before = after;
  }
  return amounts;
}

function applyExactRates(card: RateCard, quantities: MeterQuantities): ExactDecimal | undefined {
  if (unpricedMeters(card, quantities).length > 0) return undefined;
  const sum = new RunningSum(card);
  for (const meter of METERS) {
    const quantity = quantities[meter];
    if (quantity !== undefined) sum.add(meter, quantity);
  }
  return sum.amount();
}

/** A sum of rates times quantities without any rounding: a whole part, and ninths of it from prices per hour. */
class RunningSum {
  readonly #card: RateCard;
  #whole: bigint = 0n;
  #ninths: bigint = 0n;
  #scale: number;

  constructor(card: RateCard) {
    this.#card = card;
    this.#scale = card.scale;
  }

  add(meter: Meter, quantity: number): void {
    const rate = this.#card.rates.get(meter)!;
    const { digits, scale } = decimalOf(quantity);
    this.#widen(this.#card.scale + scale);
    const product = rate.exact * digits * 10n ** BigInt(this.#scale - this.#card.scale - scale);
    if (rate.perHour) this.#ninths += product;
    else this.#whole += product;
  }

  /** The sum so far, rounded. */
  amount(): ExactDecimal {
    return this.#ninths === 0n ? divideExact(this.#whole, this.#scale, 1n) : divideExact(this.#whole * 9n + this.#ninths, this.#scale, 9n);
  }

  #widen(scale: number): void {
    if (scale <= this.#scale) return;
    const factor = 10n ** BigInt(scale - this.#scale);
    this.#whole *= factor;
    this.#ninths *= factor;
    this.#scale = scale;
  }
}

/** A quantity as it reads: 8.47 seconds are 847 over 10^2. */
function decimalOf(quantity: number): { readonly digits: bigint; readonly scale: number } {
  if (Number.isSafeInteger(quantity)) return { digits: BigInt(quantity), scale: 0 };
  const [mantissa, exponent] = String(quantity).split('e-');
  const { digits, scale } = parseExact(mantissa!);
  return { digits, scale: scale + Number(exponent ?? 0) };
}
