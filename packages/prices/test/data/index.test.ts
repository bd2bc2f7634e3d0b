import { describe, expect, test } from 'vitest';
import { PACKAGED_BOOK } from '../../src/data/index.ts';
import { parsePriceBook } from '../../src/parse-price-book.ts';
import { METERS, type ModelPrices, type PriceVersion } from '../../src/price-book.ts';

const TODAY = Date.parse('2026-11-22T12:00:00Z');
const PROVIDER_HOSTS = ['developers.openai.com', 'platform.claude.com', 'ai.google.dev', 'cohere.com'];
const { models } = PACKAGED_BOOK;
const named = models.map((model) => [`${model.providers[0]} ${model.model}`, model] as const);
const versions = models.flatMap((model) => model.versions.map((version) => [`${model.model} v${version.version}`, version] as const));
const cards = versions.flatMap(([name, version]) =>
  [version.prices, ...(version.longContext ?? []).map((tier) => tier.prices)].map((prices) => [name, prices] as const),
);

function inForce(model: ModelPrices): PriceVersion | undefined {
  return model.versions.find(
    ({ validFrom, validTo }) => Date.parse(validFrom) <= TODAY && (validTo === undefined || TODAY < Date.parse(validTo)),
  );
}

describe('the packaged book', () => {
  test('is a valid price book, also as JSON', () => {
    expect(parsePriceBook(JSON.parse(JSON.stringify(PACKAGED_BOOK)))).toEqual(PACKAGED_BOOK);
  });

  test('has a price on 2026-11-22 for each of its models, and at least 70 of them verified', () => {
    const statuses = models.map((model) => inForce(model)?.status);
    expect(statuses).not.toContain(undefined);
    expect(statuses.filter((status) => status === 'verified').length).toBeGreaterThanOrEqual(70);
  });

  test('claims no id twice for a provider', () => {
    const ids = models.flatMap(({ providers, model, aliases = [] }) =>
      providers.flatMap((provider) => [model, ...aliases].map((id) => `${provider} ${id}`)),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

test.each(named)('%s has versions 1, 2, … without a gap or an overlap, the last one open', (_name, { versions }) => {
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_version, index) => index + 1));
  expect(versions.map(({ validTo }) => validTo)).toEqual([...versions.slice(1).map(({ validFrom }) => validFrom), undefined]);
  const starts = versions.map(({ validFrom }) => Date.parse(validFrom));
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

test.each(versions)("%s names a page of the provider's own, the day of the check and what agreed", (_name, { source }) => {
  const { protocol, host } = new URL(source.url);
  expect(protocol).toBe('https:');
  expect(PROVIDER_HOSTS).toContain(host);
  expect(source.checkedAt).toMatch(/^2026-\d{2}-\d{2}$/);
  expect(source.note).toMatch(/\.$/);
});

test.each(versions)('%s begins at midnight UTC of a real day', (_name, { validFrom, recordedAt }) => {
  expect(validFrom).toMatch(/T00:00:00Z$/);
  expect(new Date(validFrom).toISOString()).toBe(validFrom.replace('Z', '.000Z'));
  expect(Date.parse(recordedAt)).toBeLessThanOrEqual(TODAY);
});

test.each(cards)('%s states prices above zero as decimal strings in their shortest form, input among them', (_name, prices) => {
  for (const price of Object.values(prices)) {
    expect(price).toMatch(/^\d+(\.\d*[1-9])?$/);
    expect(Number(price)).toBeGreaterThan(0);
  }
  expect(prices.input).toBeDefined();
});

test.each(versions.filter(([, { longContext }]) => longContext !== undefined))(
  '%s has dearer prices for the same meters in its long-context tier',
  (_name, version) => {
    for (const { over, prices } of version.longContext ?? []) {
      expect(over).toBeGreaterThanOrEqual(100_000);
      expect(Object.keys(prices)).toEqual(Object.keys(version.prices));
      const dearer = METERS.filter((meter) => Number(prices[meter]) > Number(version.prices[meter]));
      expect(dearer.toSorted()).toEqual(Object.keys(prices).toSorted());
    }
  },
);

test.each(named.filter(([name]) => name.includes('embed')))('%s is an embedding model and bills input alone', (_name, { versions }) => {
  for (const { prices } of versions) expect(Object.keys(prices)).toEqual(['input']);
});

test.each(named.filter(([name]) => !name.includes('embed')))('%s bills input, cache reads and output', (_name, { versions }) => {
  for (const { prices } of versions) expect(Object.keys(prices)).toEqual(expect.arrayContaining(['input', 'cache_read', 'output']));
});
