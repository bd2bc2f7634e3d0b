import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import type { ModelPrices, PriceSource } from '../price-book.ts';

/** The Gemini API and Vertex AI's global endpoint bill these models alike. */
const providers: readonly string[] = ['gcp.gemini', 'gcp.vertex_ai', 'gcp.gen_ai'];

/** Google's price page, read together with what `note` names. */
function pricing(note: string): PriceSource {
  return { url: 'https://ai.google.dev/gemini-api/docs/pricing', checkedAt: CHECKED_AT, note };
}

const FOUR_AGREE: PriceSource = pricing('pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.');

/** Standard-tier prices of text, image and video input; thoughts are billed as output. */
export const GOOGLE: readonly ModelPrices[] = [
  {
    providers, model: 'gemini-2.5-pro',
    versions: [{
      version: 1, validFrom: '2025-06-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.25', cache_read: '0.125', output: '10' },
      longContext: [{ over: 200_000, prices: { input: '2.5', cache_read: '0.25', output: '15' } }],
    }],
  },
];
