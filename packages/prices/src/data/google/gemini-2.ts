import { RECORDED_AT } from '../revision-1.ts';
import { over } from '../rules.ts';
import { BATCH, BATCH_BUT_CACHE, BOTH, CACHE_AT_LIST, GEMINI_API, MAPS, multimodal, pricing, retired, VERTEX_AI, vertexPricing } from './google-prices.ts';
import type { ModelPrices, PriceSource } from '../../price-book.ts';

const ALL_TIERS: PriceSource = pricing(
  'Every tier: Google\'s pages of 2026-08-04 and 2026-08-27 and LiteLLM 1.109.1 agree; standard and batch also genai-prices 0.2.3, standard also pi-ai 1.5.2. LiteLLM of 2026-08-01 had priority of 2.5 Pro at the standard price. Until autumn 2025 cached input cost a quarter of input; the day of the cut was not established.',
);

/** Gemini 2: grounding is billed by the prompt that was grounded, and at another fee with Google Maps. */
export const GEMINI_2: readonly ModelPrices[] = [
  {
    providers: BOTH, model: 'gemini-2.5-pro',
    versions: [{
      version: 1, validFrom: '2025-06-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_TIERS,
      prices: { ...multimodal({ input: '1.25', cached: '0.125', output: '10' }), cache_storage: '4.5', grounding: '35' },
      rules: [over(200_000, multimodal({ input: '2.5', cached: '0.25', output: '15' })), ...CACHE_AT_LIST, MAPS],
    }],
  },
  {
    providers: BOTH, model: 'gemini-2.5-flash', aliases: ['gemini-2.5-flash-preview-09-2025'],
    versions: [{
      version: 1, validFrom: '2025-06-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_TIERS,
      prices: { ...multimodal({ input: '0.3', cached: '0.03', audio: '1', cachedAudio: '0.1', output: '2.5' }), cache_storage: '1', grounding: '35' },
      rules: [...CACHE_AT_LIST, MAPS],
    }],
  },
  {
    providers: BOTH, model: 'gemini-2.5-flash-lite', aliases: ['gemini-2.5-flash-lite-preview-09-2025'],
    versions: [{
      version: 1, validFrom: '2025-07-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_TIERS,
      prices: { ...multimodal({ input: '0.1', cached: '0.01', audio: '0.3', cachedAudio: '0.03', output: '0.4' }), cache_storage: '1', grounding: '35' },
      rules: [...CACHE_AT_LIST, MAPS],
    }],
  },
  {
    providers: BOTH, model: 'gemini-2.5-computer-use-preview-10-2025', deprecation: retired('2026-07-28T00:00:00Z'),
    versions: [{
      version: 1, validFrom: '2025-10-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Google\'s page of 2026-08-27, LiteLLM 1.109.1 and ai-sdk-cost-calculator 7.1.14 agree; it has no cache.'),
      prices: multimodal({ input: '1.25', output: '10' }),
      rules: [over(200_000, multimodal({ input: '2.5', output: '15' }))],
    }],
  },
  {
    providers: GEMINI_API, model: 'gemini-2.0-flash', aliases: ['gemini-2.0-flash-001'], deprecation: retired('2026-06-01T00:00:00Z', 'gemini-2.5-flash'),
    versions: [{
      version: 1, validFrom: '2025-02-05T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Google\'s page of April 2026, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; batch and storage are on the page.'),
      prices: { ...multimodal({ input: '0.1', cached: '0.025', audio: '0.7', cachedAudio: '0.175', output: '0.4' }), cache_storage: '1', grounding: '35' },
      rules: [BATCH_BUT_CACHE, MAPS],
    }],
  },
  {
    providers: VERTEX_AI, model: 'gemini-2.0-flash', aliases: ['gemini-2.0-flash-001'], deprecation: retired('2026-06-01T00:00:00Z', 'gemini-2.5-flash'),
    versions: [{
      version: 1, validFrom: '2025-02-05T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported',
      source: vertexPricing('LiteLLM of 2026-08-01 and 1.109.1 alone: Vertex AI was dearer than the Gemini API. Cached audio has no price in it.'),
      prices: { input: '0.15', cache_read: '0.0375', input_audio: '1', input_image: '0.15', input_video: '0.15', cache_read_image: '0.0375', cache_read_video: '0.0375', output: '0.6', grounding: '35' },
      rules: [BATCH_BUT_CACHE],
    }],
  },
  {
    providers: BOTH, model: 'gemini-2.0-flash-lite', aliases: ['gemini-2.0-flash-lite-001'], deprecation: retired('2026-06-01T00:00:00Z', 'gemini-2.5-flash-lite'),
    versions: [{
      version: 1, validFrom: '2025-02-25T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Google\'s page of April 2026, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree; it has no cache on the Gemini API.'),
      prices: multimodal({ input: '0.075', output: '0.3' }),
      rules: [BATCH],
    }],
  },
];
