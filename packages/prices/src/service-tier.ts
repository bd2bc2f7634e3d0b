/** What providers call the same thing, by today's name. Upper and lower case are the same. */
const TIERS: ReadonlyMap<string, string> = new Map([
  ['', 'standard'],
  ['default', 'standard'],
  ['auto', 'standard'],
  ['standard', 'standard'],
  ['standard_only', 'standard'],
  ['on_demand', 'standard'],
  ['on_demand_priority', 'priority'],
  ['on_demand_flex', 'flex'],
  ['on_demand_offpeak', 'offpeak'],
  ['traffic_type_unspecified', 'standard'],
  ['provisioned_throughput', 'provisioned'],
  ['provisioned', 'provisioned'],
  ['ptu', 'provisioned'],
  ['reserved', 'provisioned'],
  ['scale', 'provisioned'],
]);

/** The tier whose price is the list price. */
export const STANDARD_TIER = 'standard';

/** Capacity that is paid for by the hour, so that one more call costs nothing. */
export const PROVISIONED_TIER = 'provisioned';

/**
 * Today's name of a service tier: lower case, with what providers call by other names brought together. A name that is not
 * known stays as it is.
 *
 * @example canonicalTier('ON_DEMAND_FLEX') // 'flex'
 * @example canonicalTier('scale') // 'provisioned', as OpenAI's scale tier is paid by the unit
 */
export function canonicalTier(tier: string): string {
  const known = TIERS.get(tier);
  if (known !== undefined) return known;
  const lower = tier.trim().toLowerCase();
  return TIERS.get(lower) ?? lower;
}
