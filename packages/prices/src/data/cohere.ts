import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import type { ModelPrices, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['cohere'];

/** Cohere's price page, read together with what `note` names. */
function pricing(note: string): PriceSource {
  return { url: 'https://cohere.com/pricing', checkedAt: CHECKED_AT, note };
}

/** Prices of Cohere's API with a production key; cached tokens carry no discount. */
export const COHERE: readonly ModelPrices[] = [
  {
    providers, model: 'command-a-03-2025', aliases: ['command-a'],
    versions: [{
      version: 1, validFrom: '2025-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.'),
      prices: { input: '2.5', cache_read: '2.5', output: '10' },
    }],
  },
];
