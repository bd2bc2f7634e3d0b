import type { Minimums } from './billed-quantities.ts';
import { METERS, type Meter } from './meters.ts';
import type { Contract, ContractTerm, MeterPrices, PriceRule, PriceSource, PriceStatus } from './price-book.ts';
import { rateCard, type Multiplier, type RateCard } from './rate-card.ts';
import { pricesUnder, RuleSet, type CallFacts } from './rules.ts';

/** What a version is made of. */
export interface VersionParts {
  /** `list@1/openai/gpt-5/v1`. */
  readonly priceId: string;
  readonly status: PriceStatus;
  readonly source?: PriceSource;
  /** Why an operator stated it. */
  readonly reason?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
  readonly minimums?: Readonly<Partial<Record<Meter, number>>>;
}

/** The prices of calls to which the same rules apply. */
export interface AppliedPrices {
  /** The version's price id with the ids of the rules behind it: `…/v1+over-200000+batch`. */
  readonly priceId: string;
  readonly rules: readonly PriceRule[];
  /** What `card` is compiled from. */
  readonly prices: MeterPrices;
  readonly multipliers: readonly Multiplier[];
  readonly card: RateCard;
}

/** A term of a contract, and the contract that it is in. */
export interface AgreedTerm {
  readonly contract: Contract;
  /** Name of the book that has the contract, `acme@3`. */
  readonly book: string;
  readonly term: ContractTerm;
}

/** Prices of one span of time; compiles what each combination of rules makes of them when it is first asked for. */
export class CompiledVersion {
  readonly parts: VersionParts;
  readonly minimums: Minimums;
  readonly #rules: RuleSet;
  readonly #applied = new Map<number, AppliedPrices>();
  readonly #agreed = new Map<AppliedPrices, Map<ContractTerm, RateCard>>();

  constructor(parts: VersionParts) {
    this.parts = parts;
    this.minimums = Object.entries(parts.minimums ?? {}) as [Meter, number][];
    this.#rules = new RuleSet(parts.rules);
  }

  /** The prices of a call. */
  pricesFor(facts: CallFacts): AppliedPrices {
    const bits = this.#rules.choose(facts);
    const known = this.#applied.get(bits);
    if (known !== undefined) return known;
    const rules = this.#rules.chosen(bits);
    const prices = pricesUnder(rules, this.parts.prices);
    const multipliers = rules.flatMap(({ multiply, meters }) => (multiply === undefined ? [] : [{ multiply, meters }]));
    const applied = {
      priceId: [this.parts.priceId, ...rules.map(({ id }) => id)].join('+'),
      rules,
      prices,
      multipliers,
      card: rateCard(prices, multipliers),
    };
    this.#applied.set(bits, applied);
    return applied;
  }

  /** What is paid under a contract for calls of these prices. */
  agreed(applied: AppliedPrices, { term }: AgreedTerm): RateCard {
    const cards = this.#agreed.get(applied) ?? new Map<ContractTerm, RateCard>();
    this.#agreed.set(applied, cards);
    const known = cards.get(term);
    if (known !== undefined) return known;
    const card = agreedCard(applied, term);
    cards.set(term, card);
    return card;
  }
}

function agreedCard({ prices, multipliers, card }: AppliedPrices, term: ContractTerm): RateCard {
  const { multiply, meters = METERS, prices: agreed = {} } = term;
  if (multiply !== undefined) return rateCard(prices, [...multipliers, { multiply, meters }]);
  // What was billed at a price that the contract replaces is billed at the contract's price from now on.
  const kept = [...card.rates].filter(([meter, { servedBy }]) => servedBy === meter || agreed[servedBy] === undefined);
  const paid = rateCard({ ...Object.fromEntries(kept.map(([meter, { price }]) => [meter, price])), ...agreed });
  const assumed = card.assumptions.filter(
    ({ meter }) => agreed[meter] === undefined && !paid.assumptions.some((each) => each.meter === meter),
  );
  return { ...paid, assumptions: [...assumed, ...paid.assumptions] };
}
