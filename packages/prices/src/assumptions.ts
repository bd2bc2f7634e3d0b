import { dependsOnPrompt } from './batch-requests.ts';
import type { AppliedPrices, VersionParts } from './compiled-version.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';
import { STANDARD_TIER } from './service-tier.ts';

/** What a cost comes from. */
interface Circumstances {
  /** The price in force; undefined where only a contract has one. */
  readonly version: VersionParts | undefined;
  /** Canonical name of the tier that served the call. */
  readonly tier: string;
  /** Of how many requests the usage is the sum. */
  readonly requests: number;
  readonly list: AppliedPrices;
  readonly paid: RateCard;
  readonly billed: MeterQuantities;
}

/** What is assumed where a cost is an estimate, a sentence each; none where everything is stated. */
export function assumptionsOf({ version, tier, requests, list, paid, billed }: Circumstances): readonly string[] {
  const assumptions: string[] = [];
  if (version?.status === 'default') assumptions.push(`a default price: ${version.reason ?? 'as the book has it'}`);
  if (version !== undefined && tier !== STANDARD_TIER && !isMentioned(tier, list)) assumptions.push(`service tier ${tier} at list price`);
  if (requests > 1 && dependsOnPrompt(version?.rules))
    assumptions.push(`each of the ${requests} requests of the batch as long as their average`);
  if (billed.total !== undefined) assumptions.push('a blended price, because only the total of the tokens is known');
  for (const { meter, assumption } of paid.assumptions) if (billed[meter] !== undefined) assumptions.push(assumption);
  return assumptions;
}

function isMentioned(tier: string, { rules }: AppliedPrices): boolean {
  return rules.some(({ when }) => when.serviceTier?.includes(tier));
}
