import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { Money } from '../../src/cost.ts';
import { ANTHROPIC } from '../../src/data/anthropic.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PRICING = 'https://platform.claude.com/docs/en/about-claude/pricing';
const TODAY = '2026-11-22';

const TABLE: readonly PriceTableRow[] = [
  {
    model: 'claude-fable-5-2',
    day: TODAY,
    prices: { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' },
    source: PRICING,
  },
  {
    model: 'claude-fable-5-1',
    day: TODAY,
    prices: { input: '10', cache_read: '0.25', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    source: PRICING,
  },
  {
    model: 'claude-fable-5',
    day: TODAY,
    prices: { input: '10', cache_read: '1', cache_write_5m: '12.5', cache_write_1h: '20', output: '50' },
    source: PRICING,
  },
  {
    model: 'claude-opus-5-5',
    day: TODAY,
    prices: { input: '4', cache_read: '0.2', cache_write_5m: '5', cache_write_1h: '8', output: '20' },
    source: PRICING,
  },
  {
    model: 'claude-opus-5',
    day: TODAY,
    prices: { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' },
    source: PRICING,
  },
  {
    model: 'claude-opus-4-8',
    day: TODAY,
    prices: { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' },
    source: PRICING,
  },
  {
    model: 'claude-opus-4-7',
    day: TODAY,
    prices: { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' },
    source: PRICING,
  },
  {
    model: 'claude-opus-4-6',
    day: TODAY,
    prices: { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' },
    source: PRICING,
  },
  {
    model: 'claude-opus-4-5-20251101',
    day: TODAY,
    prices: { input: '5', cache_read: '0.5', cache_write_5m: '6.25', cache_write_1h: '10', output: '25' },
    source: PRICING,
  },
  {
    model: 'claude-sonnet-5-5',
    day: '2026-10-06',
    prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
    source: 'https://platform.claude.com/docs/en/models/sonnet-5-5/overview',
  },
  {
    model: 'claude-sonnet-5-5',
    day: '2026-10-07',
    prices: { input: '2', cache_read: '0.1', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
    source: PRICING,
  },
  {
    model: 'claude-sonnet-5',
    day: TODAY,
    prices: { input: '2', cache_read: '0.2', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' },
    source: PRICING,
  },
  {
    model: 'claude-sonnet-4-6',
    day: TODAY,
    prices: { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' },
    source: PRICING,
  },
  {
    model: 'claude-sonnet-4-5-20250929',
    day: TODAY,
    prices: { input: '3', cache_read: '0.3', cache_write_5m: '3.75', cache_write_1h: '6', output: '15' },
    source: PRICING,
  },
  {
    model: 'claude-haiku-5-5',
    day: TODAY,
    prices: { input: '0.1', cache_read: '0.01', cache_write_5m: '0.125', cache_write_1h: '0.2', output: '0.5' },
    source: PRICING,
  },
  {
    model: 'claude-haiku-4-5-20251001',
    day: TODAY,
    prices: { input: '1', cache_read: '0.1', cache_write_5m: '1.25', cache_write_1h: '2', output: '5' },
    source: PRICING,
  },
];

describe('Anthropic per million tokens', () => {
  testPriceTable('anthropic', TABLE);
});

describe('what calls of Anthropic cost', () => {
  test('103,000 tokens into claude-haiku-5-5, read, written and fresh, with 1,850 out cost $0.0140625: all of it at the long price', () => {
    const usage = {
      inputTokens: 103_000,
      cacheReadTokens: 96_000,
      cacheWriteTokens: 4600,
      cacheWrite5mTokens: 3100,
      cacheWrite1hTokens: 1500,
      outputTokens: 1850,
    };
    expect(costOf(usage, { provider: 'anthropic', model: 'claude-haiku-5-5', at: new Date('2026-11-20') }).exact).toBe('0.0140625');
  });

  test('200,001 tokens into claude-sonnet-4-6 cost $1.200006 on 2026-03-12 and $0.600003 from 2026-03-13, when the tier went away', () => {
    const call = { provider: 'anthropic', model: 'claude-sonnet-4-6' };
    expect(costOf({ inputTokens: 200_001, outputTokens: 0 }, { ...call, at: new Date('2026-03-12') }).exact).toBe('1.200006');
    expect(costOf({ inputTokens: 200_001, outputTokens: 0 }, { ...call, at: new Date('2026-03-13') }).exact).toBe('0.600003');
  });
});

describe("Anthropic's own rules", () => {
  /** Cache reads in parts of the input where they are not a tenth of it, by model and version. */
  const CHEAPER_READS: Readonly<Record<string, string>> = {
    'claude-fable-5-2 v1': '0.025',
    'claude-fable-5-1 v1': '0.025',
    'claude-opus-5-5 v1': '0.05',
    'claude-sonnet-5-5 v2': '0.05',
  };
  const cards = ANTHROPIC.flatMap(({ model, versions }) =>
    versions.flatMap((version) => {
      const name = `${model} v${version.version}`;
      const tiers = version.longContext ?? [];
      return [[name, name, version.prices] as const, ...tiers.map((tier) => [`${name} over ${tier.over}`, name, tier.prices] as const)];
    }),
  );

  test.each(cards)(
    '%s writes for five minutes at 1.25 times the input, for an hour at twice the input, and reads at a tenth or the listed part',
    (_card, name, prices) => {
      const input = new Money(prices.input ?? Number.NaN);
      expect(prices).toEqual({
        input: input.toFixed(),
        cache_read: input.times(CHEAPER_READS[name] ?? '0.1').toFixed(),
        cache_write_5m: input.times('1.25').toFixed(),
        cache_write_1h: input.times('2').toFixed(),
        output: prices.output,
      });
    },
  );

  test.each(cards)('%s bills output at five times the input, or 3.75 times in the 200K tiers', (card, _name, prices) => {
    const factor = card.endsWith('over 200000') ? '3.75' : '5';
    expect(prices.output).toBe(new Money(prices.input ?? Number.NaN).times(factor).toFixed());
  });
});
