import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { GEMINI_2 } from '../../src/data/google/gemini-2.ts';
import { GEMINI_3 } from '../../src/data/google/gemini-3.ts';
import { GOOGLE } from '../../src/data/google.ts';
import type { MeterPrices, ModelPrices, PriceVersion } from '../../src/price-book.ts';
import { testMeterTable, type MeterTableRow } from './meter-table.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PRICING = 'https://ai.google.dev/gemini-api/docs/pricing';
const GENAI = 'https://pypi.org/project/genai-prices/0.2.3/';
const TODAY = '2026-11-22';

const TABLE: readonly PriceTableRow[] = [
  { model: 'gemini-4-argon', day: '2026-11-30', prices: { input: '2', cache_read: '0.1', output: '10' }, source: PRICING },
  { model: 'gemini-4-argon', day: '2026-12-01', prices: { input: '4', cache_read: '0.2', output: '20' }, source: PRICING },
  { model: 'gemini-3.8-flash', day: '2026-12-31', prices: { input: '0.75', cache_read: '0.075', output: '3.75' }, source: PRICING },
  { model: 'gemini-3.8-flash', day: '2027-01-01', prices: { input: '1.5', cache_read: '0.15', output: '7.5' }, source: PRICING },
  { model: 'gemini-3.7-flash', day: TODAY, prices: { input: '0.75', cache_read: '0.075', output: '3.75' }, source: PRICING },
  { model: 'gemini-3.7-flash', day: '2027-01-01', prices: { input: '1.5', cache_read: '0.15', output: '7.5' }, source: PRICING },
  {
    model: 'gemini-3.6-flash',
    day: '2026-08-12',
    prices: { input: '1.5', cache_read: '0.15', output: '7.5' },
    source: 'https://ai.google.dev/gemini-api/docs/whats-new-gemini-3.6',
  },
  { model: 'gemini-3.6-flash', day: TODAY, prices: { input: '0.75', cache_read: '0.075', output: '3.75' }, source: PRICING },
  { model: 'gemini-3.6-flash', day: '2027-01-01', prices: { input: '1.5', cache_read: '0.15', output: '7.5' }, source: PRICING },
  { model: 'gemini-3.5-flash', day: TODAY, prices: { input: '1.5', cache_read: '0.15', output: '9' }, source: PRICING },
  { model: 'gemini-3.5-flash-lite', day: TODAY, prices: { input: '0.3', cache_read: '0.03', output: '2.5' }, source: PRICING },
  { model: 'gemini-3.1-pro-preview', day: TODAY, prices: { input: '2', cache_read: '0.2', output: '12' }, source: PRICING },
  { model: 'gemini-3.1-flash-lite', day: TODAY, prices: { input: '0.25', cache_read: '0.025', output: '1.5' }, source: PRICING },
  { model: 'gemini-3-flash-preview', day: TODAY, prices: { input: '0.5', cache_read: '0.05', output: '3' }, source: PRICING },
  { model: 'gemini-2.5-pro', day: TODAY, prices: { input: '1.25', cache_read: '0.125', output: '10' }, source: PRICING },
  { model: 'gemini-2.5-flash', day: TODAY, prices: { input: '0.3', cache_read: '0.03', output: '2.5' }, source: PRICING },
  { model: 'gemini-2.5-flash-lite', day: TODAY, prices: { input: '0.1', cache_read: '0.01', output: '0.4' }, source: PRICING },
  { model: 'gemini-embedding-2', day: TODAY, prices: { input: '0.2' }, source: PRICING },
  { model: 'gemini-embedding-001', day: TODAY, prices: { input: '0.15' }, source: PRICING },
];

describe.each(['gcp.gemini', 'gcp.vertex_ai', 'gcp.gen_ai'])('Google per million tokens as %s', (provider) => {
  testPriceTable(provider, TABLE);
});

const MEDIA: readonly MeterTableRow[] = [
  {
    model: 'gemini-2.5-flash',
    day: TODAY,
    prices: { input_image: '0.3', input_video: '0.3', input_audio: '1', cache_read_audio: '0.1', cache_storage: '1', grounding: '35' },
    source: PRICING,
  },
  {
    model: 'gemini-3.1-flash-lite',
    day: TODAY,
    serviceTier: 'flex',
    prices: { input: '0.125', input_audio: '0.25', cache_read: '0.0125', cache_read_audio: '0.025', cache_storage: '0.5', grounding: '14' },
    source: PRICING,
  },
  {
    model: 'gemini-3.1-flash-lite',
    day: TODAY,
    serviceTier: 'priority',
    prices: { input: '0.45', input_audio: '0.9', output: '2.7', cache_read: '0.045', cache_read_audio: '0.09', cache_storage: '1.8' },
    source: PRICING,
  },
  {
    model: 'gemini-3-flash-preview',
    day: TODAY,
    serviceTier: 'priority',
    prices: { input: '0.9', input_audio: '1.8', output: '5.4', cache_read: '0.09', cache_read_audio: '0.18', cache_storage: '1.8' },
    source: PRICING,
  },
  {
    model: 'gemini-3-flash-preview',
    day: TODAY,
    serviceTier: 'batch',
    prices: { input: '0.25', input_audio: '0.5', output: '1.5', cache_read: '0.05', cache_read_audio: '0.1', cache_storage: '1' },
    source: PRICING,
  },
  {
    model: 'gemini-2.5-flash-lite',
    day: TODAY,
    serviceTier: 'priority',
    prices: { input: '0.18', input_audio: '0.54', output: '0.72', cache_read: '0.018', cache_read_audio: '0.054', cache_storage: '1.8' },
    source: PRICING,
  },
  {
    model: 'gemini-3.7-flash',
    day: TODAY,
    serviceTier: 'priority',
    prices: { input: '1.35', output: '6.75', cache_read: '0.135', cache_storage: '0.5', grounding: '14' },
    source: PRICING,
  },
  {
    model: 'gemini-3.5-flash-lite',
    day: TODAY,
    serviceTier: 'priority',
    prices: { input: '0.54', input_audio: '0.54', output: '4.5', cache_read: '0.05', cache_storage: '1' },
    source: PRICING,
  },
  { model: 'gemini-3-pro-image', day: TODAY, prices: { input: '2', input_image: '2', output: '12', output_image: '120' }, source: PRICING },
  {
    model: 'gemini-3-pro-image',
    day: TODAY,
    serviceTier: 'priority',
    prices: { input: '3.6', output: '21.6', output_image: '216' },
    source: PRICING,
  },
  {
    model: 'gemini-3.1-flash-lite-image',
    day: TODAY,
    serviceTier: 'batch',
    prices: { input: '0.125', input_video: '0.125', output: '0.75', output_image: '15' },
    source: PRICING,
  },
  { model: 'gemini-3.8-flash-lite-tts', day: '2027-01-01', prices: { input: '1', output_audio: '12' }, source: GENAI },
  { model: 'gemini-2.5-pro-preview-tts', day: TODAY, serviceTier: 'batch', prices: { input: '0.5', output_audio: '10' }, source: PRICING },
  {
    model: 'gemini-3.1-flash-live-preview',
    day: TODAY,
    prices: { input: '0.75', input_audio: '3', input_image: '1', input_video: '1', output: '4.5', output_audio: '12' },
    source: PRICING,
  },
  { model: 'gemini-3.5-transcribe', day: TODAY, prices: { input_audio: '2', output: '12' }, source: PRICING },
  {
    model: 'gemini-embedding-2',
    day: TODAY,
    serviceTier: 'batch',
    prices: { input: '0.1', input_image: '0.225', input_audio: '3.25', input_video: '6' },
    source: PRICING,
  },
  {
    model: 'veo-3.1-lite-generate-preview',
    day: TODAY,
    parameters: { resolution: '1080p' },
    prices: { video_second: '0.08' },
    source: PRICING,
  },
  { model: 'lyria-3-pro-preview', day: TODAY, prices: { request: '80' }, source: PRICING },
];

describe('Google by medium and tier', () => {
  testMeterTable('gcp.gemini', MEDIA);
});

const named = (models: readonly ModelPrices[]): readonly (readonly [string, PriceVersion])[] =>
  models.flatMap(({ providers, model, versions }) =>
    versions.map((version) => [`${providers[0]} ${model} v${version.version}`, version] as const),
  );

function cards({ prices, rules = [] }: PriceVersion): readonly MeterPrices[] {
  return [prices, ...rules.flatMap((rule) => (rule.prices?.input === undefined ? [] : [rule.prices]))];
}

test.each(named([...GEMINI_3, ...GEMINI_2]))('%s bills images and video as text, fresh and cached, in every tier', (_name, version) => {
  for (const card of cards(version)) {
    expect([card.input_image, card.input_video]).toEqual([card.input, card.input]);
    expect([card.cache_read_image, card.cache_read_video]).toEqual([card.cache_read, card.cache_read]);
  }
});

test.each(named(GOOGLE))('%s has no tier and no place that touches a fee', (_name, { rules = [] }) => {
  const fees = rules.filter(({ when }) => when.serviceTier !== undefined || when.geographyNot !== undefined);
  const touched = fees.flatMap(({ meters = [], prices = {} }) => [...meters, ...Object.keys(prices)]);
  expect(touched.filter((meter) => ['grounding', 'request', 'image', 'video_second'].includes(meter))).toEqual([]);
});

const FROM_2027 = GOOGLE.filter(({ versions }) => versions.at(-1)?.validFrom === '2027-01-01T00:00:00Z');

test('five models rise on 2027-01-01', () => {
  expect(FROM_2027.map(({ model }) => model).toSorted()).toEqual([
    'gemini-3.6-flash',
    'gemini-3.7-flash',
    'gemini-3.8-flash',
    'gemini-3.8-flash-lite-tts',
    'gemini-3.8-flash-tts',
  ]);
});

test.each(FROM_2027.map((model) => [model.model, model] as const))(
  '%s costs twice as much from then on, but for grounding',
  (_name, model) => {
    const [before, after] = model.versions.slice(-2);
    const { grounding: _before, ...old } = before!.prices;
    const { grounding: _after, ...now } = after!.prices;
    const twice = Object.entries(old).map(([meter, price]) => [meter, 2 * Number(price)]);
    expect(Object.fromEntries(Object.entries(now).map(([meter, price]) => [meter, Number(price)]))).toEqual(Object.fromEntries(twice));
  },
);

test('the Gemini API serves Gemma 4 for nothing, and says so: status free', () => {
  const cost = costOf({ inputTokens: 1000, outputTokens: 1000 }, { provider: 'gcp.gemini', model: 'gemma-4-31b-it', at: new Date(TODAY) });
  expect([cost.exact, cost.status]).toEqual(['0', 'free']);
});

test('200,000 tokens into gemini-2.5-pro with 1,000 out cost $0.26, one token more $0.5150025: output takes the long price too', () => {
  const call = { provider: 'gcp.gemini', model: 'gemini-2.5-pro', at: new Date('2026-11-20') };
  expect(costOf({ inputTokens: 200_000, outputTokens: 1000 }, call).exact).toBe('0.26');
  expect(costOf({ inputTokens: 200_001, outputTokens: 1000 }, call).exact).toBe('0.5150025');
});

test('201,000 tokens into gemini-3.1-pro-preview, half of them read from the cache, with 1,000 out cost $0.4602', () => {
  const usage = { inputTokens: 201_000, cacheReadTokens: 100_500, outputTokens: 1000 };
  expect(costOf(usage, { provider: 'gcp.vertex_ai', model: 'gemini-3.1-pro-preview', at: new Date('2026-11-20') }).exact).toBe('0.4602');
});
