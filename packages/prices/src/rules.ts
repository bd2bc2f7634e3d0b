import type { MeterPrices, PriceRule } from './price-book.ts';
import { CompiledSchedule } from './schedule.ts';
import { PROVISIONED_TIER } from './service-tier.ts';

/** What rules ask about a call. */
export interface CallFacts {
  /** Tokens of the whole prompt. */
  readonly prompt: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly tier: string;
  readonly geography: string | undefined;
  readonly parameters: Readonly<Record<string, string>> | undefined;
}

/** Capacity that is paid for by the hour serves one more call for nothing; what is no token keeps its fee. */
const PROVISIONED: PriceRule = { id: 'provisioned', when: { serviceTier: [PROVISIONED_TIER] }, multiply: '0' };

/** How many rules a version may have: their choice is kept in the bits of a number. */
export const MOST_RULES = 30;

/** The rules of a version, ready to be asked which of them apply. */
export class RuleSet {
  readonly rules: readonly PriceRule[];
  readonly #schedules: readonly (CompiledSchedule | undefined)[];

  constructor(stated: readonly PriceRule[] = []) {
    const own = stated.some(({ when }) => when.serviceTier?.includes(PROVISIONED_TIER));
    this.rules = own ? stated : [...stated, PROVISIONED];
    this.#schedules = this.rules.map(({ when }) => (when.schedule === undefined ? undefined : new CompiledSchedule(when.schedule)));
  }

  /** The rules that apply, as bits: bit 0 is the first rule. */
  choose(facts: CallFacts): number {
    let chosen = 0;
    for (let index = 0; index < this.rules.length; index += 1) {
      if (applies(this.rules[index]!, facts) && (this.#schedules[index]?.includes(facts.at) ?? true)) chosen |= 1 << index;
    }
    return chosen;
  }

  /** The rules that these bits stand for, in their order. */
  chosen(bits: number): readonly PriceRule[] {
    return this.rules.filter((_rule, index) => (bits & (1 << index)) !== 0);
  }
}

function applies({ when }: PriceRule, { prompt, tier, geography, parameters }: CallFacts): boolean {
  if (when.serviceTier !== undefined && !when.serviceTier.includes(tier)) return false;
  if (when.promptOver !== undefined && !(prompt > when.promptOver)) return false;
  if (when.promptFrom !== undefined && !(prompt >= when.promptFrom)) return false;
  if (when.geography !== undefined && (geography === undefined || !when.geography.includes(geography))) return false;
  if (when.geographyNot !== undefined && (geography === undefined || when.geographyNot.includes(geography))) return false;
  if (when.parameters === undefined) return true;
  return Object.entries(when.parameters).every(([name, values]) => {
    const value = parameters !== undefined && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return value !== undefined && values.includes(value);
  });
}

/** The base prices with every absolute price of these rules over them, a later rule over an earlier one. */
export function pricesUnder(rules: readonly PriceRule[], base: MeterPrices): MeterPrices {
  return Object.assign({}, base, ...rules.map(({ prices }) => prices ?? {}));
}
