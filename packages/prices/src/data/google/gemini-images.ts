import { RECORDED_AT } from '../revision-1.ts';
import { tier } from '../rules.ts';
import { BATCH, BOTH, CACHE_IN_TIER, pricing, PRIORITY, REGIONAL, retired } from './google-prices.ts';
import type { MeterPrices, ModelPrices, PriceSource } from '../../price-book.ts';

const AGREED: PriceSource = pricing(
  'Google\'s page of 2026-08-27, genai-prices 0.2.3 (page of 2026-10-14) and LiteLLM 1.109.1 agree. Cached input: LiteLLM\'s list of Vertex AI; the Gemini API has no cache for it.',
);

/** Text and images in; text, thoughts and images out. An image is so many tokens: 1,120 at 1K for most of these models. */
function drawing(input: string, output: string, image: string, cached?: string): MeterPrices {
  const read = cached === undefined ? {} : { cache_read: cached, cache_read_image: cached };
  return { input, ...read, input_image: input, output, output_image: image };
}

/** Gemini models that draw: images are output tokens with a price of their own. */
export const GEMINI_IMAGES: readonly ModelPrices[] = [
  {
    providers: BOTH, model: 'gemini-nano-banana-2.1',
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('genai-prices 0.2.3 (page of 2026-10-15) and LiteLLM 1.109.1 agree; priority and cached input are LiteLLM\'s, of Vertex AI.'),
      prices: { ...drawing('1.5', '7.5', '30', '0.15'), grounding: '14' },
      rules: [BATCH, PRIORITY],
    }],
  },
  {
    providers: BOTH, model: 'gemini-3-pro-image', aliases: ['gemini-3-pro-image-preview', 'nano-banana-pro-preview'],
    versions: [{
      version: 1, validFrom: '2025-11-20T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED,
      prices: { ...drawing('2', '12', '120', '0.2'), grounding: '14' },
      rules: CACHE_IN_TIER,
    }],
  },
  {
    providers: BOTH, model: 'gemini-3.1-flash-image', aliases: ['gemini-3.1-flash-image-preview'],
    versions: [{
      version: 1, validFrom: '2026-02-26T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Standard and batch: Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree; LiteLLM of 2026-08-01 had half of it for the Gemini API. Flex, priority, locations at 1.1 and cached input are LiteLLM\'s, of Vertex AI.'),
      prices: { ...drawing('0.5', '3', '60', '0.05'), grounding: '14' },
      rules: [...CACHE_IN_TIER, REGIONAL],
    }],
  },
  {
    providers: BOTH, model: 'gemini-3.1-flash-lite-image',
    versions: [{
      version: 1, validFrom: '2026-06-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AGREED,
      prices: { ...drawing('0.25', '1.5', '30', '0.025'), input_video: '0.25' },
      rules: CACHE_IN_TIER,
    }],
  },
  {
    providers: BOTH, model: 'gemini-2.5-flash-image', aliases: ['gemini-2.5-flash-image-preview'],
    versions: [{
      version: 1, validFrom: '2025-08-26T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Every tier: Google\'s page of 2026-08-27 ($0.039, 0.0195 and 0.0702 for an image of 1,290 tokens), genai-prices 0.2.3 and LiteLLM 1.109.1 agree. Cached input has a price in LiteLLM alone.'),
      prices: drawing('0.3', '2.5', '30'),
      rules: [BATCH, tier('flex', '0.5'), PRIORITY],
    }],
  },

  // By the image
  {
    providers: BOTH, model: 'imagen-4.0-generate-001', deprecation: retired('2026-08-17T00:00:00Z', 'gemini-3.1-flash-image'),
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('Google\'s page of April 2026 and LiteLLM of 2026-08-01 (Gemini API and Vertex AI) agree.'), prices: { image: '0.04' } }],
  },
  {
    providers: BOTH, model: 'imagen-4.0-ultra-generate-001', deprecation: retired('2026-08-17T00:00:00Z', 'gemini-3.1-flash-image'),
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('Google\'s page of April 2026 and LiteLLM of 2026-08-01 (Gemini API and Vertex AI) agree.'), prices: { image: '0.06' } }],
  },
  {
    providers: BOTH, model: 'imagen-4.0-fast-generate-001', deprecation: retired('2026-08-17T00:00:00Z', 'gemini-3.1-flash-image'),
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('Google\'s page of April 2026 and LiteLLM of 2026-08-01 (Gemini API and Vertex AI) agree.'), prices: { image: '0.02' } }],
  },
];
