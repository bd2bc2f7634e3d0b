import { RECORDED_AT } from '../revision-1.ts';
import { BOTH, GEMINI_API, pricing, VERTEX_AI, vertexPricing } from './google-prices.ts';
import type { ModelPrices, PriceRule, PriceSource } from '../../price-book.ts';

const VEO: PriceSource = pricing('Video with audio, which is the default: Google\'s page of 2026-08-27, LiteLLM 1.109.1 (Gemini API and Vertex AI) and ai-sdk-cost-calculator 7.1.14 agree.');
const SONG: PriceSource = pricing('Google\'s page of 2026-08-27 and LiteLLM 1.109.1 agree.');

/** What a second of a larger picture costs. A resolution that is not told is 720p, which is the default. */
function resolution(name: string, second: string): PriceRule {
  return { id: name, when: { parameters: { resolution: [name] } }, prices: { video_second: second } };
}

/** Google's models that make videos, by the second, and songs, by the request. */
export const GOOGLE_MEDIA: readonly ModelPrices[] = [
  {
    providers: BOTH, model: 'veo-3.1-generate-001', aliases: ['veo-3.1-generate-preview'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: VEO, prices: { video_second: '0.4' }, rules: [resolution('4k', '0.6')] }],
  },
  {
    providers: BOTH, model: 'veo-3.1-fast-generate-001', aliases: ['veo-3.1-fast-generate-preview'],
    versions: [
      {
        version: 1, validTo: '2026-04-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Google\'s page of April 2026; Google announced on 2026-03-31 that the price falls on 2026-04-07. LiteLLM of 2026-08-01 still had it.'),
        prices: { video_second: '0.15' }, rules: [resolution('4k', '0.35')],
      },
      {
        version: 2, validFrom: '2026-04-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: VEO,
        prices: { video_second: '0.1' }, rules: [resolution('1080p', '0.12'), resolution('4k', '0.3')],
      },
    ],
  },
  {
    providers: BOTH, model: 'veo-3.1-lite-generate-001', aliases: ['veo-3.1-lite-generate-preview'],
    versions: [{ version: 1, validFrom: '2026-03-31T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: VEO, prices: { video_second: '0.05' }, rules: [resolution('1080p', '0.08')] }],
  },
  {
    providers: BOTH, model: 'veo-3.0-generate-001',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('Google\'s page of April 2026 and LiteLLM of 2026-08-01 agree.'), prices: { video_second: '0.4' } }],
  },
  {
    providers: GEMINI_API, model: 'veo-2.0-generate-001',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: pricing('Google\'s page of April 2026 and LiteLLM of 2026-08-01 agree.'), prices: { video_second: '0.35' } }],
  },
  {
    providers: VERTEX_AI, model: 'veo-2.0-generate-001',
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'disputed',
      source: vertexPricing('0.5 in LiteLLM 1.109.1 and in price comparisons of 2026; LiteLLM of 2026-08-01 had the 0.35 of the Gemini API.'),
      prices: { video_second: '0.5' },
    }],
  },
  {
    providers: BOTH, model: 'lyria-3-clip-preview', aliases: ['lyria-3.5-clip-preview'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: SONG, prices: { request: '40' } }],
  },
  {
    providers: BOTH, model: 'lyria-3-pro-preview', aliases: ['lyria-3.5', 'lyria-3.5-pro-preview'],
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'verified', source: SONG, prices: { request: '80' } }],
  },
];
