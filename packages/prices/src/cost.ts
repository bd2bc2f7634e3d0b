import { Decimal } from 'decimal.js';
import type { AppliedPrices, VersionParts } from './compiled-version.ts';
import { linesOf, type CostLine } from './cost-line.ts';
import { formatExact, type ExactDecimal } from './exact.ts';
import { explanationOf, type Explanation } from './explanation.ts';
import type { Contract, PriceStatus } from './price-book.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';

/** Precision at which money is handled wherever decimal.js is used; the default of 20 digits would round. */
export const Money: typeof Decimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });

/** What a cost is made of. */
export interface CostParts {
  readonly amount: ExactDecimal;
  /** Missing where only a contract has a price. */
  readonly listAmount?: ExactDecimal;
  readonly quantities: MeterQuantities;
  /** The prices that are paid; those of `list` where there is no contract. */
  readonly paid: RateCard;
  readonly list: AppliedPrices;
  readonly version: VersionParts;
  readonly contract?: Contract;
  readonly provider: string;
  readonly model: string;
  readonly at: number;
  readonly assumptions: readonly string[];
}

/**
 * The exact cost of one call in US dollars, and how it came about. `exact` is there at once; the `Decimal`, the lines and the
 * explanation are made when they are asked for.
 */
export class Cost {
  /** What is paid, in US dollars, as a plain decimal string, `'0.03546875'`: at the contract of the tenant if there is one. */
  readonly exact: string;
  /** `computed`, or `estimated` where something was assumed. */
  readonly basis: 'computed' | 'estimated';
  /** Book, revision, model, version, rules, contract: `list@2/openai/gpt-5/v1+batch`. */
  readonly priceId: string;
  /** What was assumed; empty for a computed cost. */
  readonly assumptions: readonly string[];
  readonly #parts: CostParts;

  constructor(parts: CostParts) {
    this.exact = formatExact(parts.amount);
    this.basis = parts.assumptions.length === 0 ? 'computed' : 'estimated';
    this.priceId = parts.contract === undefined ? parts.list.priceId : `${parts.list.priceId}+contract:${parts.contract.id}`;
    this.assumptions = parts.assumptions;
    this.#parts = parts;
  }

  /** How far the price is to be trusted. */
  get status(): PriceStatus {
    return this.#parts.version.status;
  }

  /** US dollars. */
  get usd(): Decimal {
    return new Money(this.exact);
  }

  /** US dollars at list, before any contract; undefined where only the contract has a price. */
  get list(): string | undefined {
    return this.#parts.listAmount === undefined ? undefined : formatExact(this.#parts.listAmount);
  }

  /** One line for each meter that was used; their sum is the cost. */
  get lines(): readonly CostLine[] {
    return linesOf(this.#parts.quantities, this.#parts.paid, this.#parts.list.card);
  }

  /** Where every part of the cost comes from: the version and its source, the rules and the contract that applied, the lines. */
  explain(): Explanation {
    return explanationOf(this, this.#parts);
  }
}
