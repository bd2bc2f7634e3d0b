import { describe, expect, test } from 'vitest';
import { BEDROCK_MODELS } from '../../src/data/bedrock.ts';
import { Cost, packagedPricer } from '../../src/index.ts';
import type { MeterPrices } from '../../src/price-book.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const PAGE = 'https://aws.amazon.com/bedrock/pricing/';
const TODAY = '2026-11-22';

function row(model: string, prices: MeterPrices, day: string = TODAY): PriceTableRow {
  return { model, day, prices, source: PAGE };
}

const TABLE: readonly PriceTableRow[] = [
  row('global.anthropic.claude-fable-5-2', { input: '8', cache_read: '0.2', cache_write_5m: '10', cache_write_1h: '16', output: '40' }),
  row('us.anthropic.claude-fable-5-2', { input: '8.8', cache_read: '0.22', cache_write_5m: '11', cache_write_1h: '17.6', output: '44' }),
  row('eu.anthropic.claude-opus-5-5', { input: '4.4', cache_read: '0.22', cache_write_5m: '5.5', cache_write_1h: '8.8', output: '22' }),
  row('jp.anthropic.claude-opus-4-8', { input: '5.5', cache_read: '0.55', cache_write_5m: '6.875', cache_write_1h: '11', output: '27.5' }),
  row('anthropic.claude-opus-4-6-v1', { input: '5.5', cache_read: '0.55', cache_write_5m: '6.875', cache_write_1h: '11', output: '27.5' }),
  row('us.anthropic.claude-opus-4-1-20250805-v1:0', { input: '15', cache_read: '1.5', cache_write_5m: '18.75', output: '75' }),
  row('global.anthropic.claude-sonnet-5-5', { input: '2', cache_read: '0.1', cache_write_5m: '2.5', cache_write_1h: '4', output: '10' }),
  row('au.anthropic.claude-sonnet-4-6', {
    input: '3.3',
    cache_read: '0.33',
    cache_write_5m: '4.125',
    cache_write_1h: '6.6',
    output: '16.5',
  }),
  row(
    'apac.anthropic.claude-3-5-sonnet-20241022-v2:0',
    { input: '3', cache_read: '0.3', cache_write_5m: '3.75', output: '15' },
    '2025-10-01',
  ),
  row('us.anthropic.claude-haiku-5-5', {
    input: '0.11',
    cache_read: '0.011',
    cache_write_5m: '0.1375',
    cache_write_1h: '0.22',
    output: '0.55',
  }),
  row('us.anthropic.claude-3-5-haiku-20241022-v1:0', { input: '0.8', cache_read: '0.08', cache_write_5m: '1', output: '4' }),
  row('global.amazon.nova-2-lite-v1:0', { input: '0.3', cache_read: '0.075', cache_write: '0.3', output: '2.5' }),
  row('amazon.nova-2-lite-v1:0', { input: '0.33', cache_read: '0.0825', cache_write: '0.33', output: '2.75' }),
  row('eu.amazon.nova-2-lite-v1:0', { input: '0.374', cache_read: '0.0935', cache_write: '0.374', output: '3.157' }),
  row('us.amazon.nova-premier-v1:0', { input: '2.5', cache_read: '0.625', cache_write: '2.5', output: '12.5' }),
  row('amazon.nova-pro-v1:0', { input: '0.8', cache_read: '0.2', cache_write: '0.8', output: '3.2' }),
  row('apac.amazon.nova-pro-v1:0', { input: '0.84', cache_read: '0.21', cache_write: '0.84', output: '3.36' }),
  row('eu.amazon.nova-pro-v1:0', { input: '1.05', cache_read: '0.2625', cache_write: '1.05', output: '4.2' }),
  row('us.amazon.nova-micro-v1:0', { input: '0.035', cache_read: '0.00875', cache_write: '0.035', output: '0.14' }),
  row('openai.gpt-6.1-sol', { input: '2.2', cache_read: '0.11', cache_write: '2.75', output: '11' }),
  row('global.openai.gpt-6-astra', { input: '10', cache_read: '1', cache_write: '12.5', output: '50' }),
  row('openai.gpt-5.4', { input: '2.75', cache_read: '0.275', output: '16.5' }),
  row('us.meta.llama4-maverick-17b-instruct-v1:0', { input: '0.24', output: '0.97' }),
  row('mistral.mistral-large-3-675b-instruct', { input: '0.5', output: '1.5' }),
  row('eu.deepseek.v3.2', { input: '0.74', output: '2.22' }),
  row('qwen.qwen3-coder-480b-a35b-v1:0', { input: '0.45', output: '1.8' }),
  row('cohere.embed-v4:0', { input: '0.12' }),
];

describe('Amazon Bedrock per million tokens', () => {
  testPriceTable('aws.bedrock', TABLE);
});

const claude45 = BEDROCK_MODELS.filter(({ model }) =>
  /claude-(fable|mythos|opus-5|opus-4-[5-8]|sonnet-5|sonnet-4-[56]|haiku-[45])/.test(model),
);

function cost(model: string, serviceTier?: string): string {
  const at = new Date(`${TODAY}T00:00:00Z`);
  const found = packagedPricer.priceMeters(
    { input: 1_000_000, output: 100_000 },
    { provider: 'aws.bedrock', model, at, ...(serviceTier === undefined ? {} : { serviceTier }) },
  );
  if (!(found instanceof Cost)) throw found;
  return found.exact;
}

test('at least 25 models are priced, and 60 of them by sources that agree', () => {
  const verified = BEDROCK_MODELS.filter(({ versions }) => versions.at(-1)?.status === 'verified');
  expect(BEDROCK_MODELS.length).toBeGreaterThanOrEqual(25);
  expect(verified.length).toBeGreaterThanOrEqual(60);
});

test.each(claude45.map(({ model }) => model))(
  '%s costs 1.1 times the global price in a profile and in a region, 1.2 times in GovCloud',
  (model) => {
    const global = Number(cost(`global.${model}`));
    expect(Number(cost(`us.${model}`))).toBeCloseTo(global * 1.1, 12);
    expect(cost(`eu.${model}`)).toBe(cost(model));
    expect(cost(`us.${model}`)).toBe(cost(model));
    expect(Number(cost(`us-gov.${model}`))).toBeCloseTo(global * 1.2, 12);
  },
);

test.each(['us.amazon.nova-pro-v1:0', 'openai.gpt-oss-120b-1:0', 'qwen.qwen3-32b-v1:0'])(
  '%s is at half as flex, at 1.75 times as priority',
  (model) => {
    expect(Number(cost(model, 'flex'))).toBeCloseTo(Number(cost(model)) / 2, 12);
    expect(Number(cost(model, 'priority'))).toBeCloseTo(Number(cost(model)) * 1.75, 12);
  },
);

test('Claude has no flex tier on Bedrock: a call that names one is priced at list, as an estimate', () => {
  const call = { provider: 'aws.bedrock', model: 'global.anthropic.claude-opus-5', at: new Date(TODAY), serviceTier: 'flex' };
  const found = packagedPricer.priceMeters({ input: 1000 }, call);
  expect(found).toMatchObject({ exact: '0.005', assumptions: ['service tier flex at list price'] });
});
