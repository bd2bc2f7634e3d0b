import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/cost-of.ts';
import { AZURE } from '../../src/data/azure.ts';
import { REGIONS } from '../../src/data/azure/terms.ts';
import { OPENAI } from '../../src/data/openai.ts';
import { TOKEN_METERS } from '../../src/meters.ts';
import { parsePriceBook } from '../../src/parse/parse-price-book.ts';
import { Pricer } from '../../src/pricer.ts';
import type { ModelPrices, PriceVersion } from '../../src/price-book.ts';
import { testPriceTable, type PriceTableRow } from './price-table.ts';

const RETAIL = 'https://prices.azure.com/api/retail/prices';
const DAY = '2026-08-11';

const TABLE: readonly PriceTableRow[] = [
  { model: 'gpt-5.6-luna', day: DAY, prices: { input: '1', cache_read: '0.1', cache_write: '1.25', output: '6' }, source: RETAIL },
  { model: 'gpt-5.5', day: DAY, prices: { input: '5', cache_read: '0.5', output: '30' }, source: RETAIL },
  { model: 'gpt-5.4-2026-03-05', day: DAY, prices: { input: '2.5', cache_read: '0.25', output: '15' }, source: RETAIL },
  { model: 'gpt-5.4-mini', day: DAY, prices: { input: '0.75', cache_read: '0.075', output: '4.5' }, source: RETAIL },
  { model: 'gpt-5.2', day: DAY, prices: { input: '1.75', cache_read: '0.175', output: '14' }, source: RETAIL },
  { model: 'gpt-5-2025-08-07', day: DAY, prices: { input: '1.25', cache_read: '0.125', output: '10' }, source: RETAIL },
  { model: 'gpt-5-nano', day: DAY, prices: { input: '0.05', cache_read: '0.005', output: '0.4' }, source: RETAIL },
  { model: 'gpt-4.1', day: DAY, prices: { input: '2', cache_read: '0.5', output: '8' }, source: RETAIL },
  { model: 'gpt-4o-2024-11-20', day: DAY, prices: { input: '2.5', cache_read: '1.25', output: '10' }, source: RETAIL },
  { model: 'gpt-4o-mini-2024-07-18', day: DAY, prices: { input: '0.15', cache_read: '0.075', output: '0.6' }, source: RETAIL },
  { model: 'o4-mini', day: DAY, prices: { input: '1.1', cache_read: '0.275', output: '4.4' }, source: RETAIL },
  { model: 'text-embedding-3-large', day: DAY, prices: { input: '0.13' }, source: RETAIL },
];

describe('Azure OpenAI per million tokens, global deployments', () => {
  testPriceTable('azure.ai.openai', TABLE);
});

describe("Azure's own rules", () => {
  const versions = AZURE.flatMap((model) => model.versions.map((version) => [`${model.model} v${version.version}`, version] as const));

  test('the models are a valid book', () => {
    const book = { schema: 'spancost/price-book/v1', id: 'azure', revision: 1, currency: 'USD', models: AZURE };
    expect(parsePriceBook(JSON.parse(JSON.stringify(book))).models.length).toBe(AZURE.length);
  });

  test('a global deployment costs what OpenAI asks on 2026-08-01, but for gpt-audio, cached input of o1-pro and GPT-5.6 before its cut', () => {
    const differing = AZURE.filter((model) => {
      const theirs = OPENAI.find(({ model: id, aliases = [] }) => [id, ...aliases].includes(model.model));
      const [ours, list] = [versionOn(model, '2026-08-01'), theirs && versionOn(theirs, '2026-08-01')];
      if (ours === undefined || list === undefined) return false;
      return Object.entries(ours.prices).some(([meter, price]) => {
        const asked = list.prices[meter as keyof typeof list.prices];
        return asked !== undefined && asked !== price;
      });
    });
    expect(differing.map(({ model }) => model)).toEqual(['gpt-5.6-terra', 'gpt-5.6-luna', 'o1-pro', 'gpt-audio']);
  });

  test.each(versions)('%s costs a tenth more in the data zone of the United States, if it is sold there', (_name, { rules = [] }) => {
    const zones = rules.filter(({ when }) => when.geography?.includes('data-zone-us'));
    for (const { multiply, meters, when } of zones) {
      expect([multiply, when.geography?.includes('data-zone'), (meters ?? TOKEN_METERS).includes('container')]).toEqual([
        '1.1',
        true,
        false,
      ]);
    }
    expect(zones.length).toBeLessThanOrEqual(1);
  });

  test('no region has two prices', () => {
    const names = REGIONS.flatMap(({ when }) => when.geography ?? []);
    expect(names.length).toBe(new Set(names).size);
    expect(names).toContain('regional');
  });
});

describe('what calls of Azure cost', () => {
  const pricer = new Pricer({
    schema: 'spancost/price-book/v1',
    id: 'azure',
    revision: 1,
    currency: 'USD',
    models: AZURE,
    aliases: [
      {
        provider: 'azure.ai.openai',
        model: 'chat-emea',
        to: { provider: 'azure.ai.openai', model: 'gpt-4.1' },
        geography: 'data-zone-eu',
      },
      {
        provider: 'azure.ai.openai',
        model: 'chat-reserved',
        to: { provider: 'azure.ai.openai', model: 'gpt-4.1' },
        serviceTier: 'provisioned',
      },
    ],
  });
  const at = new Date('2026-11-20T12:00:00Z');
  const usage = { inputTokens: 1_000_000, outputTokens: 0 };

  test('a million tokens into a deployment of gpt-4.1 in the data zone of Europe cost $2.20, into a reserved one nothing', () => {
    expect(pricer.price(usage, { provider: 'azure.ai.openai', model: 'chat-emea', at })).toMatchObject({ exact: '2.2' });
    expect(pricer.price(usage, { provider: 'azure.ai.openai', model: 'chat-reserved', at })).toMatchObject({ exact: '0' });
  });

  test('GPT-6 costs a fifth more in the data zone of Europe: $2.40 for a million tokens into gpt-6-sol', () => {
    const cost = (geography: string): string =>
      costOf({ inputTokens: 200_000, outputTokens: 0 }, { provider: 'azure.ai.openai', model: 'gpt-6-sol', at, geography }).exact;
    expect(cost('data-zone-us')).toBe('0.44');
    expect(cost('data-zone-eu')).toBe('0.48');
  });

  test('a priority call of gpt-5.5 above 272,000 tokens costs twice the long price, $5.60 for 280,000', () => {
    const call = { provider: 'azure.ai.inference', model: 'gpt-5.5', at, serviceTier: 'priority' };
    expect(costOf({ inputTokens: 280_000, outputTokens: 0 }, call).exact).toBe('5.6');
  });
});

function versionOn({ versions }: ModelPrices, day: string): PriceVersion | undefined {
  const at = Date.parse(day);
  return versions.find(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || Date.parse(validFrom) <= at) && (validTo === undefined || at < Date.parse(validTo)),
  );
}
