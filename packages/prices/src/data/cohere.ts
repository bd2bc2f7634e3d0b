import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import type { ModelPrices, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['cohere'];

/** Cohere's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://cohere.com/pricing', checkedAt: CHECKED_AT, note };
}

const ALL_AGREE: PriceSource = pricing(
  'genai-prices 0.2.3, LiteLLM 1.109.1 and OpenRouter (of 2026-08-01, and in pi-ai 1.5.2) agree; none has a cache rate, so cached input is billed as input.',
);
const COMMAND_A_FAMILY: PriceSource = pricing(
  'Portkey\'s reading of Cohere\'s page of April 2026, which prices the family as one: "Command A". Cached input is billed as input.',
);
const FIRST_COMMAND_R: PriceSource = pricing(
  'Cohere\'s deprecations of 2025-09-15 say that the bare name means the model of spring 2024; its price is that of AWS Bedrock in LiteLLM of 2026-08-01 and of older readings of Cohere\'s page. genai-prices 0.2.3 and LiteLLM of 2026-08-01 price the bare name like the model of August 2024.',
);
const AYA: PriceSource = pricing('The questions and answers of Cohere\'s page as genai-prices 0.2.3 read them, and LiteLLM 1.109.1, agree.');
const RERANK_2: PriceSource = pricing(
  'LiteLLM of 2026-08-01 and 1.109.1 has $2 for a thousand searches at Cohere, as for the model at AWS and Azure. In October 2026 Cohere\'s page defined the unit, a query with up to 100 documents, and named no price.',
);
const EMBED_3: PriceSource = pricing(
  'LiteLLM 1.109.1 alone; it has the same price of text for the model at AWS, Azure and Oracle, and a price of images for the English model.',
);

/**
 * Prices of Cohere's own API with a production key, for what Cohere calls billed units: tokens, images and searches. Cohere
 * has no tiers, no batch price and no price of cached input.
 */
export const COHERE: readonly ModelPrices[] = [
  {
    providers, model: 'command-a-03-2025', aliases: ['command-a'],
    versions: [{
      version: 1, validFrom: '2025-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE,
      prices: { input: '2.5', cache_read: '2.5', output: '10' },
    }],
  },
  {
    providers, model: 'command-a-reasoning-08-2025', aliases: ['command-a-translate-08-2025'],
    versions: [{
      version: 1, validFrom: '2025-08-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: COMMAND_A_FAMILY,
      prices: { input: '2.5', cache_read: '2.5', output: '10' },
    }],
  },
  {
    providers, model: 'command-a-vision-07-2025',
    versions: [{
      version: 1, validFrom: '2025-07-31T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: COMMAND_A_FAMILY,
      prices: { input: '2.5', cache_read: '2.5', input_image: '2.5', cache_read_image: '2.5', output: '10' },
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
    providers, model: 'c4ai-aya-expanse-32b', aliases: ['c4ai-aya-expanse-8b'],
    versions: [{
      version: 1, validFrom: '2024-10-24T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: AYA,
      prices: { input: '0.5', cache_read: '0.5', output: '1.5' },
    }],
  },

  // Embeddings
  {
    providers, model: 'embed-v4.0',
    versions: [{
      version: 1, validFrom: '2025-04-15T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Text: genai-prices 0.2.3 and LiteLLM 1.109.1 agree. Image tokens: LiteLLM 1.109.1 and a reference by others agree on 0.47.'),
      prices: { input: '0.12', input_image: '0.47' },
    }],
  },
  {
    providers, model: 'embed-v5.0-pro',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'imported', source: pricing('LiteLLM 1.109.1 alone; text only.'), prices: { input: '0.12' } }],
  },
  {
    providers, model: 'embed-v5.0-fast',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'imported', source: pricing('LiteLLM 1.109.1 alone; text only.'), prices: { input: '0.08' } }],
  },
  {
    providers, model: 'embed-english-v3.0',
    versions: [{
      version: 1, validFrom: '2023-11-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: EMBED_3,
      prices: { input: '0.1', image: '0.0001' },
    }],
  },
  {
    providers, model: 'embed-multilingual-v3.0',
    versions: [{
      version: 1, validFrom: '2023-11-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported', source: EMBED_3,
      prices: { input: '0.1' },
    }],
  },

  // Rerank, by the search
  {
    providers, model: 'rerank-v4.0-pro',
    versions: [{
      version: 1, recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('LiteLLM 1.109.1 and truefoundry/models of March 2026 agree.'),
      prices: { search_unit: '2.5' },
    }],
  },
  {
    providers, model: 'rerank-v4.0-fast',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'imported', source: pricing('LiteLLM 1.109.1 alone.'), prices: { search_unit: '2' } }],
  },
  {
    providers, model: 'rerank-v3.5',
    versions: [{ version: 1, validFrom: '2024-12-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: RERANK_2, prices: { search_unit: '2' } }],
  },
  {
    providers, model: 'rerank-english-v3.0', aliases: ['rerank-multilingual-v3.0'],
    versions: [{ version: 1, validFrom: '2024-04-11T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: RERANK_2, prices: { search_unit: '2' } }],
  },
  {
    providers, model: 'rerank-v5.0-pro',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'imported', source: pricing('By the token, and no more by the search: LiteLLM 1.109.1, which Maxim repeats.'), prices: { input: '0.05' } }],
  },
  {
    providers, model: 'rerank-v5.0-fast',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'imported', source: pricing('By the token, and no more by the search: LiteLLM 1.109.1, which Maxim repeats.'), prices: { input: '0.02' } }],
  },

  // Documents
  {
    providers, model: 'parse-v5.0',
    versions: [{ version: 1, recordedAt: RECORDED_AT, status: 'imported', source: pricing('LiteLLM 1.109.1 alone.'), prices: { page: '1.5' } }],
  },
];
