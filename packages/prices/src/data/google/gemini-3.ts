import { RECORDED_AT } from '../revision-1.ts';
import { over, tierPrices } from '../rules.ts';
import { BATCH, BOTH, CACHE_AT_LIST, CACHE_IN_TIER, GEMINI_API, multimodal, pricing, PRIORITY, REGIONAL, retired, STORAGE_IN_TIER, VERTEX_AI, vertexPricing } from './google-prices.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource } from '../../price-book.ts';

const ALL_TIERS: PriceSource = pricing(
  'Every tier: Google\'s page of 2026-08-27, genai-prices 0.2.3 (page of 2026-10-14) and LiteLLM 1.109.1 agree; standard also pi-ai 1.5.2. Storage and grounding: the page and ai-sdk-cost-calculator 7.1.14.',
);
const UNTIL_2027: PriceSource = pricing(
  '"$0.75 through December 31, 2026", every tier: Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree; standard also pi-ai 1.5.2. Google\'s guide to batches says that cache hits cost the standard price there, its price table halves them.',
);
const FROM_2027: PriceSource = pricing('"$1.50 starting January 1, 2027", every tier: Google\'s page of 2026-08-27 and genai-prices 0.2.3 agree.');
const LONG_CONTEXT: PriceSource = pricing(
  'Every tier, below and above 200,000 tokens: Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree; standard also pi-ai 1.5.2 and, on Vertex AI, LiteLLM.',
);
const LAUNCH_OF_36: PriceSource = pricing(
  'Google\'s launch page, readings of its price page on 2026-07-22 and 2026-08-08, LiteLLM and OpenRouter of 2026-08-01 agree. genai-prices 0.2.3 has the introductory prices from the first day.',
);

/** The Flash prices of 3.6 to 3.8 until the end of 2026, and after it. */
const FLASH_2026: MeterPrices = { ...multimodal({ input: '0.75', cached: '0.075', output: '3.75' }), cache_storage: '0.5', grounding: '14' };
const FLASH_2027: MeterPrices = { ...multimodal({ input: '1.5', cached: '0.15', output: '7.5' }), cache_storage: '1', grounding: '14' };
const FLASH_RULES: readonly PriceRule[] = [...CACHE_IN_TIER, REGIONAL];

const PRO_3: MeterPrices = { ...multimodal({ input: '2', cached: '0.2', output: '12' }), cache_storage: '4.5', grounding: '14' };
const PRO_3_RULES: readonly PriceRule[] = [over(200_000, multimodal({ input: '4', cached: '0.4', output: '18' })), ...CACHE_AT_LIST];

const FLASH_3: MeterPrices = { ...multimodal({ input: '0.5', cached: '0.05', audio: '1', cachedAudio: '0.1', output: '3' }), cache_storage: '1', grounding: '14' };
const FLASH_35: MeterPrices = { ...multimodal({ input: '1.5', cached: '0.15', output: '9' }), cache_storage: '1', grounding: '14' };
const LITE_35: MeterPrices = { ...multimodal({ input: '0.3', cached: '0.03', output: '2.5' }), cache_storage: '1', grounding: '14' };
const LITE_31: MeterPrices = {
  ...multimodal({ input: '0.25', cached: '0.025', audio: '0.5', cachedAudio: '0.05', output: '1.5' }), cache_storage: '1', grounding: '14',
};

/** The day on which Google began to bill what Gemini 3 searches. */
const GROUNDING_BILLED = '2026-01-05T00:00:00Z';
/** Vertex AI bills its locations at 1.1 times the global endpoint since July 2026; the day was not established. */
const LOCATIONS_BILLED = '2026-07-01T00:00:00Z';

/** Gemini 3 and 4: what is billed for text, with images, video, audio, caches, tiers and grounding. */
export const GEMINI_3: readonly ModelPrices[] = [
  {
    providers: BOTH, model: 'gemini-4-argon',
    versions: [
      {
        version: 1, validFrom: '2026-09-30T00:00:00Z', validTo: '2026-12-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Launch price through 2026-11-30: pi-ai 1.5.2, genai-prices 0.2.3 (page of 2026-10-14) and LiteLLM 1.109.1 agree on every tier that they have. Caching is implicit only, so that no storage is billed.'),
        prices: { ...multimodal({ input: '2', cached: '0.1', output: '10' }), grounding: '14' },
        rules: FLASH_RULES,
      },
      {
        version: 2, validFrom: '2026-12-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Announced doubling: genai-prices 0.2.3, LiteLLM\'s announcement and a price table released by others on 2026-10-13 agree.'),
        prices: { ...multimodal({ input: '4', cached: '0.2', output: '20' }), grounding: '14' },
        rules: FLASH_RULES,
      },
    ],
  },
  {
    providers: BOTH, model: 'gemini-3.8-flash', aliases: ['gemini-flash-latest'],
    versions: [
      { version: 1, validFrom: '2026-09-02T00:00:00Z', validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: UNTIL_2027, prices: FLASH_2026, rules: FLASH_RULES },
      { version: 2, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FROM_2027, prices: FLASH_2027, rules: FLASH_RULES },
    ],
  },
  {
    providers: BOTH, model: 'gemini-3.7-flash',
    versions: [
      { version: 1, validFrom: '2026-08-13T00:00:00Z', validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: UNTIL_2027, prices: FLASH_2026, rules: FLASH_RULES },
      { version: 2, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FROM_2027, prices: FLASH_2027, rules: FLASH_RULES },
    ],
  },
  {
    providers: BOTH, model: 'gemini-3.6-flash',
    versions: [
      { version: 1, validFrom: '2026-07-21T00:00:00Z', validTo: '2026-08-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: LAUNCH_OF_36, prices: FLASH_2027, rules: FLASH_RULES },
      { version: 2, validFrom: '2026-08-13T00:00:00Z', validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: UNTIL_2027, prices: FLASH_2026, rules: FLASH_RULES },
      { version: 3, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FROM_2027, prices: FLASH_2027, rules: FLASH_RULES },
    ],
  },
  {
    providers: GEMINI_API, model: 'gemini-3.5-flash',
    versions: [{
      version: 1, validFrom: '2026-05-19T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Every tier: Google\'s page of 2026-08-27 and LiteLLM 1.109.1 agree, on cache hits in flex at 0.08 too; standard also pi-ai 1.5.2 and genai-prices 0.2.3. LiteLLM of 2026-08-01 had audio at 1.'),
      prices: FLASH_35,
      rules: [BATCH, tierPrices('flex', multimodal({ input: '0.75', cached: '0.08', output: '4.5' })), PRIORITY],
    }],
  },
  {
    providers: VERTEX_AI, model: 'gemini-3.5-flash',
    versions: [
      {
        version: 1, validFrom: '2026-05-19T00:00:00Z', validTo: LOCATIONS_BILLED, recordedAt: RECORDED_AT, status: 'verified',
        source: vertexPricing('As the Gemini API but for cache hits in flex: LiteLLM 1.109.1; standard also pi-ai 1.5.2.'),
        prices: FLASH_35, rules: CACHE_IN_TIER,
      },
      {
        version: 2, validFrom: LOCATIONS_BILLED, recordedAt: RECORDED_AT, status: 'verified',
        source: vertexPricing('As before; locations at 1.1: LiteLLM 1.109.1 and truefoundry/models of August 2026, storage included, agree.'),
        prices: FLASH_35, rules: FLASH_RULES,
      },
    ],
  },
  {
    providers: GEMINI_API, model: 'gemini-3.5-flash-lite', aliases: ['gemini-flash-lite-latest'],
    versions: [{
      version: 1, validFrom: '2026-07-21T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Every tier: Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree, on cache hits at 0.02 in batch and flex and 0.05 in priority too, which are no exact multiples.'),
      prices: LITE_35,
      rules: [
        tierPrices('batch', multimodal({ input: '0.15', cached: '0.02', output: '1.25' })),
        tierPrices('flex', multimodal({ input: '0.15', cached: '0.02', output: '1.25' })),
        tierPrices('priority', multimodal({ input: '0.54', cached: '0.05', output: '4.5' })),
      ],
    }],
  },
  {
    providers: VERTEX_AI, model: 'gemini-3.5-flash-lite',
    versions: [{
      version: 1, validFrom: '2026-07-21T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: vertexPricing('LiteLLM 1.109.1 has exact multiples for cache hits in every tier, and locations at 1.1, as promptfoo has; standard also pi-ai 1.5.2.'),
      prices: LITE_35, rules: FLASH_RULES,
    }],
  },
  {
    providers: BOTH, model: 'gemini-3.1-pro-preview', aliases: ['gemini-3.1-pro-preview-customtools', 'gemini-pro-latest'],
    versions: [{ version: 1, validFrom: '2026-02-19T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: LONG_CONTEXT, prices: PRO_3, rules: PRO_3_RULES }],
  },
  {
    providers: BOTH, model: 'gemini-3-pro-preview', deprecation: retired('2026-03-09T00:00:00Z', 'gemini-3.1-pro-preview'),
    versions: [
      {
        version: 1, validFrom: '2025-11-18T00:00:00Z', validTo: GROUNDING_BILLED, recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. What it searched was not billed before 2026-01-05.'),
        prices: { ...PRO_3, grounding: '0' }, rules: PRO_3_RULES,
      },
      {
        version: 2, validFrom: GROUNDING_BILLED, recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree.'),
        prices: PRO_3, rules: PRO_3_RULES,
      },
    ],
  },
  {
    providers: BOTH, model: 'gemini-3.1-flash-lite', aliases: ['gemini-3.1-flash-lite-preview'],
    versions: [
      { version: 1, validFrom: '2026-03-03T00:00:00Z', validTo: LOCATIONS_BILLED, recordedAt: RECORDED_AT, status: 'verified', source: ALL_TIERS, prices: LITE_31, rules: STORAGE_IN_TIER },
      { version: 2, validFrom: LOCATIONS_BILLED, recordedAt: RECORDED_AT, status: 'verified', source: ALL_TIERS, prices: LITE_31, rules: [...STORAGE_IN_TIER, REGIONAL] },
    ],
  },
  {
    providers: BOTH, model: 'gemini-3-flash-preview',
    versions: [
      {
        version: 1, validFrom: '2025-12-17T00:00:00Z', validTo: GROUNDING_BILLED, recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. What it searched was not billed before 2026-01-05.'),
        prices: { ...FLASH_3, grounding: '0' }, rules: CACHE_AT_LIST,
      },
      { version: 2, validFrom: GROUNDING_BILLED, recordedAt: RECORDED_AT, status: 'verified', source: ALL_TIERS, prices: FLASH_3, rules: CACHE_AT_LIST },
    ],
  },
];
