import { METERS, type Meter } from '../../meters.ts';
import { CHECKED_AT } from '../revision-1.ts';
import { tier } from '../rules.ts';
import type { MeterPrices, PriceRule, PriceSource } from '../../price-book.ts';

export const providers: readonly string[] = ['azure.ai.openai', 'azure.ai.inference'];

/** Azure's prices, and which readings of them agree. */
export function retail(note: string): PriceSource {
  return { url: 'https://azure.microsoft.com/en-us/pricing/details/azure-openai/', checkedAt: CHECKED_AT, note };
}

/** Every meter of the model is on Azure's own list. */
export const ON_THE_LIST: PriceSource = retail("Azure's retail list of 2026-08-11, meter by meter, tiers and zones included; LiteLLM 1.105.0 agrees.");
/** On Azure's own list alone. */
export const LIST_ALONE: PriceSource = retail("Azure's retail list of 2026-08-11, meter by meter.");

/** Fees of the tools that Azure hosts. Searches of the web are Bing's, on a bill of its own. */
export const TOOLS: MeterPrices = { file_search: '2.5', container: '0.03' };

export const BATCH: PriceRule = tier('batch', '0.5');
/** Flex is newer than the retail list of August 2026; that it costs what a batch costs is in LiteLLM alone. */
export const FLEX: PriceRule = tier('flex', '0.5');

/** Priority processing at a multiple of the rates. */
export function priority(multiply: string): PriceRule {
  return tier('priority', multiply);
}

const ZONE_METERS: readonly Meter[] = METERS.filter((meter) => meter !== 'container');

function deployed(id: string, geography: readonly string[], multiply: string, meters: readonly Meter[]): PriceRule {
  return { id, when: { geography }, multiply, meters };
}

/**
 * Deployments in a data zone. Nothing in an answer tells the kind of a deployment, so the geography is what an operator states
 * of it: `data-zone` (or the zone's name, `us` and `eu`), `data-zone-apac`, `data-zone-gov`; a global one has none, or `global`.
 */
export const DATA_ZONES: readonly PriceRule[] = [
  deployed('data-zone', ['data-zone', 'data-zone-us', 'data-zone-eu', 'us', 'eu'], '1.1', ZONE_METERS),
  deployed('data-zone-apac', ['data-zone-apac'], '1.2', ZONE_METERS),
  deployed('data-zone-gov', ['data-zone-gov'], '1.375', ZONE_METERS),
];

/** As above, for GPT-6: the zone of Europe costs more than that of the United States, which is what `data-zone` means here. */
export const DATA_ZONES_GPT_6: readonly PriceRule[] = [
  deployed('data-zone', ['data-zone', 'data-zone-us', 'us'], '1.1', ZONE_METERS),
  deployed('data-zone-eu', ['data-zone-eu', 'eu'], '1.2', ZONE_METERS),
];

/** Regional deployments: `regional`, or the name of the region, for these differ. A region that is not named here is `regional`. */
export const REGIONS: readonly PriceRule[] = [
  deployed(
    'regional',
    ['regional', 'eastus', 'eastus2', 'centralus', 'northcentralus', 'southcentralus', 'westcentralus', 'westus', 'westus2', 'westus3', 'australiaeast', 'southindia'],
    '1.1',
    METERS,
  ),
  deployed(
    'regional-1.21',
    ['canadacentral', 'canadaeast', 'francecentral', 'japaneast', 'japanwest', 'koreacentral', 'norwayeast', 'southafricanorth', 'swedencentral', 'switzerlandnorth', 'switzerlandwest', 'uaenorth', 'uksouth'],
    '1.21',
    METERS,
  ),
  deployed('regional-1.32', ['brazilsouth', 'northeurope', 'southeastasia', 'westeurope'], '1.32', METERS),
];
