import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKAGED_BOOK, METERS } from '../../src/index.ts';
import { parsePriceBook } from '../../src/parse/index.ts';
import { readSource, recogniseSource, type SourceFormat, type SourceReading } from '../../src/sources/index.ts';

const FORMATS: readonly SourceFormat[] = ['price-book', 'pi-ai', 'genai-prices', 'litellm', 'openrouter', 'models.dev', 'portkey'];

/** A list of one entry in each form, around whatever its price is. */
const WITH_PRICE: Readonly<Record<Exclude<SourceFormat, 'price-book'>, (price: unknown) => unknown>> = {
  'pi-ai': (price) => ({ api: { m: { id: 'm', provider: 'p', cost: { input: price, output: 1, cacheRead: 0, cacheWrite: 0 } } } }),
  'genai-prices': (price) => [{ id: 'p', models: [{ id: 'm', match: { equals: 'm' }, prices: { input_mtok: price, output_mtok: 1 } }] }],
  litellm: (price) => ({ m: { litellm_provider: 'p', input_cost_per_token: price, output_cost_per_token: 1e-6 } }),
  openrouter: (price) => ({ data: [{ id: 'm', pricing: { prompt: price, completion: '0.000001' } }] }),
  'models.dev': (price) => ({ p: { id: 'p', models: { m: { id: 'm', cost: { input: price, output: 1 } } } } }),
  portkey: (price) => ({ m: { pricing_config: { pay_as_you_go: { request_token: { price }, response_token: { price: 0.0001 } } } } }),
};
const ENTRIES = Object.entries(WITH_PRICE) as [Exclude<SourceFormat, 'price-book'>, (price: unknown) => unknown][];

function read(format: SourceFormat, data: unknown): SourceReading {
  return readSource(data, { format, provider: 'p' });
}

/** What a reader may give out: names of meters, and decimals that a book takes. */
function expectSound({ format, prices, problems }: SourceReading): void {
  for (const { prices: meters, rules, model } of prices) {
    const sheets = [meters, ...rules.flatMap(({ prices: own }) => (own === undefined ? [] : [own]))];
    for (const sheet of sheets)
      for (const [meter, price] of Object.entries(sheet)) {
        expect(METERS).toContain(meter);
        expect(price).toMatch(/^\d{1,15}(\.\d{1,14})?$/);
      }
    // A book of ours may have names with spaces in them: whoever wrote it chose them.
    expect(model).toMatch(format === 'price-book' ? /./s : /^\S{1,200}$/);
  }
  for (const { problem } of problems) expect(problem.length).toBeGreaterThan(5);
}

describe.each(ENTRIES)('a hostile %s', (format, withPrice) => {
  const text = format === 'openrouter';

  it.each<[string, unknown]>([
    ['NaN', text ? 'NaN' : Number.NaN],
    ['infinity', text ? '1e400' : (JSON.parse('1e400') as number)],
    ['minus one', text ? '-1' : -1],
    ['text', text ? 'free' : '1'],
    ['a number for text', text ? 1 : '0x10'],
    ['an object', {}],
    ['an array', [1]],
    ['true', true],
    ['a million millions', text ? '1000000000000' : 1e19],
    ['smaller than a price can be', text ? '0.0000000000000000000000000001' : 1e-30],
  ])('with %s for a price is one problem with its path, and no price', (_what, price) => {
    const { prices, problems } = read(format, withPrice(price));
    expect(prices).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.path.length).toBeGreaterThan(0);
  });

  it('with a good price is a price and no problem', () => {
    const { prices, problems } = read(
      format,
      withPrice(text ? '0.000002' : format === 'litellm' ? 2e-6 : format === 'portkey' ? 0.0002 : 2),
    );
    expect(problems).toEqual([]);
    expect(prices).toMatchObject([{ model: 'm', prices: { input: '2', output: '1' } }]);
  });

  it('with prototype keys neither fails nor changes a prototype', () => {
    const data = JSON.parse(
      JSON.stringify(withPrice(2)).replaceAll('"m"', '"__proto__"').replaceAll('"id":"p"', '"id":"constructor"'),
    ) as unknown;
    const reading = read(format, data);
    expectSound(reading);
    expect(({} as Record<string, unknown>)['input']).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('cost');
  });

  it('that contains itself, or goes 100,000 deep, ends', () => {
    const cyclic = withPrice(2) as Record<string, unknown>;
    cyclic['self'] = cyclic;
    if (Array.isArray(cyclic)) cyclic.push(cyclic);
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth += 1) deep = depth % 2 === 0 ? [deep] : { models: deep, match: deep, or: deep };
    for (const data of [cyclic, deep, withPrice(deep), withPrice(cyclic)]) expectSound(read(format, data));
  });
});

describe('a list of a million models', () => {
  it('is read as far as 100,000 entries, and says that there are more', () => {
    const entry = { litellm_provider: 'p', input_cost_per_token: 1e-6 };
    const data = Object.fromEntries(Array.from({ length: 1_000_000 }, (_each, index) => [`m${index}`, entry]));
    const { prices, problems } = readSource(data);
    expect(prices).toHaveLength(100_000);
    expect(problems).toEqual([{ path: [], problem: 'has more than 100000 entries; the rest was not read' }]);
  });
});

describe('ids', () => {
  it.each(['', ' ', 'two words', 'line\nbreak', 'bell\u0007', 'x'.repeat(201)])('%j is none', (id) => {
    expect(read('openrouter', { data: [{ id, pricing: { prompt: '0.000001', completion: '0.000001' } }] })).toMatchObject({
      prices: [],
      problems: [{ path: ['data', 0] }],
    });
  });
});

describe('whatever the data', () => {
  const anything = fc.anything({
    maxDepth: 6,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
  });

  it('no reader throws, and what it reads is sound', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...FORMATS), (data, format) => {
        expect(() => recogniseSource(data)).not.toThrow();
        expectSound(read(format, data));
        expectSound(readSource(data));
      }),
      { numRuns: 1_000 },
    );
  });

  it('also where any part of a good list is replaced by it', () => {
    const lists: readonly (readonly [SourceFormat, unknown])[] = [
      ...ENTRIES.map(([format, withPrice]) => [format, withPrice(2)] as const),
      ['price-book', { ...PACKAGED_BOOK, models: PACKAGED_BOOK.models.slice(0, 2) }],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...lists), fc.nat(), anything, ([format, list], where, what) => {
        expectSound(read(format, replaced(list, where, what)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('what is read can be put into a book', () => {
    const { prices } = readSource(WITH_PRICE['pi-ai'](2));
    const models = prices.map(({ provider, model, prices: own, rules }) => ({
      providers: [provider],
      model,
      versions: [
        {
          version: 1,
          recordedAt: '2026-11-22T00:00:00Z',
          status: 'imported',
          source: { url: 'https://example.com/', checkedAt: '2026-11-22' },
          prices: own,
          rules,
        },
      ],
    }));
    expect(parsePriceBook({ schema: 'spancost/price-book/v1', id: 'x', revision: 1, currency: 'USD', models }).models).toHaveLength(1);
  });
});

/** A copy in which one value, counted from the outside in, is another. */
function replaced(data: unknown, where: number, what: unknown): unknown {
  const copy = structuredClone(data);
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, unknown>, key]);
      visit((value as Record<string, unknown>)[key]);
    }
  };
  visit(copy);
  const [holder, key] = places[where % places.length]!;
  holder[key] = what;
  return copy;
}
