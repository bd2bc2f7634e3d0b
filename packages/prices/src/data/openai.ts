import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { over } from './rules.ts';
import type { ModelPrices, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['openai'];

/** OpenAI's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://developers.openai.com/api/docs/pricing', checkedAt: CHECKED_AT, note };
}

/** OpenAI's own page of a model, where it says more than the price page. */
function modelPage(model: string, note: string): PriceSource {
  return { url: `https://developers.openai.com/api/docs/models/${model}`, checkedAt: CHECKED_AT, note };
}

const FOUR_AGREE: PriceSource = pricing('pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.');
const NO_CACHE_RATE: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree; none has a cache rate, so cached input is billed as input.',
);
const TWO_AGREE: PriceSource = pricing('pi-ai 1.5.2 and genai-prices 0.1.8 agree.');
const EMBEDDING: PriceSource = pricing('genai-prices 0.1.8 and LiteLLM of 2026-08-01 agree.');
const CUT_OF_JULY: PriceSource = pricing(
  'Cut on 2026-07-30. pi-ai 1.5.2, genai-prices 0.1.8 and LiteLLM of 2026-08-01 agree; OpenRouter of 2026-08-01 sold at half.',
);
const PRO_CACHE: PriceSource = pricing(
  'Input and output: pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree. Cached input: LiteLLM alone has a tenth of input; the others have no cache rate, so it is billed as input.',
);

/**
 * Standard-tier prices of OpenAI's API with global processing. A prompt of more than 272,000 tokens doubles input and cache
 * rates and takes output times 1.5, for the whole request. From GPT-5.6 on, cache writes are billed; `cache_write` is the
 * rate of the usual 30 minutes.
 */
export const OPENAI: readonly ModelPrices[] = [
  // GPT-6
  {
    providers, model: 'gpt-6.2-astra',
    versions: [{
      version: 1, validFrom: '2026-11-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported',
      source: modelPage('gpt-6.2-astra', 'Younger than the compared lists. Input and output: the announcements of LiteLLM, Vercel and other resellers agree. Cached input: two of them say 60 % below gpt-6-astra. Cache writes and the long-context tier: from OpenAI\'s rules for GPT-5.6 and later.'),
      prices: { input: '8', cache_read: '0.4', cache_write: '10', output: '40' },
      rules: [over(272_000, { input: '16', cache_read: '0.8', cache_write: '20', output: '60' })],
    }],
  },
  {
    providers, model: 'gpt-6.2-sol',
    versions: [{
      version: 1, validFrom: '2026-11-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported',
      source: modelPage('gpt-6.2-sol', 'Every number is on OpenAI\'s model page; younger than the compared lists, LiteLLM\'s announcement confirms input and output. A 12-hour cache write costs 5, which this book cannot tell from the 30-minute one.'),
      prices: { input: '2', cache_read: '0.1', cache_write: '2.5', output: '10' },
      rules: [over(272_000, { input: '4', cache_read: '0.2', cache_write: '5', output: '15' })],
    }],
  },
  {
    providers, model: 'gpt-6.1-sol',
    versions: [{
      version: 1, validFrom: '2026-09-29T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2 and its lists of OpenRouter and Vercel agree, as do four price tables released by others after 2026-09-29.'),
      prices: { input: '2', cache_read: '0.1', cache_write: '2.5', output: '10' },
      rules: [over(272_000, { input: '4', cache_read: '0.2', cache_write: '5', output: '15' })],
    }],
  },
  {
    providers, model: 'gpt-6.1-terra',
    versions: [{
      version: 1, validFrom: '2026-10-26T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2 and its lists of OpenRouter and Vercel agree, as does a price table released by others on 2026-10-27.'),
      prices: { input: '1', cache_read: '0.05', cache_write: '1.25', output: '5' },
      rules: [over(272_000, { input: '2', cache_read: '0.1', cache_write: '2.5', output: '7.5' })],
    }],
  },
  {
    providers, model: 'gpt-6-astra', dated: true,
    versions: [{
      version: 1, validFrom: '2026-09-03T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2, genai-prices 0.1.8 and LiteLLM\'s announcement agree.'),
      prices: { input: '10', cache_read: '1', cache_write: '12.5', output: '50' },
      rules: [over(272_000, { input: '20', cache_read: '2', cache_write: '25', output: '75' })],
    }],
  },
  {
    providers, model: 'gpt-6-sol', dated: true,
    versions: [{
      version: 1, validFrom: '2026-09-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: TWO_AGREE,
      prices: { input: '2', cache_read: '0.2', cache_write: '2.5', output: '10' },
      rules: [over(272_000, { input: '4', cache_read: '0.4', cache_write: '5', output: '15' })],
    }],
  },
  {
    providers, model: 'gpt-6-luna', dated: true,
    versions: [{
      version: 1, validFrom: '2026-09-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: TWO_AGREE,
      prices: { input: '0.1', cache_read: '0.01', cache_write: '0.125', output: '0.5' },
      rules: [over(272_000, { input: '0.2', cache_read: '0.02', cache_write: '0.25', output: '0.75' })],
    }],
  },

  // GPT-5.6
  {
    providers, model: 'gpt-5.6-sol', aliases: ['gpt-5.6'], dated: true,
    versions: [
      {
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: '2026-08-21T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.'),
        prices: { input: '5', cache_read: '0.5', cache_write: '6.25', output: '30' },
        rules: [over(272_000, { input: '10', cache_read: '1', cache_write: '12.5', output: '45' })],
      },
      {
        version: 2, validFrom: '2026-08-21T00:00:00Z', validTo: '2026-11-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: modelPage('gpt-5.6-sol', 'Promotion from 2026-08-21, "at least until November 21, 2026". OpenAI\'s model page, pi-ai 1.5.2 and genai-prices 0.1.8 agree.'),
        prices: { input: '4', cache_read: '0.4', cache_write: '5', output: '20' },
        rules: [over(272_000, { input: '8', cache_read: '0.8', cache_write: '10', output: '30' })],
      },
      {
        version: 3, validFrom: '2026-11-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'disputed',
        source: modelPage('gpt-5.6-sol', 'The promotion was promised until 2026-11-21 and no source of a later day was seen. Kept at the promotional price; the price before it was 5 in and 30 out.'),
        prices: { input: '4', cache_read: '0.4', cache_write: '5', output: '20' },
        rules: [over(272_000, { input: '8', cache_read: '0.8', cache_write: '10', output: '30' })],
      },
    ],
  },
  {
    providers, model: 'gpt-5.6-terra', dated: true,
    versions: [
      {
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: '2026-07-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('genai-prices 0.1.8 and the announcements of the cut by two resellers agree.'),
        prices: { input: '2.5', cache_read: '0.25', cache_write: '3.125', output: '15' },
        rules: [over(272_000, { input: '5', cache_read: '0.5', cache_write: '6.25', output: '22.5' })],
      },
      {
        version: 2, validFrom: '2026-07-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: CUT_OF_JULY,
        prices: { input: '2', cache_read: '0.2', cache_write: '2.5', output: '12' },
        rules: [over(272_000, { input: '4', cache_read: '0.4', cache_write: '5', output: '18' })],
      },
    ],
  },
  {
    providers, model: 'gpt-5.6-luna', dated: true,
    versions: [
      {
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: '2026-07-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('genai-prices 0.1.8 and the announcements of the cut by two resellers agree.'),
        prices: { input: '1', cache_read: '0.1', cache_write: '1.25', output: '6' },
        rules: [over(272_000, { input: '2', cache_read: '0.2', cache_write: '2.5', output: '9' })],
      },
      {
        version: 2, validFrom: '2026-07-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: CUT_OF_JULY,
        prices: { input: '0.2', cache_read: '0.02', cache_write: '0.25', output: '1.2' },
        rules: [over(272_000, { input: '0.4', cache_read: '0.04', cache_write: '0.5', output: '1.8' })],
      },
    ],
  },

  // GPT-5 to GPT-5.5
  {
    providers, model: 'gpt-5.5', dated: true,
    versions: [{
      version: 1, validFrom: '2026-04-23T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '5', cache_read: '0.5', output: '30' },
      rules: [over(272_000, { input: '10', cache_read: '1', output: '45' })],
    }],
  },
  {
    providers, model: 'gpt-5.5-pro', dated: true,
    versions: [{
      version: 1, validFrom: '2026-04-23T00:00:00Z', recordedAt: RECORDED_AT, status: 'disputed', source: PRO_CACHE,
      prices: { input: '30', cache_read: '30', output: '180' },
      rules: [over(272_000, { input: '60', cache_read: '60', output: '270' })],
    }],
  },
  {
    providers, model: 'gpt-5.4', dated: true,
    versions: [{
      version: 1, validFrom: '2026-03-05T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '2.5', cache_read: '0.25', output: '15' },
      rules: [over(272_000, { input: '5', cache_read: '0.5', output: '22.5' })],
    }],
  },
  {
    providers, model: 'gpt-5.4-mini', dated: true,
    versions: [{
      version: 1, validFrom: '2026-03-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.75', cache_read: '0.075', output: '4.5' },
    }],
  },
  {
    providers, model: 'gpt-5.4-nano', dated: true,
    versions: [{
      version: 1, validFrom: '2026-03-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.2', cache_read: '0.02', output: '1.25' },
    }],
  },
  {
    providers, model: 'gpt-5.4-pro', dated: true,
    versions: [{
      version: 1, validFrom: '2026-03-05T00:00:00Z', recordedAt: RECORDED_AT, status: 'disputed', source: PRO_CACHE,
      prices: { input: '30', cache_read: '30', output: '180' },
      rules: [over(272_000, { input: '60', cache_read: '60', output: '270' })],
    }],
  },
  {
    providers, model: 'gpt-5.3-codex',
    versions: [{
      version: 1, validFrom: '2026-02-05T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.75', cache_read: '0.175', output: '14' },
    }],
  },
  {
    providers, model: 'gpt-5.2', dated: true,
    versions: [{
      version: 1, validFrom: '2025-12-11T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.75', cache_read: '0.175', output: '14' },
    }],
  },
  {
    providers, model: 'gpt-5.2-pro', dated: true,
    versions: [{
      version: 1, validFrom: '2025-12-11T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: NO_CACHE_RATE,
      prices: { input: '21', cache_read: '21', output: '168' },
    }],
  },
  {
    providers, model: 'gpt-5.1', dated: true,
    versions: [{
      version: 1, validFrom: '2025-11-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.25', cache_read: '0.125', output: '10' },
    }],
  },
  {
    providers, model: 'gpt-5', dated: true,
    versions: [{
      version: 1, validFrom: '2025-08-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.25', cache_read: '0.125', output: '10' },
    }],
  },
  {
    providers, model: 'gpt-5-chat-latest',
    versions: [{
      version: 1, validFrom: '2025-08-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2, genai-prices 0.1.8 and LiteLLM of 2026-08-01 agree.'),
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
    providers, model: 'gpt-5-nano', dated: true,
    versions: [{
      version: 1, validFrom: '2025-08-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.05', cache_read: '0.005', output: '0.4' },
    }],
  },
  {
    providers, model: 'gpt-5-pro', dated: true,
    versions: [{
      version: 1, validFrom: '2025-10-06T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: NO_CACHE_RATE,
      prices: { input: '15', cache_read: '15', output: '120' },
    }],
  },

  // GPT-4 and earlier
  {
    providers, model: 'gpt-4.1', dated: true,
    versions: [{
      version: 1, validFrom: '2025-04-14T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '2', cache_read: '0.5', output: '8' },
    }],
  },
  {
    providers, model: 'gpt-4.1-mini', dated: true,
    versions: [{
      version: 1, validFrom: '2025-04-14T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.4', cache_read: '0.1', output: '1.6' },
    }],
  },
  {
    providers, model: 'gpt-4.1-nano', dated: true,
    versions: [{
      version: 1, validFrom: '2025-04-14T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.1', cache_read: '0.025', output: '0.4' },
    }],
  },
  {
    providers, model: 'gpt-4o', aliases: ['gpt-4o-2024-08-06', 'gpt-4o-2024-11-20'],
    versions: [{
      version: 1, validFrom: '2024-10-02T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree. The day on which gpt-4o stopped meaning gpt-4o-2024-05-13.'),
      prices: { input: '2.5', cache_read: '1.25', output: '10' },
    }],
  },
  {
    providers, model: 'gpt-4o-2024-05-13',
    versions: [{
      version: 1, validFrom: '2024-05-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: NO_CACHE_RATE,
      prices: { input: '5', cache_read: '5', output: '15' },
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
    providers, model: 'gpt-4-turbo', aliases: ['gpt-4-turbo-2024-04-09'],
    versions: [{
      version: 1, validFrom: '2024-04-09T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: NO_CACHE_RATE,
      prices: { input: '10', cache_read: '10', output: '30' },
    }],
  },
  {
    providers, model: 'gpt-4', aliases: ['gpt-4-0613'],
    versions: [{
      version: 1, validFrom: '2023-06-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: NO_CACHE_RATE,
      prices: { input: '30', cache_read: '30', output: '60' },
    }],
  },
  {
    providers, model: 'gpt-3.5-turbo', aliases: ['gpt-3.5-turbo-0125'],
    versions: [{
      version: 1, validFrom: '2024-03-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree; none has a cache rate, so cached input is billed as input. By March 2024 gpt-3.5-turbo meant gpt-3.5-turbo-0125; what it cost before is not in this book.'),
      prices: { input: '0.5', cache_read: '0.5', output: '1.5' },
    }],
  },

  // Reasoning models before GPT-5
  {
    providers, model: 'o4-mini', dated: true,
    versions: [{
      version: 1, validFrom: '2025-04-16T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.1', cache_read: '0.275', output: '4.4' },
    }],
  },
  {
    providers, model: 'o3', dated: true,
    versions: [
      {
        version: 1, validFrom: '2025-04-16T00:00:00Z', validTo: '2025-06-10T00:00:00Z', recordedAt: RECORDED_AT, status: 'disputed',
        source: pricing('Input and output: genai-prices 0.1.8 and Langfuse\'s price table of the day of the cut agree. Cached input: 2.5 in Langfuse\'s table; genai-prices has the 0.5 of after the cut.'),
        prices: { input: '10', cache_read: '2.5', output: '40' },
      },
      {
        version: 2, validFrom: '2025-06-10T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
        prices: { input: '2', cache_read: '0.5', output: '8' },
      },
    ],
  },
  {
    providers, model: 'o3-pro', dated: true,
    versions: [{
      version: 1, validFrom: '2025-06-10T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: NO_CACHE_RATE,
      prices: { input: '20', cache_read: '20', output: '80' },
    }],
  },
  {
    providers, model: 'o3-mini', dated: true,
    versions: [{
      version: 1, validFrom: '2025-01-31T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.1', cache_read: '0.55', output: '4.4' },
    }],
  },
  {
    providers, model: 'o1', dated: true,
    versions: [{
      version: 1, validFrom: '2024-12-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '15', cache_read: '7.5', output: '60' },
    }],
  },

  // Embeddings
  {
    providers, model: 'text-embedding-3-small',
    versions: [{
      version: 1, validFrom: '2024-01-25T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: EMBEDDING,
      prices: { input: '0.02' },
    }],
  },
  {
    providers, model: 'text-embedding-3-large',
    versions: [{
      version: 1, validFrom: '2024-01-25T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: EMBEDDING,
      prices: { input: '0.13' },
    }],
  },
  {
    providers, model: 'text-embedding-ada-002', aliases: ['text-embedding-ada-002-v2'],
    versions: [{
      version: 1, validFrom: '2023-06-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: EMBEDDING,
      prices: { input: '0.1' },
    }],
  },
];
