import { CUSTOMERS } from './customers.ts';
import { diceOf, pick, pickWeighted, shuffled } from './dice.ts';
import { FEATURES } from './features.ts';
import type { ShopCall, Visit } from './shop-call.ts';

/** One call that will be made: by whom, of which feature, in which way. */
export interface PlannedCall {
  readonly feature: string;
  readonly call: ShopCall;
  readonly visit: Visit;
}

const WAYS: readonly Omit<PlannedCall, 'visit'>[] = FEATURES.flatMap(({ name, calls }) => calls.map((call) => ({ feature: name, call })));

/** How many ways of calling there are; a plan of at least so many calls has them all. */
export const WAYS_OF_CALLING: number = WAYS.length;

/** Spreads the seeds of single visits. */
const SEED_STEP = 7919;

/** The calls of a day in the shop, the same for the same seed: each way of calling once, as far as they go, the rest by weight. */
export function planCalls(calls: number, seed: number): readonly PlannedCall[] {
  const dice = diceOf(seed);
  const once = WAYS.slice(0, calls);
  const byWeight = Array.from({ length: calls - once.length }, () => pickWeighted(dice, WAYS, ({ call }) => call.weight));
  return shuffled(dice, [...once, ...byWeight]).map((way, index) => ({ ...way, visit: visitOf(seed * SEED_STEP + index) }));
}

function visitOf(seed: number): Visit {
  const dice = diceOf(seed);
  const customer = pickWeighted(dice, CUSTOMERS, ({ weight }) => weight);
  return {
    customer,
    session: `${customer.user}-${pick(dice, ['morning', 'noon', 'evening'])}`,
    ticket: `T-${1000 + Math.floor(dice() * 40)}`,
    dice,
  };
}
