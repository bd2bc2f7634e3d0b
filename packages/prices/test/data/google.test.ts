import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PRICING = 'https://ai.google.dev/gemini-api/docs/pricing';
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

test('200,000 tokens into gemini-2.5-pro with 1,000 out cost $0.26, one token more $0.5150025: output takes the long price too', () => {
  const call = { provider: 'gcp.gemini', model: 'gemini-2.5-pro', at: new Date('2026-11-20') };
  expect(costOf({ inputTokens: 200_000, outputTokens: 1000 }, call).exact).toBe('0.26');
  expect(costOf({ inputTokens: 200_001, outputTokens: 1000 }, call).exact).toBe('0.5150025');
});

test('201,000 tokens into gemini-3.1-pro-preview, half of them read from the cache, with 1,000 out cost $0.4602', () => {
  const usage = { inputTokens: 201_000, cacheReadTokens: 100_500, outputTokens: 1000 };
  expect(costOf(usage, { provider: 'gcp.vertex_ai', model: 'gemini-3.1-pro-preview', at: new Date('2026-11-20') }).exact).toBe('0.4602');
});
