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

/** A geographic profile with prices of its own. */
type Profile = 'eu' | 'apac' | 'jp' | 'ca';

/** The regions of geographic profiles whose prices differ: a call of a region's own model costs what the profile does. */
const REGIONS_OF: Readonly<Record<Profile, readonly string[]>> = {
  eu: ['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
  apac: [
    'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2',
    'ap-southeast-3', 'ap-southeast-4',
  ],
  jp: ['ap-northeast-1', 'ap-northeast-3'],
  ca: ['ca-central-1'],
};

/** What a place with prices of its own is called: the prefix of its profile, and its regions. */
export function namesOf(profile: Profile): readonly string[] {
  return [profile, ...REGIONS_OF[profile]];
}

/** A place with prices of its own. */
export function place(profile: Profile, prices: MeterPrices): PriceRule {
  return { id: profile, when: { geography: namesOf(profile) }, prices };
}

/** A place of whose prices two lists disagree; the note of the version says which ones are taken. */
export function disputedPlace(profile: Profile, prices: MeterPrices): PriceRule {
  return { ...place(profile, prices), status: 'disputed' };
}
