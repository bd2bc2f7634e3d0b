import { Decimal } from 'decimal.js';
import type { AgreedTerm, AppliedPrices, VersionParts } from './compiled-version.ts';
import { linesOf, type CostLine } from './cost-line.ts';
import { formatExact, type ExactDecimal } from './exact.ts';
import { explanationOf, type Explanation } from './explanation.ts';
import type { PriceRule, PriceStatus } from './price-book.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';

/** Money wherever decimal.js is used: at 60 digits, because the default of 20 would round, and in plain notation. */
export const Money: typeof Decimal = Decimal.clone({
  precision: 60,
  rounding: Decimal.ROUND_HALF_EVEN,
  // $0.00000005 and not $5e-8: no amount of money is small or large enough for exponents.
  toExpNeg: -60,
  toExpPos: 60,
});

/** What a cost is made of. */
export interface CostParts {
  readonly amount: ExactDecimal;
  /** Missing where only a contract has a price. */
  readonly listAmount: ExactDecimal | undefined;
  /** What is billed. */
  readonly quantities: MeterQuantities;
  /** What was used, which may be less than the least that is billed. */
  readonly used: MeterQuantities;
  /** The prices that are paid; those of `list` where there is no contract. */
  readonly paid: RateCard;
  readonly list: AppliedPrices;
  readonly version: VersionParts;
  readonly agreed: AgreedTerm | undefined;
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
  /** Book, revision, model, version, rules, contract: `list@2/openai/gpt-5/v1+batch+acme@3/contract:2026`. */
  readonly priceId: string;
  /** What was assumed; empty for a computed cost. */
  readonly assumptions: readonly string[];
  readonly #parts: CostParts;

  constructor(parts: CostParts) {
    this.exact = formatExact(parts.amount);
    this.basis = parts.assumptions.length === 0 ? 'computed' : 'estimated';
    this.priceId = parts.agreed === undefined ? parts.list.priceId : withContract(parts.list.priceId, parts.agreed);
    this.assumptions = parts.assumptions;
    this.#parts = parts;
  }

  /** How far the price is to be trusted: as the version is, or as a rule that applied, if that is to be trusted less. */
  get status(): PriceStatus {
    return leastTrusted(this.#parts.version.status, this.#parts.list.rules);
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

function withContract(priceId: string, { book, contract }: AgreedTerm): string {
  return `${priceId}+${book}/contract:${contract.id}`;
}

function leastTrusted(status: PriceStatus, rules: readonly PriceRule[]): PriceStatus {
  if (status !== 'verified') return status;
  if (rules.some((rule) => rule.status === 'disputed')) return 'disputed';
  return rules.some((rule) => rule.status === 'imported') ? 'imported' : status;
}
