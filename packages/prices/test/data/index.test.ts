import { describe, expect, test } from 'vitest';
import { HAND_WRITTEN } from '../../src/data/hand-written.ts';
import { WRITTEN } from '../../src/data/index.ts';
import { PACKAGED_BOOK, type MeterPrices, type ModelPrices, type PriceVersion } from '../../src/index.ts';
import { parsePriceBook } from '../../src/parse/index.ts';

const NOW = Date.now();
const { models } = PACKAGED_BOOK;
const nameOf = (model: ModelPrices): string => `${model.providers[0]} ${model.model}`;
const startOf = ({ validFrom }: PriceVersion): number => (validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(validFrom));

/** Every version of every model, under a name that says which one a failure is about. */
const versions = models.flatMap((model) =>
  model.versions.map((version) => ({ name: `${nameOf(model)} v${version.version}`, model, version })),
);
/** The models whose prices were looked up by hand, provider by provider. */
const HAND_VERIFIED = new Set([
  'openai',
  'anthropic',
  'gcp.gemini',
  'cohere',
  'mistral_ai',
  'deepseek',
  'x_ai',
  'groq',
  'perplexity',
  'aws.bedrock',
  'azure.ai.openai',
]);

function inForce(model: ModelPrices): PriceVersion | undefined {
  return model.versions.find((version) => startOf(version) <= NOW && (version.validTo === undefined || NOW < Date.parse(version.validTo)));
}

/** Names of what breaks a rule: empty, or the test says which. */
function breaking(holds: (entry: (typeof versions)[number]) => boolean): readonly string[] {
  return versions.filter((entry) => !holds(entry)).map(({ name }) => name);
}

describe('the packaged book', () => {
  test('is a valid price book, also as JSON', () => {
    expect(parsePriceBook(JSON.parse(JSON.stringify(PACKAGED_BOOK)))).toEqual(PACKAGED_BOOK);
  });

  test('has every model that is written, as it is written', () => {
    const inOrder = (written: readonly ModelPrices[]): readonly ModelPrices[] =>
      written.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    expect(inOrder(models)).toEqual(inOrder(WRITTEN));
  });

  test('has more than 2,800 models of more than 50 providers, over 570 of them looked up by hand', () => {
    expect(models.length).toBeGreaterThan(2800);
    expect(new Set(models.map(({ providers }) => providers[0])).size).toBeGreaterThan(50);
    expect(HAND_WRITTEN.length).toBeGreaterThan(570);
  });

  test('has at least 60 verified prices in force today, of eleven providers', () => {
    const verified = models.filter((model) => inForce(model)?.status === 'verified' && HAND_VERIFIED.has(model.providers[0] ?? ''));
    expect(verified.length).toBeGreaterThanOrEqual(60);
    expect(new Set(verified.map(({ providers }) => providers[0])).size).toBe(HAND_VERIFIED.size);
  });

  test('claims no id twice for a provider', () => {
    const ids = models.flatMap(({ providers, model, aliases = [] }) =>
      providers.flatMap((provider) => [model, ...aliases].map((id) => `${provider} ${id}`)),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('every version of every model', () => {
  test('counts from 1 without a gap', () => {
    const wrong = models.filter((model) => model.versions.some(({ version }, index) => version !== index + 1));
    expect(wrong.map(nameOf)).toEqual([]);
  });

  test('names a page over https and the day of the check', () => {
    expect(breaking(({ version: { source } }) => new URL(source.url).protocol === 'https:' && Date.parse(source.checkedAt) <= NOW)).toEqual(
      [],
    );
  });

  test('says what agreed or differed, unless it is merely imported', () => {
    expect(breaking(({ version }) => version.status === 'imported' || (version.source.note ?? '').endsWith('.'))).toEqual([]);
  });

  test('was known before today, and begins at a real instant', () => {
    expect(breaking(({ version }) => Date.parse(version.recordedAt) <= NOW && !Number.isNaN(startOf(version)))).toEqual([]);
  });

  test('states prices as decimal strings in their shortest form', () => {
    const shortest = (prices: MeterPrices): boolean => Object.values(prices).every((price) => /^(?:0|[1-9]\d*|\d+\.\d*[1-9])$/.test(price));
    expect(breaking(({ version }) => [version.prices, ...(version.rules ?? []).map(({ prices = {} }) => prices)].every(shortest))).toEqual(
      [],
    );
  });

  test('has a price of zero only where the model is free, or that meter is', () => {
    const costs = ({ prices, rules = [] }: PriceVersion): boolean =>
      [prices, ...rules.map((rule) => rule.prices ?? {})].some((stated) => Object.values(stated).some((price) => price !== '0'));
    expect(breaking(({ version }) => version.status === 'free' || costs(version))).toEqual([]);
    expect(breaking(({ version }) => version.status !== 'free' || Object.values(version.prices).every((price) => price === '0'))).toEqual(
      [],
    );
  });

  test('is dearer for a long prompt than for a short one', () => {
    const dearer = (version: PriceVersion): boolean =>
      (version.rules ?? []).every(({ when, prices }) => {
        const long = when.promptOver ?? when.promptFrom;
        if (long === undefined || prices === undefined || when.serviceTier !== undefined) return true;
        return long >= 32_000 && Number(prices.input) > Number(version.prices.input);
      });
    expect(breaking(({ version }) => dearer(version))).toEqual([]);
  });
});
