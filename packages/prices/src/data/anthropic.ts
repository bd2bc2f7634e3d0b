import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { over } from './rules.ts';
import type { MeterPrices, ModelPrices, PriceSource } from '../price-book.ts';

const providers: readonly string[] = ['anthropic'];

/** Anthropic's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://platform.claude.com/docs/en/about-claude/pricing', checkedAt: CHECKED_AT, note };
}

const ALL_AGREE: PriceSource = pricing(
  'A stored copy of Anthropic\'s price page, pi-ai 1.5.2 (which has no 1h writes), genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree.',
);
const TIER_UNTIL_MARCH: PriceSource = pricing(
  'Anthropic\'s model page of the time says that more than 200K tokens were billed at long-context prices; the numbers, and their end on 2026-03-13, are in genai-prices 0.1.8 alone.',
);

/** The Opus prices of 4.5 to 5. */
const OPUS: MeterPrices = { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' };
/** The Sonnet prices of 4.5 and 4.6. */
const SONNET_4: MeterPrices = { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' };
const SONNET_4_LONG: MeterPrices = { input: '6', cache_read: '0.6', cache_write_5m: '7.5', cache_write_1h: '12', output: '22.5' };

/**
 * Standard-speed prices of the Claude API with global inference. Cache writes cost 1.25 times the input for five minutes
 * and twice the input for an hour.
 */
export const ANTHROPIC: readonly ModelPrices[] = [
  // Fable
  {
    providers, model: 'claude-fable-5-2', dated: true,
    versions: [{
      version: 1, validFrom: '2026-11-09T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2 and its lists of OpenRouter and Vercel, and the announcements of two resellers, agree; the 1h writes are in a price table released by others and are twice the input, as Anthropic\'s page rules.'),
      prices: { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' },
    }],
  },
  {
    providers, model: 'claude-fable-5-1', dated: true,
    versions: [{
      version: 1, validFrom: '2026-09-01T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('A stored copy of Anthropic\'s price page, pi-ai 1.5.2 and genai-prices 0.1.8 agree.'),
      prices: { input: '10', cache_read: '0.25', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    }],
  },
  {
    providers, model: 'claude-fable-5', dated: true,
    versions: [{
      version: 1, validFrom: '2026-06-09T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE,
      prices: { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    }],
  },

  // Opus
  {
    providers, model: 'claude-opus-5-5', dated: true,
    versions: [{
      version: 1, validFrom: '2026-09-22T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2, genai-prices 0.1.8 and a price table released by others on 2026-09-23 agree.'),
      prices: { input: '4', cache_read: '0.2', cache_write_5m: '5', cache_write_1h: '8', output: '20' },
    }],
  },
  {
    providers, model: 'claude-opus-5', dated: true,
    versions: [{ version: 1, validFrom: '2026-07-24T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE, prices: OPUS }],
  },
  {
    providers, model: 'claude-opus-4-8', dated: true,
    versions: [{ version: 1, validFrom: '2026-05-28T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE, prices: OPUS }],
  },
  {
    providers, model: 'claude-opus-4-7', dated: true,
    versions: [{ version: 1, validFrom: '2026-04-16T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE, prices: OPUS }],
  },
  {
    providers, model: 'claude-opus-4-6', dated: true,
    versions: [
      {
        version: 1, validFrom: '2026-02-05T00:00:00Z', validTo: '2026-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported',
        source: TIER_UNTIL_MARCH, prices: OPUS,
        rules: [over(200_000, { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '37.5' })],
      },
      { version: 2, validFrom: '2026-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE, prices: OPUS },
    ],
  },
  {
    providers, model: 'claude-opus-4-5', dated: true,
    versions: [{ version: 1, validFrom: '2025-11-24T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE, prices: OPUS }],
  },

  // Sonnet
  {
    providers, model: 'claude-sonnet-5-5', dated: true,
    versions: [
      {
        version: 1, validFrom: '2026-09-28T00:00:00Z', validTo: '2026-10-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('A stored copy of Anthropic\'s model page and a price table released by others on 2026-10-01 agree.'),
        prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
      },
      {
        version: 2, validFrom: '2026-10-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
        source: pricing('Cache reads were halved on 2026-10-07. pi-ai 1.5.2 and two price tables released by others in October agree.'),
        prices: { input: '2', cache_read: '0.1', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
      },
    ],
  },
  {
    providers, model: 'claude-sonnet-5', dated: true,
    versions: [{
      version: 1, validFrom: '2026-06-30T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Anthropic\'s model page, pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree. The rise to 3 and 15 that was announced for 2026-09-01 was called off.'),
      prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
    }],
  },
  {
    providers, model: 'claude-sonnet-4-6', dated: true,
    versions: [
      {
        version: 1, validFrom: '2026-02-17T00:00:00Z', validTo: '2026-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'imported',
        source: TIER_UNTIL_MARCH, prices: SONNET_4, rules: [over(200_000, SONNET_4_LONG)],
      },
      { version: 2, validFrom: '2026-03-13T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE, prices: SONNET_4 },
    ],
  },
  {
    providers, model: 'claude-sonnet-4-5', dated: true,
    versions: [{
      version: 1, validFrom: '2025-09-29T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('Anthropic\'s price page, pi-ai 1.5.2, genai-prices 0.1.8, LiteLLM and OpenRouter of 2026-08-01 agree; the long-context tier is in the last three.'),
      prices: SONNET_4, rules: [over(200_000, SONNET_4_LONG)],
    }],
  },

  // Haiku
  {
    providers, model: 'claude-haiku-5-5', dated: true,
    versions: [{
      version: 1, validFrom: '2026-10-07T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified',
      source: pricing('pi-ai 1.5.2 (which has no 1h writes) and two price tables released by others in October agree.'),
      prices: { input: '0.1', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.2', output: '0.5' },
      rules: [over(100_000, { input: '0.5', cache_read: '0.05', cache_write_5m: '0.625', cache_write_1h: '1', output: '2.5' })],
    }],
  },
  {
    providers, model: 'claude-haiku-4-5', dated: true,
    versions: [{
      version: 1, validFrom: '2025-10-15T00:00:00Z', recordedAt: RECORDED_AT, status: 'verified', source: ALL_AGREE,
      prices: { input: '1', cache_read: '0.1', cache_write_5m: '1.25', cache_write_1h: '2', output: '5' },
    }],
  },
];
