import type { MeterPrices, PriceRule } from '../price-book.ts';
import { tier } from './rules.ts';

/** Name of Amazon Bedrock in `gen_ai.provider.name`. */
export const BEDROCK: readonly string[] = ['aws.bedrock'];

/** GovCloud: the prefix of its inference profiles, and its two regions. */
const GOVERNMENT_PLACES: readonly string[] = ['us-gov', 'us-gov-west-1', 'us-gov-east-1'];

/** A geographic profile (`us.`, `eu.`) or a region's own model, where the `global.` profile is cheaper. */
export const REGIONAL: PriceRule = { id: 'regional', when: { geographyNot: ['global', ...GOVERNMENT_PLACES] }, multiply: '1.1' };

/** GovCloud at its usual multiple of the price in commercial regions. */
export const GOVERNMENT: PriceRule = { id: 'us-gov', when: { geography: GOVERNMENT_PLACES }, multiply: '1.2' };

/** Amazon's service tiers for models other than Claude: "50% discount" and "75% premium to Standard tier pricing". */
export const SERVICE_TIERS: readonly PriceRule[] = [tier('flex', '0.5'), tier('priority', '1.75')];

/** A place with prices of its own. */
export function place(name: string, prices: MeterPrices): PriceRule {
  return { id: name, when: { geography: [name] }, prices };
}
