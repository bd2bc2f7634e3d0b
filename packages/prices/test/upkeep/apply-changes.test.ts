import { Pricer, type PriceBook } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import { applyChanges, applyEdits, listedBy, proposeChanges, type AppliedChanges, type Upstream } from '@spancost/prices/upkeep';
import type { SourcePrice } from '@spancost/prices/sources';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, offer, ownBook, version } from './books.ts';

const upstream = (prices: readonly SourcePrice[], previously: readonly string[] = []): Upstream => ({
  name: 'feed',
  source: { url: 'https://example.com/feed.json', checkedAt: '2026-11-22' },
  prices,
  previously,
});

/** The book after every proposal was approved, parsed as whoever reads the file parses it. */
function synced(book: PriceBook, source: Upstream): { readonly book: PriceBook; readonly result: AppliedChanges } {
  const result = applyChanges(book, proposeChanges(book, source, NOW), { at: NOW, by: 'alice' });
  const { extends: base, ...own } = book;
  return { book: parsePriceBook({ ...(applyEdits(own, result.edits) as object), extends: base }), result };
}

const costOf = (book: PriceBook, model: string, at: number, quantities = { input: 1_000_000 }): string | undefined => {
  const cost = new Pricer(book).priceMeters(quantities, { provider: 'openai', model, at });
  return 'exact' in cost ? cost.exact : undefined;
};

describe('applyChanges', () => {
  it('a new model becomes an imported version of the own book, and the revision grows by one', () => {
    const { book } = synced(ownBook(), upstream([offer('fresh', { input: '1.5' }, { aliases: ['fresh-latest', 'checked'] })]));
    expect(book.revision).toBe(4);
    expect(book.models).toMatchObject([
      {
        model: 'fresh',
        aliases: ['fresh-latest'],
        versions: [{ version: 1, status: 'imported', source: { url: 'https://example.com/feed.json' } }],
      },
    ]);
    expect(costOf(book, 'fresh-latest', NOW)).toBe('1.5');
    expect(costOf(book, 'checked', NOW)).toBe('1');
  });

  it('another price of an imported model holds from the approval on; before it the old one does', () => {
    const { book } = synced(ownBook(), upstream([offer('taken-over', { input: '3' })]));
    expect(costOf(book, 'taken-over', NOW)).toBe('3');
    expect(costOf(book, 'taken-over', NOW - 1)).toBe('2');
    expect(costOf(book, 'taken-over', NOW, { input: 0, output: 1_000_000 } as never)).toBe('8');
  });

  it('another price of a packaged model that was checked becomes an override that says why', () => {
    const { book } = synced(ownBook(), upstream([offer('checked', { input: '1.2' })]));
    expect(book.models).toEqual([]);
    expect(book.overrides).toMatchObject([
      { model: 'checked', prices: { input: '1.2', web_search: '10' }, by: 'alice', validFrom: '2026-11-22T12:00:00Z' },
    ]);
    expect(book.overrides?.[0]?.reason).toContain('list@7/openai/checked/v1');
    expect(costOf(book, 'checked', NOW)).toBe('1.2');
    expect(costOf(book, 'checked', NOW - 1)).toBe('1');
  });

  it('another price of an own model is a further version that supersedes, whether it was checked or not', () => {
    const own = ownBook({ models: [{ providers: ['openai'], model: 'mine', versions: [version({ input: '5' })] }] });
    const { book } = synced(own, upstream([offer('mine', { input: '6' })]));
    expect(book.models[0]?.versions).toMatchObject([
      own.models[0]?.versions[0] ?? {},
      { version: 2, supersedes: [1], prices: { input: '6' } },
    ]);
    expect(costOf(book, 'mine', NOW)).toBe('6');
    expect(costOf(book, 'mine', NOW - 1)).toBe('5');
  });

  it('a model of an entry for two providers changes for the one that the source is about', () => {
    const own = ownBook({ models: [{ providers: ['openai', 'azure.ai.openai'], model: 'both', versions: [version({ input: '5' })] }] });
    const { book } = synced(own, upstream([offer('both', { input: '6' })]));
    expect(costOf(book, 'both', NOW)).toBe('6');
    expect(new Pricer(book).priceAt({ provider: 'azure.ai.openai', model: 'both', at: NOW })?.prices).toEqual({ input: '5' });
  });

  it('keeps what the source does not know: rules, tiers, fees', () => {
    const long = { id: 'over-200000', when: { promptOver: 200_000 }, prices: { input: '6', output: '18' } };
    const { book } = synced(ownBook(), upstream([offer('ruled', { input: '3', output: '9' }, { rules: [long] })]));
    expect(book.models[0]?.versions[0]?.rules).toEqual([long, { id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5' }]);
  });

  it('a removal says when the model retired, and its price stays', () => {
    const source = upstream([offer('fresh', { input: '1' })], listedBy([offer('taken-over', {})]));
    const { book } = synced(ownBook(), source);
    expect(book.models.find(({ model }) => model === 'taken-over')).toEqual({
      providers: ['openai'],
      model: 'taken-over',
      deprecation: { retiresAt: '2026-11-22T12:00:00Z', source: source.source },
      versions: [],
    });
    expect(costOf(book, 'taken-over', NOW)).toBe('2');
  });

  it('a change that the book has outrun is skipped, and says to sync again', () => {
    const changes = proposeChanges(ownBook(), upstream([offer('taken-over', { input: '3' })]), NOW);
    const meanwhile = ownBook({ models: [{ providers: ['openai'], model: 'taken-over', versions: [version({ input: '2.5' })] }] });
    const { edits, skipped } = applyChanges(meanwhile, changes, { at: NOW });
    expect(edits).toEqual([]);
    expect(skipped.map(({ problem }) => problem)).toEqual([expect.stringContaining('sync again')]);
  });

  it('a long-context rule that lacks a meter of the price is skipped, and says to write it by hand', () => {
    const own = ownBook({
      models: [{ providers: ['openai'], model: 'mine', versions: [version({ input: '2', output: '8' }, { status: 'imported' })] }],
    });
    const long = { id: 'long', when: { promptOver: 1000 }, prices: { input: '4' } };
    const { applied, skipped } = synced(own, upstream([offer('mine', { input: '2', output: '8' }, { rules: [long] })])).result;
    expect(applied).toEqual([]);
    expect(skipped[0]?.problem).toContain('by hand');
  });
});

const amount = fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toString());
const prices = fc.record({ input: amount, output: amount }, { requiredKeys: ['input'] });
const offered = fc
  .record({
    name: fc.constantFrom('checked', 'taken-over', 'ruled', 'mine', 'mine-too', 'fresh', 'constructor', '__proto__'),
    prices,
    free: fc.boolean(),
    isLater: fc.boolean(),
    rules: fc.option(fc.constantFrom('0.5', '0.25', '2'), { nil: undefined }),
  })
  .map(({ name, prices: stated, free, isLater, rules }) =>
    offer(name, free ? {} : stated, {
      free,
      ...(isLater ? { validFrom: '2027-01-01T00:00:00Z' } : {}),
      rules: free || rules === undefined ? [] : [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply: rules }],
    }),
  );
const sources = fc.uniqueArray(offered, { selector: ({ model, validFrom }) => `${model} ${validFrom ?? ''}`, maxLength: 8 });
const own = ownBook({
  models: [
    { providers: ['openai'], model: 'mine', versions: [version({ input: '5', cache_write_1h: '9' })] },
    { providers: ['openai'], model: 'mine-too', versions: [version({ input: '5', output: '7' }, { status: 'imported' })] },
  ],
  overrides: [
    { id: 'o', providers: ['openai'], model: 'mine-too', recordedAt: '2026-11-01T00:00:00Z', reason: 'agreed', prices: { input: '4' } },
  ],
});

describe('whatever a source says', () => {
  it('after every change is applied, it says nothing that the book does not', () => {
    fc.assert(
      fc.property(sources, (prices) => {
        const source = upstream(prices);
        const { book, result } = synced(own, source);
        expect(result.skipped).toEqual([]);
        expect(proposeChanges(book, source, NOW)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('what was charged before stays as it was, and no version is rewritten', () => {
    fc.assert(
      fc.property(sources, (prices) => {
        const { book } = synced(own, upstream(prices));
        for (const name of ['checked', 'taken-over', 'ruled', 'mine', 'mine-too'])
          expect(costOf(book, name, NOW - 1)).toBe(costOf(own, name, NOW - 1));
        for (const [index, { versions }] of own.models.entries())
          expect(book.models[index]?.versions.slice(0, versions.length)).toEqual(versions);
      }),
      { numRuns: 100 },
    );
  });
});
