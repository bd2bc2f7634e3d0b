import type { PriceRule } from '../price-book.ts';
import type { CallFacts } from '../rules.ts';
import { CompiledSchedule } from '../schedule.ts';
import { STANDARD_TIER } from '../service-tier.ts';

/** A call to which a rule applies; without a rule, one to which no condition does. */
export interface Circumstance {
  readonly rule?: PriceRule;
  readonly facts: CallFacts;
}

/** Where and when prices are compared. */
export interface CircumstanceOptions {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Only the conditions of the offered rules, not those of the old ones. */
  readonly statedOnly?: boolean;
  readonly geography?: string | undefined;
}

/** One call for each condition under which a price may be another: a plain one first, then one a rule. */
export function circumstancesOf(
  old: readonly PriceRule[],
  offered: readonly PriceRule[],
  { at, statedOnly = false, geography }: CircumstanceOptions,
): readonly Circumstance[] {
  const schedules = [...old, ...offered].flatMap(({ when }) => (when.schedule === undefined ? [] : [new CompiledSchedule(when.schedule)]));
  const plain: CallFacts = {
    prompt: 1,
    at: firstTime(at, (then) => schedules.every((schedule) => !schedule.includes(then))),
    tier: STANDARD_TIER,
    geography,
    parameters: undefined,
  };
  const rules = statedOnly ? offered : [...offered, ...old];
  return [{ facts: plain }, ...rules.map((rule) => ({ rule, facts: factsFor(rule, plain, at) }))];
}

function factsFor({ when }: PriceRule, plain: CallFacts, at: number): CallFacts {
  const bound = when.promptOver ?? when.promptFrom;
  const parameters = Object.entries(when.parameters ?? {}).map(([name, [value = '']]) => [name, value] as const);
  const schedule = when.schedule === undefined ? undefined : new CompiledSchedule(when.schedule);
  return {
    // One more than either bound: whether it is "over" or "from" is not worth a change of price.
    prompt: bound === undefined ? plain.prompt : bound + 1,
    at: schedule === undefined ? plain.at : firstTime(at, (then) => schedule.includes(then)),
    tier: when.serviceTier?.[0] ?? plain.tier,
    geography: when.geography?.[0] ?? (when.geographyNot === undefined ? plain.geography : 'elsewhere'),
    parameters: parameters.length === 0 ? undefined : Object.fromEntries(parameters),
  };
}

const QUARTER_HOUR_MS = 900_000;
/** Holidays last no longer than two weeks. */
const QUARTERS_OF_16_DAYS = 1_536;

/** The first quarter of an hour of the next sixteen days that fits; the time itself where none does. */
function firstTime(at: number, fits: (then: number) => boolean): number {
  for (let quarter = 0; quarter < QUARTERS_OF_16_DAYS; quarter += 1) {
    const then = at + quarter * QUARTER_HOUR_MS;
    if (fits(then)) return then;
  }
  return at;
}
