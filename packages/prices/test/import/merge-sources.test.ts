import { describe, expect, it } from 'vitest';
import { choose } from '../../scripts/import/choose.ts';
import { importedRows } from '../../scripts/import/imported-rows.ts';
import { mergeSources } from '../../scripts/import/merge-sources.ts';
import { importedModels } from '../../src/data/imported-models.ts';
import type { ModelPrices, PriceBook } from '../../src/price-book.ts';
import type { SourcePrice } from '../../src/sources/index.ts';

const AT = Date.parse('2026-11-10');

function price(provider: string, model: string, own: Partial<SourcePrice> = {}): SourcePrice {
  return { provider, model, prices: { input: '1', output: '2' }, rules: [], free: false, ...own };
}

/** What a book has of two lists. */
function book(piAi: readonly SourcePrice[], genai: readonly SourcePrice[]): readonly ModelPrices[] {
  return importedRows(mergeSources(piAi, genai, AT).models).flatMap(importedModels);
}

describe('a model that both lists have', () => {
  it('has the meters of both where they agree on all that both have', () => {
    const [model] = book(
      [price('groq', 'a')],
      [price('groq', 'a', { prices: { input: '1.0005', output: '2', input_audio: '3', web_search: '10' } })],
    );
    expect(model?.versions).toMatchObject([
      {
        status: 'imported',
        prices: { input: '1', output: '2', input_audio: '3', web_search: '10' },
        source: { note: 'pi-ai 1.5.2 and genai-prices 0.1.8 agree.' },
      },
    ]);
  });

  it('is disputed at the price of pi-ai where they differ by more than 0.1 %', () => {
    const [model] = book([price('groq', 'a')], [price('groq', 'a', { prices: { input: '1.002', output: '2', input_audio: '3' } })]);
    expect(model?.versions).toMatchObject([{ status: 'disputed', prices: { input: '1', output: '2' } }]);
    expect(model?.versions[0]?.prices.input_audio).toBeUndefined();
  });

  it('is disputed where one has another price for long prompts, and not where the bound is one token off', () => {
    const long = (tokens: number, input: string): Partial<SourcePrice> => ({
      rules: [{ id: `over-${tokens}`, when: { promptOver: tokens }, prices: { input, output: '4' } }],
    });
    expect(book([price('p', 'a', long(272_000, '2'))], [price('p', 'a')])[0]?.versions[0]?.status).toBe('disputed');
    expect(book([price('p', 'a', long(272_000, '2'))], [price('p', 'a', long(272_000, '3'))])[0]?.versions[0]?.status).toBe('disputed');
    const atLeast = [{ id: 'from-272000', when: { promptFrom: 272_000 }, prices: { input: '2', output: '4' } }];
    const [model] = book([price('p', 'a', long(272_000, '2'))], [price('p', 'a', { rules: atLeast })]);
    expect(model?.versions).toMatchObject([{ status: 'imported', rules: [{ id: 'over-272000' }] }]);
  });

  it('has the days of genai-prices, a price before and one that is to come', () => {
    const [model] = book(
      [price('p', 'a')],
      [
        price('p', 'a', { prices: { input: '9', output: '9' }, validTo: '2026-08-21T00:00:00Z' }),
        price('p', 'a', { validFrom: '2026-08-21T00:00:00Z', validTo: '2027-01-01T00:00:00Z' }),
        price('p', 'a', { prices: { input: '3', output: '3' }, validFrom: '2027-01-01T00:00:00Z' }),
      ],
    );
    expect(model?.versions).toMatchObject([
      { version: 1, validTo: '2026-08-21T00:00:00Z', prices: { input: '9' }, source: { note: 'genai-prices 0.1.8 alone.' } },
      {
        version: 2,
        validFrom: '2026-08-21T00:00:00Z',
        validTo: '2027-01-01T00:00:00Z',
        prices: { input: '1' },
        source: { note: 'pi-ai 1.5.2 and genai-prices 0.1.8 agree.' },
      },
      { version: 3, validFrom: '2027-01-01T00:00:00Z', prices: { input: '3' } },
    ]);
  });

  it('is one where the ids differ in upper and lower case only, under both spellings', () => {
    expect(book([price('p', 'MiniMax-M3')], [price('p', 'minimax-m3')])).toMatchObject([{ model: 'MiniMax-M3', aliases: ['minimax-m3'] }]);
  });
});

describe('a model of one list', () => {
  it('says which', () => {
    const models = book([price('p', 'ours')], [price('p', 'theirs', { aliases: ['also'] })]);
    expect(models).toMatchObject([
      { model: 'ours', versions: [{ source: { note: 'pi-ai 1.5.2 alone.' } }] },
      { model: 'theirs', aliases: ['also'], versions: [{ source: { note: 'genai-prices 0.1.8 alone.' } }] },
    ]);
  });

  it('costs nothing in any meter where its id says that it is free', () => {
    const [model] = book([price('openrouter', 'a/b:free', { free: true, prices: { input: '0', output: '0' } })], []);
    expect(model?.versions[0]?.status).toBe('free');
    expect(new Set(Object.values(model?.versions[0]?.prices ?? {}))).toEqual(new Set(['0']));
  });

  it('keeps its images, videos and long prompts through a row and back', () => {
    const one = price('p', 'a', {
      prices: {
        input: '1',
        cache_read: '0.1',
        input_image: '1',
        cache_read_image: '0.1',
        input_video: '1',
        cache_read_video: '0.1',
        output: '2',
      },
      rules: [
        {
          id: 'from-272000',
          when: { promptFrom: 272_000 },
          prices: {
            input: '2',
            cache_read: '0.2',
            input_image: '2',
            cache_read_image: '0.2',
            input_video: '2',
            cache_read_video: '0.2',
            output: '3',
          },
        },
      ],
    });
    const [model] = book([one], []);
    expect(model?.versions).toMatchObject([{ prices: one.prices, rules: one.rules }]);
    expect(Object.keys(model?.versions[0]?.prices ?? {})).toHaveLength(7);
    expect(importedRows(mergeSources([one], [], AT).models)[0]?.rows[0]).toEqual([
      'a',
      'pi-ai',
      { input: '1', cache_read: '0.1', output: '2' },
      { asText: 'image+video', from: { 272000: { input: '2', cache_read: '0.2', output: '3' } } },
    ]);
  });
});

describe('what a hand-written entry prices', () => {
  const written = (providers: readonly string[], model: string, more: Partial<ModelPrices> = {}): ModelPrices => ({
    providers,
    model,
    ...more,
    versions: [
      {
        version: 1,
        recordedAt: '2026-11-22T00:00:00Z',
        status: 'verified',
        source: { url: 'https://example.com/', checkedAt: '2026-11-22' },
        prices: { input: '5' },
      },
    ],
  });
  const handWritten: PriceBook = {
    schema: 'spancost/price-book/v1',
    id: 'x',
    revision: 0,
    currency: 'USD',
    models: [written(['openai'], 'gpt-5', { aliases: ['gpt-five'], dated: true }), written(['aws.bedrock'], 'anthropic.claude-opus-5')],
  };

  it.each([
    ['openai', 'gpt-5'],
    ['openai', 'gpt-five'],
    ['openai', 'gpt-5-2025-08-07'],
    ['aws.bedrock', 'us.anthropic.claude-opus-5'],
    ['aws.bedrock', 'global.anthropic.claude-opus-5'],
  ])('%s %s is not imported', (provider, model) => {
    const { prices, verified } = choose([price(provider, model)], handWritten, AT);
    expect(prices).toEqual([]);
    expect(verified).toHaveLength(1);
  });

  it.each([
    ['openai', 'gpt-5-mini'],
    ['azure.ai.openai', 'gpt-5'],
  ])('%s %s is another model', (provider, model) => {
    expect(choose([price(provider, model)], handWritten, AT).prices).toHaveLength(1);
  });

  it('takes its id away from an imported entry, and leaves the others', () => {
    expect(choose([price('openai', 'gpt-5', { aliases: ['gpt-5-other'] })], handWritten, AT).prices).toMatchObject([
      { model: 'gpt-5-other' },
    ]);
  });
});

describe('what a list has besides', () => {
  const none: PriceBook = { schema: 'spancost/price-book/v1', id: 'x', revision: 0, currency: 'USD', models: [] };

  it('is not taken where it is paid by the month', () => {
    expect(choose([price('openai-codex', 'gpt-6-sol')], none, AT)).toMatchObject({ prices: [], subscriptions: 1 });
  });

  it('is taken once, and reported where it stands there twice at different prices', () => {
    const twice = [price('p', 'a'), price('p', 'a'), price('p', 'a', { prices: { input: '7' } })];
    const { prices, problems } = choose(twice, none, AT);
    expect(prices).toHaveLength(1);
    expect(problems).toEqual([{ path: ['p', 'a'], problem: 'stands there twice at different prices; the first is taken' }]);
  });
});
