import { RECORDED_AT } from '../revision-1.ts';
import { tier } from '../rules.ts';
import { BATCH, BOTH, GEMINI_API, pricing, VERTEX_AI, vertexPricing } from './google-prices.ts';
import type { ModelPrices } from '../../price-book.ts';

/** Google's embeddings: input only. */
export const GOOGLE_EMBEDDINGS: readonly ModelPrices[] = [
  {
    providers: BOTH, model: 'gemini-embedding-2', aliases: ['gemini-embedding-2-preview'],
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Every medium, standard and batch: Google\'s page of 2026-08-27, genai-prices 0.2.3 and LiteLLM 1.109.1 agree.'),
      prices: { input: '0.2', input_audio: '6.5', input_image: '0.45', input_video: '12' },
      rules: [BATCH],
    }],
  },
  {
    providers: GEMINI_API, model: 'gemini-embedding-001',
    versions: [{
      version: 1, validFrom: '2025-07-14T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Google\'s page of 2026-08-27 and LiteLLM 1.109.1 agree; standard also genai-prices 0.2.3.'),
      prices: { input: '0.15' },
      rules: [BATCH],
    }],
  },
  {
    providers: VERTEX_AI, model: 'gemini-embedding-001',
    versions: [{
      version: 1, validFrom: '2025-07-14T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: vertexPricing('Standard: genai-prices 0.2.3 and LiteLLM 1.109.1 agree. Batch at 0.12 is LiteLLM\'s, of Vertex AI.'),
      prices: { input: '0.15' },
      rules: [tier('batch', '0.8')],
    }],
  },
];
