import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { over } from './rules.ts';
import type { MeterPrices, ModelPrices, PriceSource } from '../price-book.ts';

/** The Gemini API and the global endpoint of Vertex AI bill these models alike; `gcp.gen_ai` stands for either. */
const providers: readonly string[] = ['gcp.gemini', 'gcp.vertex_ai', 'gcp.gen_ai'];

/** Google's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://ai.google.dev/gemini-api/docs/pricing', checkedAt: CHECKED_AT, note };
}

const FOUR_AGREE: PriceSource = pricing('pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.');
const TIER_OF_FOUR: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree; the long-context tier of Vertex AI is in LiteLLM.',
);
const INTRODUCTORY: PriceSource = pricing('"$0.75 through December 31, 2026": pi-ai 1.5.2, genai-prices 0.1.8 and readings of Google\'s page in August and September agree.');
const FROM_2027: PriceSource = pricing('"$1.50 starting January 1, 2027": genai-prices 0.1.8 and readings of Google\'s page in August and September agree.');

/** The Flash prices of 3.6 to 3.8 until the end of 2026, and after it. */
const FLASH_2026: MeterPrices = { input: '0.75', cache_read: '0.075', output: '3.75' };
const FLASH_2027: MeterPrices = { input: '1.5', cache_read: '0.15', output: '7.5' };

/**
 * Standard-tier prices of text, image and video input; thoughts are billed as output. Not in here: audio input, which some
 * of these models bill higher, the storage of explicit caches, which is billed per hour, and regional endpoints.
 */
export const GOOGLE: readonly ModelPrices[] = [
  // Gemini 4
  {
    providers, model: 'gemini-4-argon',
    versions: [
      {
        version: 1, validFrom: '2026-09-30T00:00:00Z', validTo: '2026-12-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Launch price through 2026-11-30: pi-ai 1.5.2 (Gemini API and Vertex AI), LiteLLM\'s announcement and a price table released by others on 2026-10-13 agree.'),
        prices: { input: '2', cache_read: '0.1', output: '10' },
      },
      {
        version: 2, validFrom: '2026-12-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Announced doubling: LiteLLM\'s announcement and a price table released by others on 2026-10-13 agree.'),
        prices: { input: '4', cache_read: '0.2', output: '20' },
      },
    ],
  },

  // Gemini 3
  {
    providers, model: 'gemini-3.8-flash',
    versions: [
      { version: 1, validFrom: '2026-09-02T00:00:00Z', validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: INTRODUCTORY, prices: FLASH_2026 },
      { version: 2, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FROM_2027, prices: FLASH_2027 },
    ],
  },
  {
    providers, model: 'gemini-3.7-flash',
    versions: [
      { version: 1, validFrom: '2026-08-13T00:00:00Z', validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: INTRODUCTORY, prices: FLASH_2026 },
      { version: 2, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FROM_2027, prices: FLASH_2027 },
    ],
  },
  {
    providers, model: 'gemini-3.6-flash',
    versions: [
      {
        version: 1, validFrom: '2026-07-21T00:00:00Z', validTo: '2026-08-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'disputed',
        source: pricing('Google\'s launch page, LiteLLM and OpenRouter of 2026-08-01 have these prices; genai-prices 0.1.8 has the introductory ones from the first day.'),
        prices: { input: '1.5', cache_read: '0.15', output: '7.5' },
      },
      { version: 2, validFrom: '2026-08-13T00:00:00Z', validTo: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: INTRODUCTORY, prices: FLASH_2026 },
      { version: 3, validFrom: '2027-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FROM_2027, prices: FLASH_2027 },
    ],
  },
  {
    providers, model: 'gemini-3.5-flash',
    versions: [{
      version: 1, validFrom: '2026-05-19T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '1.5', cache_read: '0.15', output: '9' },
    }],
  },
  {
    providers, model: 'gemini-3.5-flash-lite',
    versions: [{
      version: 1, validFrom: '2026-07-21T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.3', cache_read: '0.03', output: '2.5' },
    }],
  },
  {
    providers, model: 'gemini-3.1-pro-preview', aliases: ['gemini-3.1-pro-preview-customtools'],
    versions: [{
      version: 1, validFrom: '2026-02-19T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: TIER_OF_FOUR,
      prices: { input: '2', cache_read: '0.2', output: '12' },
      rules: [over(200_000, { input: '4', cache_read: '0.4', output: '18' })],
    }],
  },
  {
    providers, model: 'gemini-3.1-flash-lite', aliases: ['gemini-3.1-flash-lite-preview'],
    versions: [{
      version: 1, validFrom: '2026-03-03T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.25', cache_read: '0.025', output: '1.5' },
    }],
  },
  {
    providers, model: 'gemini-3-flash-preview',
    versions: [{
      version: 1, validFrom: '2025-12-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.5', cache_read: '0.05', output: '3' },
    }],
  },

  // Gemini 2.5
  {
    providers, model: 'gemini-2.5-pro',
    versions: [{
      version: 1, validFrom: '2025-06-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: TIER_OF_FOUR,
      prices: { input: '1.25', cache_read: '0.125', output: '10' },
      rules: [over(200_000, { input: '2.5', cache_read: '0.25', output: '15' })],
    }],
  },
  {
    providers, model: 'gemini-2.5-flash',
    versions: [{
      version: 1, validFrom: '2025-06-17T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.3', cache_read: '0.03', output: '2.5' },
    }],
  },
  {
    providers, model: 'gemini-2.5-flash-lite',
    versions: [{
      version: 1, validFrom: '2025-07-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: FOUR_AGREE,
      prices: { input: '0.1', cache_read: '0.01', output: '0.4' },
    }],
  },

  // Embeddings
  {
    providers, model: 'gemini-embedding-2', aliases: ['gemini-embedding-2-preview'],
    versions: [{
      version: 1, validFrom: '2026-01-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Text input: genai-prices 0.1.8, LiteLLM of 2026-08-01 and a reading of Google\'s page on 2026-10-07 agree. The day of release was not established; the first of January is before it.'),
      prices: { input: '0.2' },
    }],
  },
  {
    providers, model: 'gemini-embedding-001',
    versions: [{
      version: 1, validFrom: '2025-07-14T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('genai-prices 0.1.8 and LiteLLM of 2026-08-01 (Gemini API and Vertex AI) agree.'),
      prices: { input: '0.15' },
    }],
  },
];
