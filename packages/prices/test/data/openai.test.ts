import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { Money } from '../../src/cost.ts';
import { OPENAI } from '../../src/data/openai.ts';
import { METER_DEFINITIONS, TOKEN_METERS } from '../../src/meters.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PRICING = 'https://developers.openai.com/api/docs/pricing';
const TODAY = '2026-11-22';

const TABLE: readonly PriceTableRow[] = [
  { model: 'gpt-6.2-astra', day: TODAY, prices: { input: '8', cache_read: '0.4', cache_write: '10', output: '40' }, source: PRICING },
  {
    model: 'gpt-6.2-sol',
    day: TODAY,
    prices: { input: '2', cache_read: '0.1', cache_write: '2.5', output: '10' },
    source: 'https://developers.openai.com/api/docs/models/gpt-6.2-sol',
  },
  { model: 'gpt-6.1-sol', day: TODAY, prices: { input: '2', cache_read: '0.1', cache_write: '2.5', output: '10' }, source: PRICING },
  { model: 'gpt-6.1-terra', day: TODAY, prices: { input: '1', cache_read: '0.05', cache_write: '1.25', output: '5' }, source: PRICING },
  { model: 'gpt-6-astra', day: TODAY, prices: { input: '10', cache_read: '1', cache_write: '12.5', output: '50' }, source: PRICING },
  { model: 'gpt-6-sol', day: TODAY, prices: { input: '2', cache_read: '0.2', cache_write: '2.5', output: '10' }, source: PRICING },
  { model: 'gpt-6-luna', day: TODAY, prices: { input: '0.1', cache_read: '0.01', cache_write: '0.125', output: '0.5' }, source: PRICING },
  { model: 'gpt-5.6', day: '2026-08-20', prices: { input: '5', cache_read: '0.5', cache_write: '6.25', output: '30' }, source: PRICING },
  {
    model: 'gpt-5.6-sol',
    day: '2026-11-21',
    prices: { input: '4', cache_read: '0.4', cache_write: '5', output: '20' },
    source: 'https://developers.openai.com/api/docs/models/gpt-5.6-sol',
  },
  {
    model: 'gpt-5.6-terra',
    day: '2026-07-29',
    prices: { input: '2.5', cache_read: '0.25', cache_write: '3.125', output: '15' },
    source: PRICING,
  },
  {
    model: 'gpt-5.6-terra',
    day: '2026-07-30',
    prices: { input: '2', cache_read: '0.2', cache_write: '2.5', output: '12' },
    source: 'https://developers.openai.com/api/docs/models/gpt-5.6-terra',
  },
  {
    model: 'gpt-5.6-luna',
    day: '2026-07-29',
    prices: { input: '1', cache_read: '0.1', cache_write: '1.25', output: '6' },
    source: PRICING,
  },
  {
    model: 'gpt-5.6-luna',
    day: '2026-07-30',
    prices: { input: '0.2', cache_read: '0.02', cache_write: '0.25', output: '1.2' },
    source: PRICING,
  },
  { model: 'gpt-5.5', day: TODAY, prices: { input: '5', cache_read: '0.5', output: '30' }, source: PRICING },
  { model: 'gpt-5.4', day: TODAY, prices: { input: '2.5', cache_read: '0.25', output: '15' }, source: PRICING },
  { model: 'gpt-5.4-mini', day: TODAY, prices: { input: '0.75', cache_read: '0.075', output: '4.5' }, source: PRICING },
  { model: 'gpt-5.4-nano', day: TODAY, prices: { input: '0.2', cache_read: '0.02', output: '1.25' }, source: PRICING },
  { model: 'gpt-5.3-codex', day: TODAY, prices: { input: '1.75', cache_read: '0.175', output: '14' }, source: PRICING },
  { model: 'gpt-5.2-2025-12-11', day: TODAY, prices: { input: '1.75', cache_read: '0.175', output: '14' }, source: PRICING },
  { model: 'gpt-5.1', day: TODAY, prices: { input: '1.25', cache_read: '0.125', output: '10' }, source: PRICING },
  { model: 'gpt-5-2025-08-07', day: TODAY, prices: { input: '1.25', cache_read: '0.125', output: '10' }, source: PRICING },
  { model: 'gpt-5-mini', day: TODAY, prices: { input: '0.25', cache_read: '0.025', output: '2' }, source: PRICING },
  { model: 'gpt-5-nano', day: TODAY, prices: { input: '0.05', cache_read: '0.005', output: '0.4' }, source: PRICING },
  { model: 'gpt-5-pro', day: TODAY, prices: { input: '15', cache_read: '15', output: '120' }, source: PRICING },
  { model: 'gpt-4.1', day: TODAY, prices: { input: '2', cache_read: '0.5', output: '8' }, source: PRICING },
  { model: 'gpt-4.1-mini', day: TODAY, prices: { input: '0.4', cache_read: '0.1', output: '1.6' }, source: PRICING },
  { model: 'gpt-4.1-nano', day: TODAY, prices: { input: '0.1', cache_read: '0.025', output: '0.4' }, source: PRICING },
  { model: 'gpt-4o-2024-11-20', day: TODAY, prices: { input: '2.5', cache_read: '1.25', output: '10' }, source: PRICING },
  { model: 'gpt-4o-2024-05-13', day: TODAY, prices: { input: '5', cache_read: '5', output: '15' }, source: PRICING },
  { model: 'gpt-4o-mini-2024-07-18', day: TODAY, prices: { input: '0.15', cache_read: '0.075', output: '0.6' }, source: PRICING },
  { model: 'o4-mini', day: TODAY, prices: { input: '1.1', cache_read: '0.275', output: '4.4' }, source: PRICING },
  { model: 'o3', day: '2025-06-09', prices: { input: '10', cache_read: '2.5', output: '40' }, source: PRICING },
  { model: 'o3', day: '2025-06-10', prices: { input: '2', cache_read: '0.5', output: '8' }, source: PRICING },
  { model: 'o1', day: TODAY, prices: { input: '15', cache_read: '7.5', output: '60' }, source: PRICING },
  { model: 'text-embedding-3-small', day: TODAY, prices: { input: '0.02' }, source: PRICING },
  { model: 'text-embedding-3-large', day: TODAY, prices: { input: '0.13' }, source: PRICING },
];

describe('OpenAI per million tokens', () => {
  testPriceTable('openai', TABLE);
});

describe('what calls of OpenAI cost', () => {
  const at = new Date('2026-11-20T12:00:00Z');

  test('272,000 tokens into gpt-5.4 cost $0.68, one token more and the request costs twice as much', () => {
    expect(costOf({ inputTokens: 272_000, outputTokens: 0 }, { provider: 'openai', model: 'gpt-5.4', at }).exact).toBe('0.68');
    expect(costOf({ inputTokens: 272_001, outputTokens: 0 }, { provider: 'openai', model: 'gpt-5.4', at }).exact).toBe('1.360005');
  });

  test('a call of gpt-5.6-sol a millisecond before 2026-08-21 costs $0.035, then $0.024', () => {
    const usage = { inputTokens: 1000, outputTokens: 1000 };
    expect(costOf(usage, { provider: 'openai', model: 'gpt-5.6-sol', at: Date.UTC(2026, 7, 21) - 1 }).exact).toBe('0.035');
    expect(costOf(usage, { provider: 'openai', model: 'gpt-5.6-sol', at: Date.UTC(2026, 7, 21) }).exact).toBe('0.024');
  });

  test('a million tokens through text-embedding-3-small cost 2 cents', () => {
    expect(costOf({ inputTokens: 1_000_000 }, { provider: 'openai', model: 'text-embedding-3-small', at }).exact).toBe('0.02');
  });
});

describe("OpenAI's own rules", () => {
  const versions = OPENAI.flatMap((model) => model.versions.map((version) => [`${model.model} v${version.version}`, version] as const));
  const long = versions.filter(([, { rules = [] }]) => rules.some(({ when }) => when.promptOver !== undefined));

  test.each(versions.filter(([, { prices }]) => prices.cache_write !== undefined))(
    '%s bills cache writes at 1.25 times the input, and those for twelve hours at 2.5 times',
    (_name, { prices }) => {
      expect(prices.cache_write).toBe(times(prices.input, '1.25'));
      if (prices.cache_write_12h !== undefined) expect(prices.cache_write_12h).toBe(times(prices.input, '2.5'));
    },
  );

  test.each(long)('%s doubles input and cache rates above 272,000 tokens and takes output times 1.5', (_name, { prices, rules = [] }) => {
    const [rule, ...others] = rules.filter(({ when }) => when.promptOver !== undefined);
    expect(others).toEqual([]);
    expect(rule?.when).toEqual({ promptOver: 272_000 });
    const tokens = TOKEN_METERS.filter((meter) => prices[meter] !== undefined);
    expect(rule?.prices).toEqual(
      Object.fromEntries(tokens.map((meter) => [meter, times(prices[meter], METER_DEFINITIONS[meter].side === 'input' ? '2' : '1.5')])),
    );
  });

  test.each(long)(
    '%s has fast prices of its own, if any, before the long ones, so that a long prompt pays the long price',
    (_name, { rules = [] }) => {
      const own = rules.findIndex(({ id, prices }) => id === 'fast' && prices !== undefined);
      expect(own).toBeLessThan(rules.findIndex(({ when }) => when.promptOver !== undefined));
    },
  );

  test('batch and flex halve every token, residency adds a tenth, and none of them touches a fee', () => {
    const multiples = new Map([
      ['batch', '0.5'],
      ['flex', '0.5'],
      ['residency', '1.1'],
    ]);
    const rules = versions
      .flatMap(([, version]) => version.rules ?? [])
      .filter(({ id, prices }) => multiples.has(id) && prices === undefined);
    expect(rules.length).toBeGreaterThan(100);
    for (const { id, multiply, meters } of rules) expect([id, multiply, meters]).toEqual([id, multiples.get(id), undefined]);
  });

  test('residency costs a tenth more from gpt-5.4 of 2026-03-05 on, and nothing before', () => {
    const dated = versions.filter(([, { validFrom, prices }]) => validFrom !== undefined && prices.output_image === undefined);
    const uplifted = dated.filter(([, { rules = [] }]) => rules.some(({ id }) => id === 'residency'));
    expect(uplifted.map(([name]) => name)).toEqual(
      dated.filter(([name, { validFrom = '' }]) => validFrom >= '2026-03-05' && !name.includes('chat-latest')).map(([name]) => name),
    );
  });

  test.each(
    versions.filter(
      ([, { prices }]) => prices.input_image !== undefined && prices.output_image === undefined && prices.input_audio === undefined,
    ),
  )('%s bills the tokens of an image as text', (_name, { prices, rules = [] }) => {
    for (const stated of [prices, ...rules.flatMap((rule) => (rule.prices?.input === undefined ? [] : [rule.prices]))]) {
      expect(stated.input_image).toBe(stated.input);
      expect(stated.cache_read_image).toBe(stated.cache_read);
    }
  });
});

function times(price: string | undefined, factor: string): string {
  return new Money(price ?? Number.NaN).times(factor).toFixed();
}
