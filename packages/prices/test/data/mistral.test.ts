import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { MISTRAL } from '../../src/data/mistral.ts';
import { testMeterTable, type MeterTableRow } from './meter-table.ts';

const PRICING = 'https://docs.mistral.ai/inference/pricing';
const DOCUMENTATION = 'https://github.com/mistralai/platform-docs-public/tree/main/src/schema/models/models';
const TODAY = '2026-11-22';

const TABLE: readonly MeterTableRow[] = [
  { model: 'mistral-large-4', day: '2026-10-06', prices: { input: '0.68', cache_read: '0.07', output: '2.09' }, source: DOCUMENTATION },
  { model: 'mistral-large-4', day: '2026-10-20', prices: { input: '1.36', cache_read: '0.14', output: '4.18' }, source: DOCUMENTATION },
  { model: 'mistral-large-4', day: TODAY, prices: { input: '0.7', cache_read: '0.07', output: '2.1' }, source: PRICING },
  { model: 'mistral-large-latest', day: TODAY, prices: { input: '0.5', cache_read: '0.05', output: '1.5' }, source: PRICING },
  { model: 'mistral-large-2411', day: TODAY, prices: { input: '2', output: '6' }, source: DOCUMENTATION },
  {
    model: 'mistral-medium-latest',
    day: TODAY,
    prices: { input: '1.5', input_image: '1.5', cache_read: '0.15', output: '7.5' },
    source: PRICING,
  },
  { model: 'mistral-medium-2508', day: TODAY, prices: { input: '0.4', cache_read: '0.04', output: '2' }, source: DOCUMENTATION },
  { model: 'mistral-small-latest', day: TODAY, prices: { input: '0.15', cache_read: '0.015', output: '0.6' }, source: PRICING },
  { model: 'mistral-small-2506', day: TODAY, prices: { input: '0.1', output: '0.3' }, source: DOCUMENTATION },
  { model: 'ministral-14b-latest', day: TODAY, prices: { input: '0.2', cache_read: '0.02', output: '0.2' }, source: PRICING },
  { model: 'ministral-8b-latest', day: '2025-12-01', prices: { input: '0.1', output: '0.1' }, source: DOCUMENTATION },
  { model: 'ministral-8b-latest', day: TODAY, prices: { input: '0.15', cache_read: '0.015', output: '0.15' }, source: PRICING },
  { model: 'ministral-3b-latest', day: TODAY, prices: { input: '0.1', cache_read: '0.01', output: '0.1' }, source: PRICING },
  { model: 'codestral-latest', day: TODAY, prices: { input: '0.3', cache_read: '0.03', output: '0.9' }, source: PRICING },
  { model: 'devstral-2512', day: TODAY, prices: { input: '0.4', cache_read: '0.04', output: '2' }, source: DOCUMENTATION },
  { model: 'magistral-medium-2509', day: TODAY, prices: { input: '2', output: '5' }, source: DOCUMENTATION },
  { model: 'open-mistral-nemo', day: TODAY, prices: { input: '0.15', output: '0.15' }, source: DOCUMENTATION },
  { model: 'pixtral-large-2411', day: TODAY, prices: { input: '2', input_image: '2', output: '6' }, source: DOCUMENTATION },
  { model: 'mistral-embed', day: TODAY, prices: { input: '0.1' }, source: PRICING },
  { model: 'codestral-embed', day: TODAY, prices: { input: '0.15' }, source: PRICING },
  { model: 'mistral-ocr-latest', day: '2025-12-18', prices: { page: '2' }, source: DOCUMENTATION },
  { model: 'mistral-ocr-latest', day: TODAY, prices: { page: '4' }, source: PRICING },
  { model: 'mistral-ocr-4-1', day: TODAY, parameters: { annotations: 'true' }, prices: { page: '5' }, source: PRICING },
  {
    model: 'mistral-ocr-2512',
    day: TODAY,
    serviceTier: 'batch',
    parameters: { annotations: 'true' },
    prices: { page: '1.5' },
    source: PRICING,
  },
  { model: 'voxtral-small-latest', day: TODAY, prices: { input: '0.1', output: '0.4', audio_second: '0.24' }, source: PRICING },
  { model: 'voxtral-mini-latest', day: TODAY, prices: { audio_second: '0.18' }, source: PRICING },
  { model: 'voxtral-mini-transcribe-realtime-2602', day: TODAY, prices: { audio_second: '0.36' }, source: PRICING },
  { model: 'voxtral-mini-tts-latest', day: TODAY, prices: { character: '16' }, source: PRICING },
  { model: 'zai-glm-5-3', day: TODAY, prices: { input: '1.4', cache_read: '0.14', output: '4.4' }, source: PRICING },
];

describe('Mistral by medium, page, second and character', () => {
  testMeterTable('mistral_ai', TABLE);
});

const CACHED = MISTRAL.flatMap(({ model, versions }) =>
  versions.flatMap(({ version, prices: { input, cache_read: read } }) =>
    input === undefined || read === undefined ? [] : [[`${model} v${version}`, Number(input), Number(read)] as const],
  ),
);
const ROUNDED = ['mistral-large-4-0 v1', 'mistral-large-4-0 v2', 'zai-glm-5-3-flash v1', 'deepseek-v4-1-flash-1017 v1'];

test.each(CACHED.filter(([name]) => !ROUNDED.includes(name)))('%s reads from its cache at a tenth of its input', (_name, input, read) => {
  expect(10 * read).toBeCloseTo(input, 12);
});

test('120 tokens into mistral-small-latest, 100 of them cached, and 45 out cost $0.0000315', () => {
  const usage = { inputTokens: 120, cacheReadTokens: 100, outputTokens: 45 };
  expect(costOf(usage, { provider: 'mistral_ai', model: 'mistral-small-latest', at: new Date(TODAY) }).exact).toBe('0.0000315');
});
