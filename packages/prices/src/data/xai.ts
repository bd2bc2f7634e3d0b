import type { Deprecation, MeterPrices, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { from, geography, parameterPrices, tier } from './rules.ts';

const providers: readonly string[] = ['x_ai'];

/** xAI's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://docs.x.ai/developers/pricing', checkedAt: CHECKED_AT, note };
}

function version(
  number: number,
  [validFrom, validTo]: readonly [from: string, to?: string],
  status: PriceStatus,
  source: PriceSource,
  prices: MeterPrices,
  rules?: readonly PriceRule[],
): PriceVersion {
  const until = validTo === undefined ? {} : { validTo };
  return { version: number, validFrom, ...until, recordedAt: RECORDED_AT, status, source, prices, ...(rules === undefined ? {} : { rules }) };
}

/** 12:00 in California on 2026-05-15, when the older models were retired and their names led to newer ones. */
const RETIREMENT = '2026-05-15T19:00:00Z';

/**
 * Fees of the tools that xAI runs, per 1,000. `grounding` is X Search, billed per post that it fetches (per call until summer
 * 2026, at the same price); profiles, at twice that, are not told apart. `file_search` is a search of collections. `container` is a call
 * of the code interpreter, and its price is for one. Searches of attached files have no meter.
 */
const TOOLS: MeterPrices = { web_search: '5', grounding: '5', file_search: '2.5', container: '0.005' };
/** Live Search, $25 per 1,000 sources until January 2026, is not in here, nor X Search beside it. */
const OLDER_TOOLS: MeterPrices = { web_search: '5', file_search: '2.5', container: '0.005' };

type Text = Readonly<Record<'input' | 'cache_read' | 'output', string>>;

/** Text prices, and the same for image tokens. */
function withImages(prices: Text): MeterPrices {
  return { input: prices.input, cache_read: prices.cache_read, input_image: prices.input, cache_read_image: prices.cache_read, output: prices.output };
}

const PRIORITY: PriceRule = tier('priority', '2');
const US: PriceRule = geography('us', '1.1');
const BATCH_20_OFF: PriceRule = tier('batch', '0.8');
/** What the Batch API took off every model until discounts began to vary. */
const BATCH_HALF: readonly PriceRule[] = [tier('batch', '0.5')];

const GROK_4_6: MeterPrices = { ...withImages({ input: '2', cache_read: '0.5', output: '6' }), ...TOOLS };
const GROK_4_6_LONG: PriceRule = from(200_000, withImages({ input: '4', cache_read: '1', output: '12' }));
const GROK_4_5: MeterPrices = { ...withImages({ input: '2', cache_read: '0.3', output: '6' }), ...TOOLS };
const GROK_4_5_LONG: PriceRule = from(200_000, withImages({ input: '4', cache_read: '0.6', output: '12' }));
const GROK_4_3: MeterPrices = { ...withImages({ input: '1.25', cache_read: '0.2', output: '2.5' }), ...TOOLS };
const GROK_4_3_LONG: PriceRule = from(200_000, withImages({ input: '2.5', cache_read: '0.4', output: '5' }));
const GROK_4_3_RULES: readonly PriceRule[] = [GROK_4_3_LONG, BATCH_20_OFF, PRIORITY];
const GROK_4_20_FIRST: MeterPrices = { ...withImages({ input: '2', cache_read: '0.2', output: '6' }), ...TOOLS };
const GROK_4_20_FIRST_LONG: PriceRule = from(200_000, withImages({ input: '4', cache_read: '0.4', output: '12' }));
const GROK_BUILD: MeterPrices = { ...withImages({ input: '1', cache_read: '0.2', output: '2' }), ...TOOLS };
const GROK_BUILD_RULES: readonly PriceRule[] = [from(200_000, withImages({ input: '2', cache_read: '0.4', output: '4' })), PRIORITY];
const GROK_4: MeterPrices = { ...withImages({ input: '3', cache_read: '0.75', output: '15' }), ...OLDER_TOOLS };
const GROK_4_LONG: PriceRule = from(128_000, withImages({ input: '6', cache_read: '0.75', output: '30' }));
const GROK_4_FAST: MeterPrices = { ...withImages({ input: '0.2', cache_read: '0.05', output: '0.5' }), ...OLDER_TOOLS };
const GROK_4_FAST_LONG: PriceRule = from(128_000, withImages({ input: '0.4', cache_read: '0.05', output: '1' }));

const CURRENT = pricing('xAI\'s page of 2026-09-29, pi-ai 1.5.2 and genai-prices 0.2.3 agree; at 200,000 tokens the page says "≥", pi-ai has ">". No batch discount on the page; OpenRouter lists one of 20 % of its own.');
const CURRENT_US = pricing('xAI\'s page of 2026-09-29, pi-ai 1.5.2 and genai-prices 0.2.3 agree; at 200,000 tokens the page says "≥", pi-ai has ">". No batch discount on the page; OpenRouter lists one of 20 % of its own. The US endpoint serves grok-4.6 and grok-4.7 alone.');
const CURRENT_BATCH = pricing('xAI\'s page of 2026-09-29, pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM and OpenRouter of 2026-08-01 agree; at 200,000 tokens the page says "≥", pi-ai has ">". 20 % off in batches.');
const BEFORE_APRIL = pricing('genai-prices 0.2.3 with copies of xAI\'s pages of 2026-04-30, LiteLLM of 2026-08-01 (beta names) agree; the long-context prices are in genai-prices alone.');
const REDIRECTED: PriceSource = {
  url: 'https://docs.x.ai/developers/migration/may-15-retirement', checkedAt: CHECKED_AT,
  note: 'Requests lead to grok-4.3 and are billed as it: xAI\'s notice as quoted by LiteLLM, models.dev and customers. The first notice said that they would fail.',
};
const FAST = pricing('LiteLLM of 2026-08-01 and ai-sdk-cost-calculator 7.1.14 agree; genai-prices 0.2.3 has no long-context tier. "128k" is read as "at least", as xAI writes it. Half price in batches, as the Batch API\'s page said in spring 2026.');
const GROK_3 = pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. Half price in batches, as the Batch API\'s page said in spring 2026.');
const IMAGES = pricing('xAI\'s page of 2026-09-29 and ai-sdk-cost-calculator 7.1.14 agree; the lowest resolution where none is stated. Images that go in are billed apart and not told apart here.');
const VIDEOS = pricing('xAI\'s page of 2026-09-29, the lowest resolution also in ai-sdk-cost-calculator 7.1.14; 480p where none is stated. Images and video that go in are not told apart here.');

function retired(replacement: string): Deprecation {
  return { retiresAt: RETIREMENT, replacement, source: REDIRECTED };
}

/** The price of grok-4.3 under the name of a retired model. */
function redirected(number: number): PriceVersion {
  return version(number, [RETIREMENT], 'verified', REDIRECTED, GROK_4_3, GROK_4_3_RULES);
}

/** xAI's own API. Reasoning is output. The dearer prices hold for a whole request from their bound on. */
export const XAI: readonly ModelPrices[] = [
  // Text, current
  {
    providers, model: 'grok-4.7', aliases: ['grok-4.7-latest'], dated: true,
    versions: [version(1, ['2026-09-21T00:00:00Z'], 'verified', CURRENT_US, GROK_4_6, [GROK_4_6_LONG, PRIORITY, US])],
  },
  {
    providers, model: 'grok-4.6', aliases: ['grok-4.6-latest'], dated: true,
    versions: [version(1, ['2026-08-12T00:00:00Z'], 'verified', CURRENT_US, GROK_4_6, [GROK_4_6_LONG, PRIORITY, US])],
  },
  {
    providers, model: 'grok-4.5', aliases: ['grok-4.5-latest', 'grok-build-latest'], dated: true,
    versions: [
      version(1, ['2026-07-08T00:00:00Z', '2026-07-30T00:00:00Z'], 'disputed',
        pricing('Lists of July 2026 and LiteLLM have cached input at 0.5; by 2026-07-30 xAI\'s page had 0.3, and some took 0.5 for a mistake from the start.'),
        { ...GROK_4_6, ...TOOLS }, [GROK_4_6_LONG, PRIORITY]),
      version(2, ['2026-07-30T00:00:00Z'], 'verified', CURRENT, GROK_4_5, [GROK_4_5_LONG, PRIORITY]),
    ],
  },
  {
    providers, model: 'grok-4.3', aliases: ['grok-4.3-latest'], dated: true,
    versions: [version(1, ['2026-04-30T00:00:00Z'], 'verified', CURRENT_BATCH, GROK_4_3, GROK_4_3_RULES)],
  },
  {
    providers, model: 'grok-4.20-0309-reasoning',
    aliases: ['grok-4.20', 'grok-4.20-reasoning', 'grok-4.20-non-reasoning', 'grok-4.20-0309-non-reasoning', 'grok-4.20-beta-0309-reasoning', 'grok-4.20-beta-0309-non-reasoning'],
    versions: [
      version(1, ['2026-03-09T00:00:00Z', '2026-04-30T00:00:00Z'], 'verified', BEFORE_APRIL, GROK_4_20_FIRST, [GROK_4_20_FIRST_LONG]),
      version(2, ['2026-04-30T00:00:00Z'], 'verified', CURRENT_BATCH, GROK_4_3, GROK_4_3_RULES),
    ],
  },
  {
    providers, model: 'grok-4.20-multi-agent-0309',
    aliases: ['grok-4.20-multi-agent', 'grok-4.20-multi-agent-latest', 'grok-4.20-multi-agent-beta-0309', 'grok-4.20-multi-agent-beta-latest'],
    versions: [
      version(1, ['2026-03-09T00:00:00Z', '2026-04-30T00:00:00Z'], 'verified', BEFORE_APRIL, GROK_4_20_FIRST, [GROK_4_20_FIRST_LONG]),
      version(2, ['2026-04-30T00:00:00Z'], 'verified', CURRENT_BATCH, GROK_4_3, GROK_4_3_RULES),
    ],
  },
  {
    providers, model: 'grok-build-0.1',
    versions: [version(1, ['2026-05-20T00:00:00Z'], 'verified', CURRENT, GROK_BUILD, GROK_BUILD_RULES)],
  },

  // Text, retired
  {
    providers, model: 'grok-4-0709', aliases: ['grok-4', 'grok-4-latest'], deprecation: retired('grok-4.3'),
    versions: [
      version(1, ['2025-07-09T00:00:00Z', RETIREMENT], 'disputed',
        pricing('All agree on 3 and 15; the tier from 128,000 tokens is in LiteLLM and resellers\' lists, not in genai-prices 0.2.3. Cached input: genai-prices and ai-sdk-cost-calculator 7.1.14. Half price in batches, as the Batch API\'s page said in spring 2026.'),
        GROK_4, [GROK_4_LONG, ...BATCH_HALF]),
      redirected(2),
    ],
  },
  {
    providers, model: 'grok-4-1-fast-reasoning',
    aliases: ['grok-4-1-fast', 'grok-4-1-fast-reasoning-latest', 'grok-4-1-fast-non-reasoning', 'grok-4-1-fast-non-reasoning-latest'],
    deprecation: retired('grok-4.3'),
    versions: [version(1, ['2025-11-19T00:00:00Z', RETIREMENT], 'verified', FAST, GROK_4_FAST, [GROK_4_FAST_LONG, ...BATCH_HALF]), redirected(2)],
  },
  {
    providers, model: 'grok-4-fast-reasoning',
    aliases: ['grok-4-fast', 'grok-4-fast-reasoning-latest', 'grok-4-fast-non-reasoning', 'grok-4-fast-non-reasoning-latest'],
    deprecation: retired('grok-4.3'),
    versions: [version(1, ['2025-09-19T00:00:00Z', RETIREMENT], 'verified', FAST, GROK_4_FAST, [GROK_4_FAST_LONG, ...BATCH_HALF]), redirected(2)],
  },
  {
    providers, model: 'grok-code-fast-1', aliases: ['grok-code-fast', 'grok-code-fast-1-0825'], deprecation: retired('grok-build-0.1'),
    versions: [
      version(1, ['2025-08-26T00:00:00Z', RETIREMENT], 'verified',
        pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. Half price in batches, as the Batch API\'s page said in spring 2026.'),
        { input: '0.2', cache_read: '0.02', output: '1.5', ...OLDER_TOOLS }, BATCH_HALF),
      version(2, [RETIREMENT], 'disputed',
        pricing('The name leads to grok-build-0.1 in LiteLLM and ai-sdk-cost-calculator 7.1.14, which came five days later; the first notice named grok-4.3.'),
        GROK_BUILD, GROK_BUILD_RULES),
    ],
  },
  {
    providers, model: 'grok-3', aliases: ['grok-3-latest', 'grok-3-beta'], deprecation: retired('grok-4.3'),
    versions: [
      version(1, ['2025-04-09T00:00:00Z', RETIREMENT], 'verified', GROK_3, { input: '3', cache_read: '0.75', output: '15', ...OLDER_TOOLS }, BATCH_HALF),
      redirected(2),
    ],
  },
  {
    providers, model: 'grok-3-fast', aliases: ['grok-3-fast-latest', 'grok-3-fast-beta'],
    versions: [version(1, ['2025-04-09T00:00:00Z'], 'verified',
      pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; ai-sdk-cost-calculator 7.1.14 has the price of grok-3. When it ended was not established.'),
      { input: '5', cache_read: '1.25', output: '25' })],
  },
  {
    providers, model: 'grok-3-mini', aliases: ['grok-3-mini-latest', 'grok-3-mini-beta'],
    versions: [version(1, ['2025-04-09T00:00:00Z'], 'verified', GROK_3, { input: '0.3', cache_read: '0.075', output: '0.5', ...OLDER_TOOLS }, BATCH_HALF)],
  },
  {
    providers, model: 'grok-3-mini-fast', aliases: ['grok-3-mini-fast-latest', 'grok-3-mini-fast-beta'],
    versions: [version(1, ['2025-04-09T00:00:00Z'], 'verified',
      pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; ai-sdk-cost-calculator 7.1.14 has the price of grok-3-mini. When it ended was not established.'),
      { input: '0.6', cache_read: '0.15', output: '4' })],
  },
  {
    providers, model: 'grok-2-1212', aliases: ['grok-2', 'grok-2-latest'],
    versions: [version(1, ['2024-12-12T00:00:00Z'], 'verified', pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; it had no cache.'), { input: '2', output: '10' })],
  },
  {
    providers, model: 'grok-2-vision-1212', aliases: ['grok-2-vision', 'grok-2-vision-latest'],
    versions: [version(1, ['2024-12-12T00:00:00Z'], 'verified', pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; image tokens cost as much as text.'), { input: '2', input_image: '2', output: '10' })],
  },

  // Images and video
  {
    providers, model: 'grok-imagine-image-2.0',
    versions: [version(1, ['2026-08-01T00:00:00Z'], 'verified',
      pricing('xAI\'s page of 2026-09-29 and ai-sdk-cost-calculator 7.1.14 agree; 1K at low quality where nothing is stated. The day of release was not established. Images that go in, $0.01 each, are not told apart.'),
      { image: '0.04' }, [
        parameterPrices('1.5k', { resolution: '1.5k' }, { image: '0.05' }),
        parameterPrices('2k', { resolution: '2k' }, { image: '0.06' }),
        parameterPrices('medium', { quality: 'medium' }, { image: '0.06' }),
        parameterPrices('medium-1.5k', { quality: 'medium', resolution: '1.5k' }, { image: '0.07' }),
        parameterPrices('medium-2k', { quality: 'medium', resolution: '2k' }, { image: '0.08' }),
      ])],
  },
  {
    providers, model: 'grok-imagine-image',
    versions: [version(1, ['2026-01-28T00:00:00Z'], 'verified', IMAGES, { image: '0.02' })],
  },
  {
    providers, model: 'grok-imagine-image-quality',
    versions: [version(1, ['2026-04-01T00:00:00Z'], 'verified', IMAGES, { image: '0.05' }, [
      parameterPrices('1.5k', { resolution: '1.5k' }, { image: '0.06' }),
      parameterPrices('2k', { resolution: '2k' }, { image: '0.07' }),
    ])],
  },
  {
    providers, model: 'grok-imagine-image-pro', deprecation: retired('grok-imagine-image-quality'),
    versions: [
      version(1, ['2026-01-28T00:00:00Z', RETIREMENT], 'verified', pricing('A copy of xAI\'s page of spring 2026 and ai-sdk-cost-calculator 7.1.14 agree.'), { image: '0.07' }),
      version(2, [RETIREMENT], 'verified', REDIRECTED, { image: '0.05' }),
    ],
  },
  {
    providers, model: 'grok-2-image-1212', aliases: ['grok-2-image', 'grok-2-image-latest'],
    versions: [version(1, ['2025-03-19T00:00:00Z'], 'verified', pricing('Two independent price tables have $0.07 per image; ai-sdk-cost-calculator 7.1.14 has an estimate of 0.04.'), { image: '0.07' })],
  },
  {
    providers, model: 'grok-imagine-video',
    versions: [version(1, ['2026-01-28T00:00:00Z'], 'verified', VIDEOS, { video_second: '0.05' }, [parameterPrices('720p', { resolution: '720p' }, { video_second: '0.07' })])],
  },
  {
    providers, model: 'grok-imagine-video-1.5',
    versions: [version(1, ['2026-08-01T00:00:00Z'], 'verified', VIDEOS, { video_second: '0.08' }, [
      parameterPrices('720p', { resolution: '720p' }, { video_second: '0.14' }),
      parameterPrices('1080p', { resolution: '1080p' }, { video_second: '0.25' }),
    ])],
  },
  {
    providers, model: 'grok-imagine-video-1.5-lite',
    versions: [version(1, ['2026-09-01T00:00:00Z'], 'imported', pricing('xAI\'s page of 2026-09-29 alone; 480p where no resolution is stated.'), { video_second: '0.02' }, [
      parameterPrices('720p', { resolution: '720p' }, { video_second: '0.03' }),
      parameterPrices('1080p', { resolution: '1080p' }, { video_second: '0.14' }),
    ])],
  },

  // Voice
  {
    providers, model: 'grok-voice-think-fast-2.0',
    versions: [version(1, ['2026-08-05T00:00:00Z'], 'verified',
      pricing('$0.08 per minute and $0.004 for each text message, which is the fee of a request: xAI\'s page of 2026-09-29, genai-prices 0.2.3 and ai-sdk-cost-calculator 7.1.14 agree.'),
      { audio_second: '4.8', request: '4' })],
  },
  {
    providers, model: 'grok-voice-think-fast-1.0',
    versions: [version(1, ['2026-04-01T00:00:00Z'], 'verified', pricing('$0.05 per minute: a copy of xAI\'s page of spring 2026 and genai-prices 0.2.3 agree; text messages in genai-prices alone.'), { audio_second: '3', request: '4' })],
  },
  {
    providers, model: 'grok-voice-latest', aliases: ['grok-voice-3.0'],
    versions: [
      version(1, ['2026-04-01T00:00:00Z', '2026-08-05T00:00:00Z'], 'verified', pricing('Led to version 1.0 until 2026-08-05: genai-prices 0.2.3 and a copy of xAI\'s page of spring 2026.'), { audio_second: '3', request: '4' }),
      version(2, ['2026-08-05T00:00:00Z'], 'verified', pricing('xAI\'s page of 2026-09-29, genai-prices 0.2.3 and ai-sdk-cost-calculator 7.1.14 agree.'), { audio_second: '4.8', request: '4' }),
    ],
  },
  {
    providers, model: 'grok-voice-transcribe-2.0', aliases: ['grok-voice-transcribe-1.0'],
    versions: [version(1, ['2026-04-01T00:00:00Z'], 'verified',
      pricing('$0.10 per hour, $0.20 when streamed: xAI\'s pages of spring and autumn 2026; the ids are those of ai-sdk-cost-calculator 7.1.14.'),
      { audio_second: '0.1' }, [parameterPrices('streaming', { streaming: 'true' }, { audio_second: '0.2' })])],
  },
];
