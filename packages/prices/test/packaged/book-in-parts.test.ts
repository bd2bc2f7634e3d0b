import { describe, expect, it } from 'vitest';
import { Cost, PACKAGED_BOOK, Pricer, UnknownModelError } from '../../src/index.ts';
import { BookInParts } from '../../src/packaged/book-in-parts.ts';
import type { PackedPart } from '../../src/packaged/packed-part.ts';

const HEAD = { schema: 'spancost/price-book/v1', id: 'parts', revision: 7, currency: 'USD' } as const;
const CALL = { model: 'gpt-9', at: Date.parse('2026-11-22') };
const USAGE = { inputTokens: 1_000_000, outputTokens: 0 };

/** A part that counts how often it is read. */
function partOf(providers: readonly string[], models: readonly unknown[]): PackedPart & { readonly reads: () => number } {
  let reads = 0;
  const origin = {
    status: 'verified',
    source: { url: 'https://example.com', checkedAt: '2026-11-22' },
    recordedAt: '2026-11-22T00:00:00Z',
  };
  const text = JSON.stringify({ origins: [origin], rules: [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5' }], models });
  return {
    providers,
    reads: () => reads,
    get text() {
      reads += 1;
      return text;
    },
  };
}

function bookOf(): { readonly book: BookInParts; readonly openai: ReturnType<typeof partOf>; readonly google: ReturnType<typeof partOf> } {
  const openai = partOf(['openai'], [{ model: 'gpt-9', versions: [{ prices: { input: '4', output: '8' }, origin: 0, rules: [0] }] }]);
  const google = partOf(
    ['gcp.gemini', 'gcp.vertex_ai'],
    [
      { model: 'gemini-9', providers: ['gcp.gemini', 'gcp.vertex_ai'], versions: [{ prices: { input: '2' }, origin: 0 }] },
      {
        model: 'gemma-9',
        versions: [
          { validTo: '2026-01-01T00:00:00Z', prices: { input: '3' }, origin: 0 },
          { prices: { input: '1' }, origin: 0 },
        ],
      },
    ],
  );
  return { book: new BookInParts(HEAD, [openai, google]), openai, google };
}

describe('a book in parts', () => {
  it('reads nothing until it is asked, and then the one provider, once', () => {
    const { book, openai, google } = bookOf();
    const pricer = new Pricer(book);
    expect([openai.reads(), google.reads()]).toEqual([0, 0]);
    for (let call = 0; call < 3; call += 1) expect(pricer.price(USAGE, { provider: 'openai', ...CALL })).toMatchObject({ exact: '4' });
    expect([openai.reads(), google.reads()]).toEqual([1, 0]);
  });

  it('finds a model under each of its providers, and not under that of its neighbours', () => {
    const pricer = new Pricer(bookOf().book);
    const priced = (provider: string, model: string): unknown => pricer.price({ ...USAGE }, { provider, ...CALL, model });
    expect(priced('gcp.vertex_ai', 'gemini-9')).toMatchObject({ exact: '2', priceId: 'parts@7/gcp.gemini/gemini-9/v1' });
    expect(priced('gcp.gemini', 'gemma-9')).toMatchObject({ exact: '1', priceId: 'parts@7/gcp.gemini/gemma-9/v2' });
    expect(priced('gcp.vertex_ai', 'gemma-9')).toBeInstanceOf(UnknownModelError);
  });

  it('puts back what stands once: where a price comes from, and its rules', () => {
    const cost = new Pricer(bookOf().book).price(USAGE, { provider: 'openai', ...CALL, serviceTier: 'batch' });
    expect(cost).toMatchObject({ exact: '2', status: 'verified', priceId: 'parts@7/openai/gpt-9/v1+batch' });
    expect(cost instanceof Cost && cost.explain().source).toEqual({ url: 'https://example.com', checkedAt: '2026-11-22' });
  });

  it('is a book like any other: as a copy, as JSON, and below another book', () => {
    const { book } = bookOf();
    const names = ['gpt-9', 'gemini-9', 'gemma-9'];
    expect(book.models.map(({ model }) => model)).toEqual(names);
    expect(book.models).toBe(book.models);
    expect(Object.assign({}, book).models).toBe(book.models);
    expect(JSON.parse(JSON.stringify(book))).toEqual({ ...HEAD, models: book.models });
    const above = new Pricer({ ...HEAD, id: 'own', models: [], extends: book });
    expect(above.price(USAGE, { provider: 'openai', ...CALL })).toMatchObject({ exact: '4' });
  });
});

describe('the packaged book', () => {
  it('gives for each provider every model of it that is in the book', () => {
    const { models } = PACKAGED_BOOK;
    const book = PACKAGED_BOOK as BookInParts;
    for (const provider of new Set(models.flatMap(({ providers }) => providers))) {
      const given = new Set(book.modelsOf(provider));
      expect(models.filter((model) => model.providers.includes(provider) && !given.has(model))).toEqual([]);
    }
    expect(book.modelsOf('openai').every(({ providers }) => providers.includes('openai'))).toBe(true);
    expect(book.modelsOf('nobody')).toEqual([]);
  });
});
