import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import type { ModelPrices, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['anthropic'];

/** Anthropic's price page, read together with what `note` names. */
function pricing(note: string): PriceSource {
  return { url: 'https://platform.claude.com/docs/en/about-claude/pricing', checkedAt: CHECKED_AT, note };
}

const FOUR_AGREE: PriceSource = pricing('pi-ai 1.5.2 (without 1h writes), genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.');

/** Standard-speed prices of the Claude API with global inference. */
export const ANTHROPIC: readonly ModelPrices[] = [
  {
    providers, model: 'claude-sonnet-4-6', dated: true,
    versions: [
      {
        version: 1, validFrom: '2026-02-17T00:00:00Z', validTo: '2026-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported',
        source: pricing('The 200K tier of before 2026-03-13 is in genai-prices 0.1.8 alone.'),
        prices: { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' },
        longContext: [{ over: 200_000, prices: { input: '6', cache_read: '0.6', cache_write_5m: '7.5', cache_write_1h: '12', output: '22.5' } }],
      },
      {
        version: 2, validFrom: '2026-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
        prices: { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' },
      },
    ],
  },
  {
    providers, model: 'claude-sonnet-4-5', dated: true,
    versions: [{
      version: 1, validFrom: '2025-09-29T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' },
      longContext: [{ over: 200_000, prices: { input: '6', cache_read: '0.6', cache_write_5m: '7.5', cache_write_1h: '12', output: '22.5' } }],
    }],
  },
  {
    providers, model: 'claude-haiku-4-5', dated: true,
    versions: [{
      version: 1, validFrom: '2025-10-15T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1', cache_read: '0.1', cache_write_5m: '1.25', cache_write_1h: '2', output: '5' },
    }],
  },
];
