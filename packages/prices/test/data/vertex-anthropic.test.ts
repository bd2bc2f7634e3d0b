import { describe, expect, test } from 'vitest';
import { ANTHROPIC } from '../../src/data/anthropic.ts';
import { VERTEX_ANTHROPIC } from '../../src/data/vertex-anthropic.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PAGE = 'https://cloud.google.com/vertex-ai/generative-ai/pricing';

/** One row of the price table: input, 5m writes, 1h writes, reads, output. */
function row(model: string, prices: readonly [string, string, string, string, string], day: string = '2026-11-22'): PriceTableRow {
  const [input, cache_write_5m, cache_write_1h, cache_read, output] = prices;
  return { model, day, prices: { input, cache_read, cache_write_5m, cache_write_1h, output }, source: PAGE };
}

describe('Claude on Google Cloud per million tokens', () => {
  testPriceTable('gcp.vertex_ai', [
    row('claude-fable-5-2', ['8', '10', '16', '0.2', '40']),
    row('claude-fable-5-1@default', ['10', '12.5', '20', '0.25', '50']),
    row('claude-opus-5-5', ['4', '5', '8', '0.2', '20']),
    row('publishers/anthropic/models/claude-opus-5', ['5', '6.25', '10', '0.5', '25']),
    row('claude-opus-4-5@20251101', ['5', '6.25', '10', '0.5', '25']),
    row('claude-opus-4-1@20250805', ['15', '18.75', '30', '1.5', '75']),
    row('claude-sonnet-5-5', ['2', '2.5', '4', '0.1', '10']),
    row('claude-sonnet-4-5@20250929', ['3', '3.75', '6', '0.3', '15']),
    row('claude-sonnet-4@20250514', ['3', '3.75', '6', '0.3', '15']),
    row('claude-3-7-sonnet@20250219', ['3', '3.75', '6', '0.3', '15'], '2026-01-15'),
    row('claude-haiku-5-5', ['0.1', '0.125', '0.2', '0.01', '0.5']),
    row('claude-haiku-4-5@20251001', ['1', '1.25', '2', '0.1', '5']),
  ]);
});

/** Anthropic's last prices of a model, which Google's global endpoint has always had. */
const anthropic = new Map(ANTHROPIC.map(({ model, versions }) => [model, versions.at(-1)!.prices]));

test.each(VERTEX_ANTHROPIC.map((each) => [each.model, each] as const))(
  '%s costs on the global endpoint what it does at Anthropic',
  (model, { versions }) => {
    const ours = Object.entries(versions.at(-1)!.prices);
    expect(ours.length).toBeGreaterThanOrEqual(6);
    expect(anthropic.get(model)).toMatchObject(Object.fromEntries(ours));
  },
);

test('every model of Claude 4.5 and later, and no earlier one, costs 1.1 times in a region or a multi-region', () => {
  const flat = VERTEX_ANTHROPIC.filter(({ versions }) => !versions.every(({ rules = [] }) => rules.some(({ id }) => id === 'regional')));
  expect(flat.map(({ model }) => model)).toEqual([
    'claude-opus-4-1',
    'claude-opus-4',
    'claude-sonnet-4',
    'claude-3-7-sonnet',
    'claude-3-5-sonnet',
    'claude-3-5-haiku',
    'claude-3-haiku',
    'claude-3-opus',
  ]);
});
