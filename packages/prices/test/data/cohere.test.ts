import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { testMeterTable } from './meter-table.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PRICING = 'https://cohere.com/pricing';
const TODAY = '2026-11-22';

const TABLE: readonly PriceTableRow[] = [
  { model: 'command-a-03-2025', day: TODAY, prices: { input: '2.5', cache_read: '2.5', output: '10' }, source: PRICING },
  { model: 'command-r-plus-08-2024', day: TODAY, prices: { input: '2.5', cache_read: '2.5', output: '10' }, source: PRICING },
  { model: 'command-r-08-2024', day: TODAY, prices: { input: '0.15', cache_read: '0.15', output: '0.6' }, source: PRICING },
  { model: 'command-r7b-12-2024', day: TODAY, prices: { input: '0.0375', cache_read: '0.0375', output: '0.15' }, source: PRICING },
  {
    model: 'command-r-plus',
    day: TODAY,
    prices: { input: '3', cache_read: '3', output: '15' },
    source: 'https://docs.cohere.com/changelog/2025-09-15-major-command-deprecations',
  },
  {
    model: 'command-r',
    day: TODAY,
    prices: { input: '0.5', cache_read: '0.5', output: '1.5' },
    source: 'https://docs.cohere.com/changelog/2025-09-15-major-command-deprecations',
  },
  { model: 'embed-v4.0', day: TODAY, prices: { input: '0.12' }, source: PRICING },
  { model: 'embed-english-v3.0', day: TODAY, prices: { input: '0.1' }, source: PRICING },
  { model: 'embed-multilingual-v3.0', day: TODAY, prices: { input: '0.1' }, source: PRICING },
];

describe('Cohere per million tokens', () => {
  testPriceTable('cohere', TABLE);
});

describe('Cohere by medium and search', () => {
  testMeterTable('cohere', [
    { model: 'command-a-vision-07-2025', day: TODAY, prices: { input: '2.5', input_image: '2.5', output: '10' }, source: PRICING },
    { model: 'c4ai-aya-expanse-32b', day: TODAY, prices: { input: '0.5', output: '1.5' }, source: PRICING },
    { model: 'embed-v4.0', day: TODAY, prices: { input: '0.12', input_image: '0.47' }, source: PRICING },
    { model: 'embed-english-v3.0', day: TODAY, prices: { input: '0.1', image: '0.0001' }, source: PRICING },
    { model: 'rerank-v3.5', day: TODAY, prices: { search_unit: '2' }, source: PRICING },
    { model: 'rerank-multilingual-v3.0', day: TODAY, prices: { search_unit: '2' }, source: PRICING },
    { model: 'rerank-v4.0-pro', day: TODAY, prices: { search_unit: '2.5' }, source: PRICING },
    { model: 'rerank-v4.0-fast', day: TODAY, prices: { search_unit: '2' }, source: PRICING },
    { model: 'rerank-v5.0-fast', day: TODAY, prices: { input: '0.02' }, source: PRICING },
  ]);
});

test('123 tokens into command-r7b-12-2024 and 45 out cost $0.0000113625', () => {
  expect(
    costOf({ inputTokens: 123, outputTokens: 45 }, { provider: 'cohere', model: 'command-r7b-12-2024', at: new Date(TODAY) }).exact,
  ).toBe('0.0000113625');
});
