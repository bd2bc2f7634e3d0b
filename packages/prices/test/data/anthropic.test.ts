import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { Money } from '../../src/cost.ts';
import { ANTHROPIC } from '../../src/data/anthropic.ts';
import type { MeterPrices } from '../../src/price-book.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PRICING = 'https://platform.claude.com/docs/en/about-claude/pricing';
const TODAY = '2026-11-22';

/** One row of Anthropic's price table: input, 5m writes, 1h writes, reads, output. */
function row(model: string, prices: readonly [string, string, string, string, string], day: string = TODAY): PriceTableRow {
  const [input, cache_write_5m, cache_write_1h, cache_read, output] = prices;
  return { model, day, prices: { input, cache_read, cache_write_5m, cache_write_1h, output }, source: PRICING };
}

const TABLE: readonly PriceTableRow[] = [
  row('claude-fable-5-2', ['8', '10', '16', '0.2', '40']),
  row('claude-mythos-5-2', ['8', '10', '16', '0.2', '40']),
  row('claude-fable-5-1', ['10', '12.5', '20', '0.25', '50']),
  row('claude-mythos-5-1', ['10', '12.5', '20', '0.25', '50']),
  row('claude-fable-5', ['10', '12.5', '20', '1', '50']),
  row('claude-mythos-5', ['10', '12.5', '20', '1', '50']),
  row('claude-opus-5-5', ['4', '5', '8', '0.2', '20']),
  row('claude-opus-5', ['5', '6.25', '10', '0.5', '25']),
  row('claude-opus-4-8', ['5', '6.25', '10', '0.5', '25']),
  row('claude-opus-4-7', ['5', '6.25', '10', '0.5', '25']),
  row('claude-opus-4-6', ['5', '6.25', '10', '0.5', '25']),
  row('claude-opus-4-5-20251101', ['5', '6.25', '10', '0.5', '25']),
  row('claude-opus-4-1-20250805', ['15', '18.75', '30', '1.5', '75'], '2026-08-04'),
  row('claude-opus-4-20250514', ['15', '18.75', '30', '1.5', '75'], '2026-06-14'),
  row('claude-opus-4-0', ['15', '18.75', '30', '1.5', '75'], '2026-06-14'),
  row('claude-3-opus-20240229', ['15', '18.75', '30', '1.5', '75'], '2025-12-31'),
  row('claude-3-opus-latest', ['15', '18.75', '30', '1.5', '75'], '2025-12-31'),
  row('claude-sonnet-5-5', ['2', '2.5', '4', '0.2', '10'], '2026-10-06'),
  row('claude-sonnet-5-5', ['2', '2.5', '4', '0.1', '10'], '2026-10-07'),
  row('claude-sonnet-5', ['2', '2.5', '4', '0.2', '10']),
  row('claude-sonnet-4-6', ['3', '3.75', '6', '0.3', '15']),
  row('claude-sonnet-4-5-20250929', ['3', '3.75', '6', '0.3', '15']),
  row('claude-sonnet-4-20250514', ['3', '3.75', '6', '0.3', '15'], '2026-06-14'),
  row('claude-4-sonnet-20250514', ['3', '3.75', '6', '0.3', '15'], '2025-06-14'),
  row('claude-3-7-sonnet-20250219', ['3', '3.75', '6', '0.3', '15'], '2026-02-18'),
  row('claude-3-7-sonnet-latest', ['3', '3.75', '6', '0.3', '15'], '2026-02-18'),
  row('claude-3-5-sonnet-20241022', ['3', '3.75', '6', '0.3', '15'], '2025-10-27'),
  row('claude-3-5-sonnet-20240620', ['3', '3.75', '6', '0.3', '15'], '2025-10-27'),
  row('claude-haiku-5-5', ['0.1', '0.125', '0.2', '0.01', '0.5']),
  row('claude-haiku-4-5-20251001', ['1', '1.25', '2', '0.1', '5']),
  row('claude-3-5-haiku-20241022', ['1', '1.25', '2', '0.1', '5'], '2024-11-20'),
  row('claude-3-5-haiku-latest', ['0.8', '1', '1.6', '0.08', '4'], '2026-02-18'),
  row('claude-3-haiku-20240307', ['0.25', '0.3', '0.5', '0.03', '1.25'], '2026-04-19'),
];

describe('Anthropic per million tokens', () => {
  testPriceTable('anthropic', TABLE);
});

test('a usage that knows its images is billed as one that does not: 1,000 tokens of claude-opus-5, 400 of them images, cost $0.005', () => {
  const call = { provider: 'anthropic', model: 'claude-opus-5', at: new Date('2026-11-20') };
  const cost = costOf({ inputTokens: 1000, inputImageTokens: 400, outputTokens: 0 }, call);
  expect(cost.exact).toBe('0.005');
  expect(costOf({ inputTokens: 1000, outputTokens: 0 }, call).exact).toBe('0.005');
});

test('the priority tier is capacity bought in advance: its calls are priced at list, as an estimate', () => {
  const call = { provider: 'anthropic', model: 'claude-sonnet-5', at: new Date('2026-11-20'), serviceTier: 'priority' };
  const cost = costOf({ inputTokens: 1000, outputTokens: 0 }, call);
  expect(cost.exact).toBe('0.002');
  expect(cost.assumptions).toEqual(['service tier priority at list price']);
});

test('fast mode of claude-opus-4-6 ended on 2026-06-29: a call that asks for it is billed at list', () => {
  const call = { provider: 'anthropic', model: 'claude-opus-4-6', serviceTier: 'fast' };
  expect(costOf({ inputTokens: 1000, outputTokens: 0 }, { ...call, at: new Date('2026-06-28') }).exact).toBe('0.03');
  expect(costOf({ inputTokens: 1000, outputTokens: 0 }, { ...call, at: new Date('2026-06-29') }).exact).toBe('0.005');
});

describe("Anthropic's own rules", () => {
  /** Cache reads in parts of the input where they are not a tenth of it, by model and version. */
  const CHEAPER_READS: Readonly<Record<string, string>> = {
    'claude-fable-5-2 v1': '0.025',
    'claude-mythos-5-2 v1': '0.025',
    'claude-fable-5-1 v1': '0.025',
    'claude-mythos-5-1 v1': '0.025',
    'claude-opus-5-5 v1': '0.05',
    'claude-sonnet-5-5 v2': '0.05',
  };
  const FEES: readonly string[] = ['web_search', 'code_execution_second'];
  const cards = ANTHROPIC.flatMap(({ model, versions }) =>
    versions.flatMap((version) => {
      const name = `${model} v${version.version}`;
      const tiers = (version.rules ?? []).flatMap(({ id, prices }) =>
        prices === undefined ? [] : [[`${name} ${id}`, name, prices] as const],
      );
      return [[name, name, version.prices] as const, ...tiers];
    }),
  );
  // The cache prices of Claude 3 Haiku are rounded.
  const exact = cards.filter(([, name]) => name !== 'claude-3-haiku v1');

  function tokenPrices(prices: MeterPrices): MeterPrices {
    return Object.fromEntries(Object.entries(prices).filter(([meter]) => !FEES.includes(meter)));
  }

  test.each(exact)(
    '%s writes for five minutes at 1.25 times the input, for an hour at twice the input, and reads at a tenth or the listed part, images too',
    (_card, name, prices) => {
      const input = new Money(prices.input ?? Number.NaN);
      const read = input.times(CHEAPER_READS[name] ?? '0.1').toFixed();
      expect(tokenPrices(prices)).toEqual({
        input: input.toFixed(),
        cache_read: read,
        cache_write_5m: input.times('1.25').toFixed(),
        cache_write_1h: input.times('2').toFixed(),
        output: prices.output,
        input_image: input.toFixed(),
        cache_read_image: read,
      });
    },
  );

  test.each(cards)('%s bills output at five times the input, or 3.75 times in the 200K tiers', (card, _name, prices) => {
    const factor = card.endsWith(' over-200000') ? '3.75' : '5';
    expect(prices.output).toBe(new Money(prices.input ?? Number.NaN).times(factor).toFixed());
  });

  const rules = ANTHROPIC.flatMap(({ model, versions }) =>
    versions.map((version) => [`${model} v${version.version}`, model, version] as const),
  );

  /** Models before Claude 4.6, which are processed anywhere at one price. */
  const WITHOUT_US: readonly string[] = [
    'claude-opus-4-5',
    'claude-opus-4-1',
    'claude-opus-4',
    'claude-sonnet-4-5',
    'claude-sonnet-4',
    'claude-3-7-sonnet',
    'claude-3-5-sonnet',
    'claude-3-sonnet',
    'claude-haiku-4-5',
    'claude-3-5-haiku',
    'claude-3-haiku',
    'claude-3-opus',
  ];

  test.each(rules)(
    '%s has a batch at half, and inference in the United States at 1.1 times from Claude 4.6 on',
    (_name, model, version) => {
      const multipliers = Object.fromEntries(
        (version.rules ?? []).flatMap(({ id, multiply }) => (multiply === undefined ? [] : [[id, multiply]])),
      );
      expect(multipliers['batch']).toBe('0.5');
      expect(multipliers['us']).toBe(WITHOUT_US.includes(model) ? undefined : '1.1');
    },
  );

  test('fast mode is six times the price on Opus 4.6 and 4.7, twice on Opus 4.8 and later on Fable 5.2 and Mythos 5.2, and nowhere else', () => {
    const factors = rules.flatMap(([name, , { rules: own = [] }]) =>
      own.flatMap(({ id, multiply }) => (id === 'fast' ? [`${name} ${multiply}`] : [])),
    );
    expect(factors).toEqual([
      'claude-fable-5-2 v1 2',
      'claude-mythos-5-2 v1 2',
      'claude-opus-5-5 v1 2',
      'claude-opus-5 v1 2',
      'claude-opus-4-8 v1 2',
      'claude-opus-4-7 v1 6',
      'claude-opus-4-6 v1 6',
      'claude-opus-4-6 v2 6',
      'claude-opus-4-6 v3 6',
    ]);
  });
});
