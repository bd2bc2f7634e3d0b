import { Decimal } from 'decimal.js';
import { formatExact, type ExactDecimal } from './exact.ts';
import type { MeterQuantities } from './meters.ts';
import { METERS, type Meter } from './price-book.ts';
import type { RateCard } from './rate-card.ts';

/** Precision at which money is handled wherever decimal.js is used; the default of 20 digits would round. */
export const Money: typeof Decimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });

/** What one meter added to a cost. */
export interface CostLine {
  readonly meter: Meter;
  /** Tokens. */
  readonly quantity: number;
  /** US dollars per million tokens. */
  readonly price: string;
  /** US dollars, exact. */
  readonly usd: string;
}

/**
 * The exact cost of one call in US dollars, and how it came about. `exact` is there at once; the `Decimal` and the lines
 * are made when they are asked for.
 */
export class Cost {
  /** US dollars as a plain decimal string, `'0.03546875'`. */
  readonly exact: string;
  /** `computed`, or `estimated` where something was assumed. */
  readonly basis: 'computed' | 'estimated';
  /** Book, revision, model, version and tier: `list@1/openai/gpt-5/v1`. */
  readonly priceId: string;
  /** What was assumed; empty for a computed cost. */
  readonly assumptions: readonly string[];
  readonly #card: RateCard;
  readonly #quantities: MeterQuantities;

  constructor(amount: ExactDecimal, priceId: string, card: RateCard, quantities: MeterQuantities, assumptions: readonly string[]) {
    this.exact = formatExact(amount);
    this.basis = assumptions.length === 0 ? 'computed' : 'estimated';
    this.priceId = priceId;
    this.assumptions = assumptions;
    this.#card = card;
    this.#quantities = quantities;
  }

  /** US dollars. */
  get usd(): Decimal {
    return new Money(this.exact);
  }

  /** One line for each meter that was used; their sum is the cost. */
  get lines(): readonly CostLine[] {
    return METERS.flatMap((meter, index) => {
      const quantity = this.#quantities[meter];
      const rate = this.#card.exactRates[index];
      if (quantity === 0 || rate === undefined) return [];
      return [
        {
          meter,
          quantity,
          price: this.#card.prices[index]!,
          usd: formatExact({ digits: rate * BigInt(quantity), scale: this.#card.scale }),
        },
      ];
    });
  }
}
