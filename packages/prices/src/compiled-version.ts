import type { Contract, ContractTerm, MeterPrices, PriceRule, PriceSource, PriceStatus } from './price-book.ts';
import { METERS } from './meters.ts';
import { rateCard, type RateCard } from './rate-card.ts';
import { pricesUnder, RuleSet, type CallFacts } from './rules.ts';

/** What a version is made of. */
export interface VersionParts {
  /** `list@1/openai/gpt-5/v1`. */
  readonly priceId: string;
  readonly status: PriceStatus;
  readonly source?: PriceSource;
  readonly reason?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
  readonly minimums?: MeterMinimums;
}

type MeterMinimums = Readonly<Partial<Record<(typeof METERS)[number], number>>>;

/** The prices of calls to which the same rules apply. */
export interface AppliedPrices {
  /** The version's price id with the ids of the rules behind it: `…/v1+over-200000+batch`. */
  readonly priceId: string;
  readonly rules: readonly PriceRule[];
  readonly card: RateCard;
}

/** A term of a contract, and the contract that it is in. */
export interface AgreedTerm {
  readonly contract: Contract;
  readonly term: ContractTerm;
}

/** Prices of one span of time; compiles what each combination of rules makes of them when it is first asked for. */
export class CompiledVersion {
  readonly parts: VersionParts;
  readonly #rules: RuleSet;
  readonly #applied = new Map<number, AppliedPrices>();
  readonly #agreed = new Map<AppliedPrices, Map<ContractTerm, RateCard>>();

  constructor(parts: VersionParts) {
    this.parts = parts;
    this.#rules = new RuleSet(parts.rules);
  }

  /** The prices of a call. */
  pricesFor(facts: CallFacts): AppliedPrices {
    const bits = this.#rules.choose(facts);
    const known = this.#applied.get(bits);
    if (known !== undefined) return known;
    const rules = this.#rules.chosen(bits);
    const multipliers = rules.flatMap(({ multiply, meters }) =>
      multiply === undefined ? [] : [meters === undefined ? { multiply } : { multiply, meters }],
    );
    const applied = {
      priceId: [this.parts.priceId, ...rules.map(({ id }) => id)].join('+'),
      rules,
      card: rateCard(pricesUnder(rules, this.parts.prices), multipliers),
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
    const list = Object.fromEntries([...applied.card.rates].map(([meter, rate]) => [meter, rate.price])) as MeterPrices;
    const card =
      term.multiply === undefined
        ? rateCard({ ...list, ...term.prices })
        : rateCard(list, [{ multiply: term.multiply, meters: term.meters ?? METERS }]);
    cards.set(term, card);
    return card;
  }
}
