import { BATCH, claudeMeters, type ClaudePrices, type ClaudePricesWithout1h } from './claude-rules.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { over } from './rules.ts';
import { BEDROCK, GOVERNMENT, REGIONAL } from './bedrock-rules.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';

const providers: readonly string[] = BEDROCK;

/** Amazon's price page, and which readings were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://aws.amazon.com/bedrock/pricing/', checkedAt: CHECKED_AT, note };
}

const THREE_AGREE: PriceSource = pricing(
  'pi-ai 1.5.2 and genai-prices 0.2.3 agree on global and regional profiles, as does LiteLLM of 2026-08-01, which also has the 1h writes; the 10 % between the profiles are on Anthropic\'s price page as well. GovCloud at 1.2 times: LiteLLM, for the models of 4.5.',
);
const TWO_AGREE: PriceSource = pricing(
  'pi-ai 1.5.2 and genai-prices 0.2.3 (with the 1h writes) agree on global and regional profiles; the 10 % between them are on Anthropic\'s price page as well.',
);
const OLDER: PriceSource = pricing(
  'genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; before Claude 4.5 every profile costs the same. No source has 1h writes.',
);

/** The 10 % and the 20 % that Claude 4.5 and later cost outside the global profile. */
const PLACES: readonly PriceRule[] = [REGIONAL, GOVERNMENT];

function version(source: PriceSource, prices: MeterPrices, rules: readonly PriceRule[] = [], more: Partial<PriceVersion> = {}): PriceVersion {
  return { version: 1, recordedAt: RECORDED_AT, status: 'verified', source, prices, rules: [...rules, BATCH], ...more };
}

/** A model of Claude 4.5 or later. */
function claude(model: string, source: PriceSource, prices: ClaudePrices, rules: readonly PriceRule[] = [], status: PriceStatus = 'verified'): ModelPrices {
  return { providers, model, versions: [version(source, claudeMeters(prices), [...rules, ...PLACES], { status })] };
}

/** A model from before Claude 4.5, which costs the same under every profile. */
function older(model: string, prices: ClaudePricesWithout1h, source: PriceSource = OLDER, rules: readonly PriceRule[] = []): ModelPrices {
  return { providers, model, versions: [version(source, claudeMeters(prices), rules)] };
}

/** A model of Claude 3 without caches on Bedrock. */
function uncached(model: string, input: string, output: string): ModelPrices {
  const source = pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree on input and output; Amazon offers no caches for it.');
  return { providers, model, versions: [version(source, { input, input_image: input, output })] };
}

const OPUS_4: ClaudePricesWithout1h = { input: '15', cache_read: '1.5', cache_write_5m: '18.75', output: '75' };
const OPUS: ClaudePrices = { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' };
const SONNET: ClaudePrices = { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' };
const SONNET_LONG: ClaudePrices = { input: '6', cache_read: '0.6', cache_write_5m: '7.5', cache_write_1h: '12', output: '22.5' };
const SONNET_3: ClaudePricesWithout1h = { input: '3', cache_read: '0.3', cache_write_5m: '3.75', output: '15' };
const SONNET_3_LONG: ClaudePricesWithout1h = { input: '6', cache_read: '0.6', cache_write_5m: '7.5', output: '22.5' };
const SONNET_5_5: ClaudePrices = { input: '2', cache_read: '0.1', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' };

/**
 * Claude on Amazon Bedrock, at the prices of the `global.` profile. Geographic profiles and calls of a region's own model cost
 * 1.1 times that from Claude 4.5 on; a batch is at half. Amazon offers no flex, priority or fast tier for Claude, and no
 * searches: those have no price here.
 */
export const BEDROCK_CLAUDE: readonly ModelPrices[] = [
  claude('anthropic.claude-fable-5-2', TWO_AGREE, { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' }),
  claude('anthropic.claude-mythos-5-2', pricing('genai-prices 0.2.3.'), { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' }, [], 'imported'),
  claude('anthropic.claude-fable-5-1', TWO_AGREE, { input: '10', cache_read: '0.25', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' }),
  claude('anthropic.claude-fable-5', THREE_AGREE, { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' }),
  claude('anthropic.claude-opus-5-5', TWO_AGREE, { input: '4', cache_read: '0.2', cache_write_5m: '5', cache_write_1h: '8', output: '20' }),
  claude('anthropic.claude-opus-5', THREE_AGREE, OPUS),
  claude('anthropic.claude-opus-4-8', THREE_AGREE, OPUS),
  claude('anthropic.claude-opus-4-7', THREE_AGREE, OPUS),
  claude('anthropic.claude-opus-4-6-v1', THREE_AGREE, OPUS),
  claude('anthropic.claude-opus-4-5-20251101-v1:0', pricing('pi-ai 1.5.2 and genai-prices 0.2.3 agree, as does LiteLLM of 2026-08-01 except for the profile of the EU, which it has at the global price.'), OPUS),
  older('anthropic.claude-opus-4-1-20250805-v1:0', OPUS_4),
  older('anthropic.claude-opus-4-20250514-v1:0', OPUS_4),
  {
    providers, model: 'anthropic.claude-sonnet-5-5',
    versions: [
      version(pricing('Anthropic\'s own price before it halved cache reads on 2026-10-07.'), claudeMeters({ ...SONNET_5_5, cache_read: '0.2' }), PLACES, {
        validFrom: '2026-09-28T00:00:00Z', validTo: '2026-10-07T00:00:00Z', status: 'imported',
      }),
      version(TWO_AGREE, claudeMeters(SONNET_5_5), PLACES, { version: 2, validFrom: '2026-10-07T00:00:00Z' }),
    ],
  },
  claude('anthropic.claude-sonnet-5', THREE_AGREE, { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' }),
  claude('anthropic.claude-sonnet-4-6', THREE_AGREE, SONNET),
  claude(
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
    pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree on global and regional profiles; the tier above 200,000 tokens, and GovCloud at 1.2 times, are in LiteLLM alone, the tier as on Anthropic\'s price page.'),
    SONNET, [over(200_000, claudeMeters(SONNET_LONG))],
  ),
  older(
    'anthropic.claude-sonnet-4-20250514-v1:0', SONNET_3,
    pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; the tier above 200,000 tokens is in LiteLLM and on Anthropic\'s price page.'),
    [over(200_000, claudeMeters(SONNET_3_LONG))],
  ),
  older('anthropic.claude-3-7-sonnet-20250219-v1:0', SONNET_3),
  older('anthropic.claude-3-5-sonnet-20241022-v2:0', SONNET_3),
  older('anthropic.claude-3-5-sonnet-20240620-v1:0', SONNET_3),
  uncached('anthropic.claude-3-sonnet-20240229-v1:0', '3', '15'),
  claude('anthropic.claude-haiku-5-5', TWO_AGREE, { input: '0.1', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.2', output: '0.5' }, [
    over(100_000, claudeMeters({ input: '0.5', cache_read: '0.05', cache_write_5m: '0.625', cache_write_1h: '1', output: '2.5' })),
  ]),
  claude('anthropic.claude-haiku-4-5-20251001-v1:0', THREE_AGREE, { input: '1', cache_read: '0.1', cache_write_5m: '1.25', cache_write_1h: '2', output: '5' }),
  older(
    'anthropic.claude-3-5-haiku-20241022-v1:0', { input: '0.8', cache_read: '0.08', cache_write_5m: '1', output: '4' },
    pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree, except that the latter has the profile of the EU at the price of Claude 3 Haiku, a slip.'),
  ),
  uncached('anthropic.claude-3-haiku-20240307-v1:0', '0.25', '1.25'),
  uncached('anthropic.claude-3-opus-20240229-v1:0', '15', '75'),
];
