import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import type { ModelPrices, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['openai'];

/** OpenAI's price page, read together with what `note` names. */
function pricing(note: string): PriceSource {
  return { url: 'https://developers.openai.com/api/docs/pricing', checkedAt: CHECKED_AT, note };
}

const FOUR_AGREE: PriceSource = pricing('pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.');

/** Standard-tier prices of OpenAI's API in its default region. */
export const OPENAI: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-5', dated: true,
    versions: [{
      version: 1, validFrom: '2025-08-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.25', cache_read: '0.125', output: '10' },
    }],
  },
  {
    providers, model: 'gpt-5-mini', dated: true,
    versions: [{
      version: 1, validFrom: '2025-08-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.25', cache_read: '0.025', output: '2' },
    }],
  },
  {
    providers, model: 'gpt-4.1', dated: true,
    versions: [{
      version: 1, validFrom: '2025-04-14T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '2', cache_read: '0.5', output: '8' },
    }],
  },
  {
    providers, model: 'gpt-4o', aliases: ['gpt-4o-2024-08-06', 'gpt-4o-2024-11-20'],
    versions: [{
      version: 1, validFrom: '2024-10-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '2.5', cache_read: '1.25', output: '10' },
    }],
  },
  {
    providers, model: 'gpt-4o-mini', dated: true,
    versions: [{
      version: 1, validFrom: '2024-07-18T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.15', cache_read: '0.075', output: '0.6' },
    }],
  },
  {
    providers, model: 'text-embedding-3-small',
    versions: [{
      version: 1, validFrom: '2024-01-25T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('genai-prices 0.1.8 and LiteLLM of 2026-08-01 agree.'),
      prices: { input: '0.02' },
    }],
  },
];
