import type { CallReading } from '@spancost/conventions';
import { canonicalTier } from '@spancost/prices';
import type { CallFacts } from '../ledger/entry.ts';

/** The tier of a call that says none. */
const STANDARD = canonicalTier('default');

/** The facts of a call, without the rest of it. */
export function factsOf({ serviceTier, geography, parameters, reportedCost }: CallFacts): CallFacts {
  return {
    ...(serviceTier === undefined ? {} : { serviceTier }),
    ...(geography === undefined ? {} : { geography }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(reportedCost === undefined ? {} : { reportedCost }),
  };
}

/** A reading with these facts in place of its own. */
export function withFacts(call: CallReading, facts: CallFacts): CallReading {
  const { serviceTier: _, geography: __, parameters: ___, reportedCost: ____, ...rest } = call;
  return { ...rest, ...factsOf(facts) };
}

/**
 * What is known of a call after a further report: what was told first stays, what was left out is learned. Undefined if the
 * report has nothing new. The standard tier is nothing new: it is what a call without a tier is priced at.
 *
 * @example learnFacts({ serviceTier: 'flex' }, { serviceTier: 'default', geography: 'eu' }) // { serviceTier: 'flex', geography: 'eu' }
 */
export function learnFacts(known: CallFacts, told: CallFacts): CallFacts | undefined {
  const news = factsOf({
    ...(known.serviceTier === undefined && isSpecial(told.serviceTier) ? { serviceTier: told.serviceTier } : {}),
    ...(known.geography === undefined && told.geography !== undefined ? { geography: told.geography } : {}),
    ...(Object.keys(told.parameters ?? {}).every((name) => Object.hasOwn(known.parameters ?? {}, name))
      ? {}
      : { parameters: { ...told.parameters, ...known.parameters } }),
    ...(known.reportedCost === undefined && told.reportedCost !== undefined ? { reportedCost: told.reportedCost } : {}),
  });
  return Object.keys(news).length === 0 ? undefined : { ...factsOf(known), ...news };
}

function isSpecial(tier: string | undefined): tier is string {
  return tier !== undefined && canonicalTier(tier) !== STANDARD;
}
