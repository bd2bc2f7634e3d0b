import { RECORDED_AT } from '../revision-1.ts';
import { GEMINI_API, pricing, VERTEX_AI, vertexPricing } from './google-prices.ts';
import type { MeterPrices, ModelPrices, PriceVersion } from '../../price-book.ts';

const NOTHING: MeterPrices = { input: '0', cache_read: '0', input_audio: '0', input_image: '0', input_video: '0', output: '0' };
const FREE: PriceVersion = {
  version: 1, recordedAt: RECORDED_AT, status: 'free',
  source: pricing('"Free of charge", and no paid tier: Google\'s pages of April 2026 (Gemma 3) and 2026-08-27 (Gemma 4), pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.109.1 agree.'),
  prices: NOTHING,
};

/** Open models that the Gemini API serves for nothing. */
export const GEMMA: readonly ModelPrices[] = [
  { providers: GEMINI_API, model: 'gemma-4-31b-it', versions: [FREE] },
  { providers: GEMINI_API, model: 'gemma-4-26b-a4b-it', versions: [FREE] },
  {
    providers: VERTEX_AI, model: 'gemma-4-26b-a4b-it-maas',
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: vertexPricing('genai-prices 0.2.3, which read Google\'s page, and Vercel\'s list in pi-ai 1.5.2 agree.'),
      prices: { input: '0.15', cache_read: '0.015', output: '0.6' },
    }],
  },
  { providers: GEMINI_API, model: 'gemma-3-27b-it', aliases: ['gemma-3-12b-it', 'gemma-3-4b-it', 'gemma-3-1b-it', 'gemma-3n-e4b-it', 'gemma-3n-e2b-it'], versions: [FREE] },
];
