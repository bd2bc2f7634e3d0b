import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import type { ModelPrices, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['cohere'];

/** Cohere's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://cohere.com/pricing', checkedAt: CHECKED_AT, note };
}

const ALL_AGREE: PriceSource = pricing(
  'genai-prices 0.1.8, LiteLLM of 2026-08-01 and OpenRouter (of 2026-08-01, and in pi-ai 1.5.2) agree; none has a cache rate, so cached input is billed as input.',
);
const FIRST_COMMAND_R: PriceSource = pricing(
  'Cohere\'s deprecations of 2025-09-15 say that the bare name means the model of spring 2024; its price is that of AWS Bedrock in LiteLLM of 2026-08-01 and of older readings of Cohere\'s page. genai-prices 0.1.8 and LiteLLM price the bare name like the model of August 2024.',
);
const EMBED_3: PriceSource = pricing('LiteLLM of 2026-08-01 alone; it has the same price for the model at AWS, Azure and Oracle.');

/** Prices of Cohere's own API with a production key, for the tokens that Cohere calls billed units. */
export const COHERE: readonly ModelPrices[] = [
  {
    providers, model: 'command-a-03-2025', aliases: ['command-a'],
    versions: [{
      version: 1, validFrom: '2025-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE,
      prices: { input: '2.5', cache_read: '2.5', output: '10' },
    }],
  },
  {
    providers, model: 'command-r-plus-08-2024',
    versions: [{
      version: 1, validFrom: '2024-08-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE,
      prices: { input: '2.5', cache_read: '2.5', output: '10' },
    }],
  },
  {
    providers, model: 'command-r-08-2024',
    versions: [{
      version: 1, validFrom: '2024-08-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE,
      prices: { input: '0.15', cache_read: '0.15', output: '0.6' },
    }],
  },
  {
    providers, model: 'command-r7b-12-2024',
    versions: [{
      version: 1, validFrom: '2024-12-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE,
      prices: { input: '0.0375', cache_read: '0.0375', output: '0.15' },
    }],
  },
  {
    providers, model: 'command-r-plus-04-2024', aliases: ['command-r-plus'],
    versions: [{
      version: 1, validFrom: '2024-04-04T00:00:00Z', recordedAt: RECORDED_AT, status: 'disputed', source: FIRST_COMMAND_R,
      prices: { input: '3', cache_read: '3', output: '15' },
    }],
  },
  {
    providers, model: 'command-r-03-2024', aliases: ['command-r'],
    versions: [{
      version: 1, validFrom: '2024-03-11T00:00:00Z', recordedAt: RECORDED_AT, status: 'disputed', source: FIRST_COMMAND_R,
      prices: { input: '0.5', cache_read: '0.5', output: '1.5' },
    }],
  },
  {
    providers, model: 'embed-v4.0',
    versions: [{
      version: 1, validFrom: '2025-04-15T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Text: genai-prices 0.1.8 and LiteLLM of 2026-08-01 agree. Images cost 0.47 and are not told apart.'),
      prices: { input: '0.12' },
    }],
  },
  {
    providers, model: 'embed-english-v3.0',
    versions: [{
      version: 1, validFrom: '2023-11-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: EMBED_3,
      prices: { input: '0.1' },
    }],
  },
  {
    providers, model: 'embed-multilingual-v3.0',
    versions: [{
      version: 1, validFrom: '2023-11-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: EMBED_3,
      prices: { input: '0.1' },
    }],
  },
];
