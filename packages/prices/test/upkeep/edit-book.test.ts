import { Pricer, type PriceBook } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import {
  applyEdits,
  BookEditError,
  newVersion,
  nextRevision,
  overridePrice,
  retireModel,
  rulesBeside,
  verifyPrice,
  type BookEdit,
} from '@spancost/prices/upkeep';
import { describe, expect, it } from 'vitest';
import { NOW, ownBook, version } from './books.ts';

const RECORDED = '2026-11-22T12:00:00Z';
const SOURCE = { url: 'https://example.com/today', checkedAt: '2026-11-22' };
const STATED = { recordedAt: RECORDED, status: 'verified', source: SOURCE } as const;

function edited(book: PriceBook, edit: BookEdit): PriceBook {
  const { extends: base, ...own } = book;
  return parsePriceBook({ ...(applyEdits(own, [edit, nextRevision(book)]) as object), extends: base });
}

const inputAt = (book: PriceBook, model: string, at: string): string | undefined =>
  new Pricer(book).priceAt({ provider: 'openai', model, at: Date.parse(at) })?.prices.input;

const mine = (...versions: readonly ReturnType<typeof version>[]): PriceBook =>
  ownBook({ models: [{ providers: ['openai'], model: 'mine', versions }] });
const add = (book: PriceBook, input: string, more: { readonly validFrom?: string; readonly validTo?: string } = {}): PriceBook =>
  edited(book, newVersion(book, { provider: 'openai', model: 'mine' }, { ...STATED, ...more, prices: { input } }));

describe('applyEdits', () => {
  it('appends to a list, begins one that is not there, sets a field, and leaves the data that it was given', () => {
    const data = { a: [{ b: [1] }, 2], c: 1 };
    const edits: readonly BookEdit[] = [
      { op: 'append', path: ['a', 0, 'b'], value: { two: 2 } },
      { op: 'append', path: ['new'], value: { one: 1 } },
      { op: 'set', path: ['c'], value: 2 },
    ];
    expect(applyEdits(data, edits)).toEqual({ a: [{ b: [1, { two: 2 }] }, 2], c: 2, new: [{ one: 1 }] });
    expect(data).toEqual({ a: [{ b: [1] }, 2], c: 1 });
  });
});

describe('newVersion', () => {
  it('takes the place of what holds when it begins, and leaves it for the time before', () => {
    const book = add(mine(version({ input: '1' })), '2', { validFrom: '2026-12-01T00:00:00Z' });
    expect(book.models[0]?.versions[1]).toMatchObject({ version: 2, supersedes: [1] });
    expect([inputAt(book, 'mine', '2026-11-30T23:59:59Z'), inputAt(book, 'mine', '2026-12-01T00:00:00Z')]).toEqual(['1', '2']);
  });

  it('ends where an announced version begins', () => {
    const announced = add(mine(version({ input: '1' })), '3', { validFrom: '2027-01-01T00:00:00Z' });
    const book = add(announced, '2', { validFrom: '2026-12-01T00:00:00Z' });
    expect(['2026-11-30', '2026-12-01', '2027-01-01'].map((day) => inputAt(book, 'mine', `${day}T00:00:00Z`))).toEqual(['1', '2', '3']);
  });

  it('corrects a version for all of its time where it names it', () => {
    const book = mine(version({ input: '1' }, { validFrom: '2026-01-01T00:00:00Z' }));
    const target = { provider: 'openai', model: 'mine', supersedes: [1] };
    const corrected = edited(book, newVersion(book, target, { ...STATED, validFrom: '2026-01-01T00:00:00Z', prices: { input: '1.1' } }));
    expect(inputAt(corrected, 'mine', '2026-02-01T00:00:00Z')).toBe('1.1');
    const before = new Pricer(corrected).priceAt({ provider: 'openai', model: 'mine', at: NOW, knownAt: Date.parse(RECORDED) - 1 });
    expect(before?.prices.input).toBe('1');
  });

  it('refuses to take the place of a version that is not there, and says which are', () => {
    const book = mine(version({ input: '1' }));
    expect(() => newVersion(book, { provider: 'openai', model: 'mine', supersedes: [4] }, { ...STATED, prices: {} })).toThrow(
      new BookEditError('"mine" of provider "openai" has no version 4 in book own; it has 1.'),
    );
  });
});

describe('retireModel', () => {
  it('sets the day on an own model and keeps its versions', () => {
    const book = mine(version({ input: '1' }));
    const retired = edited(book, retireModel(book, 'openai', 'mine', { retiresAt: RECORDED, source: SOURCE }));
    expect(retired.models[0]).toMatchObject({ deprecation: { retiresAt: RECORDED }, versions: [{ version: 1 }] });
  });

  it('a packaged model gets an entry without prices in the own book, and goes on being priced', () => {
    const book = ownBook();
    const retired = edited(
      book,
      retireModel(book, 'openai', 'checked-latest', { retiresAt: RECORDED, replacement: 'ruled', source: SOURCE }),
    );
    expect(retired.models).toEqual([
      { providers: ['openai'], model: 'checked', deprecation: { retiresAt: RECORDED, replacement: 'ruled', source: SOURCE }, versions: [] },
    ]);
    expect(inputAt(retired, 'checked', '2026-12-01T00:00:00Z')).toBe('1');
  });

  it('an entry without prices must say when the model retires', () => {
    expect(() => ownBook({ models: [{ providers: ['openai'], model: 'mine', versions: [] }] })).toThrow('deprecation');
  });

  it('a model that no book has cannot retire', () => {
    expect(() => retireModel(ownBook(), 'openai', 'nope', { retiresAt: RECORDED, source: SOURCE })).toThrow('no book has a model "nope"');
  });
});

describe('overridePrice', () => {
  const stated = { recordedAt: RECORDED, validFrom: RECORDED, reason: 'agreed', prices: { input: '0.5' } };

  it('takes the place of a verified price from its day on, and is named after model and day', () => {
    const book = ownBook();
    const overridden = edited(book, overridePrice(book, 'openai', 'checked', stated));
    expect(overridden.overrides?.[0]?.id).toBe('checked-2026-11-22');
    expect([inputAt(overridden, 'checked', '2026-11-22T11:59:59Z'), inputAt(overridden, 'checked', RECORDED)]).toEqual(['1', '0.5']);
  });

  it('a second one on the same day gets another id; an id that is taken is refused', () => {
    const book = ownBook();
    const once = edited(book, overridePrice(book, 'openai', 'checked', stated));
    const twice = edited(once, overridePrice(once, 'openai', 'checked', stated));
    expect(twice.overrides?.map(({ id }) => id)).toEqual(['checked-2026-11-22', 'checked-2026-11-22-2']);
    expect(() => overridePrice(twice, 'openai', 'checked', { ...stated, id: 'checked-2026-11-22' })).toThrow('already');
  });

  it('names the rules that keep prices of their own beside it', () => {
    expect(rulesBeside(ownBook(), 'openai', 'ruled', { input: '1' }, NOW)).toEqual(['over-200000']);
    expect(rulesBeside(ownBook(), 'openai', 'checked', { input: '1' }, NOW)).toEqual([]);
  });
});

describe('verifyPrice', () => {
  const check = { source: SOURCE, recordedAt: RECORDED, at: NOW };

  it('an own imported price becomes a verified one at the same amounts, from the same day', () => {
    const first = version({ input: '1' }, { status: 'imported', validFrom: '2026-01-01T00:00:00Z' });
    const book = mine(first);
    const verified = edited(book, verifyPrice(book, 'openai', 'mine', check));
    expect(verified.models[0]?.versions).toEqual([
      first,
      { ...first, version: 2, supersedes: [1], recordedAt: RECORDED, status: 'verified', source: SOURCE },
    ]);
  });

  it('a packaged price is stated in the own book with its rules, and counts there', () => {
    const book = ownBook();
    const verified = edited(book, verifyPrice(book, 'openai', 'ruled', check));
    expect(new Pricer(verified).priceAt({ provider: 'openai', model: 'ruled', at: NOW })).toMatchObject({
      priceId: 'own@4/openai/ruled/v1',
      status: 'verified',
      source: SOURCE,
      rules: [{ id: 'over-200000' }, { id: 'batch' }],
    });
    expect(edited(verified, verifyPrice(verified, 'openai', 'ruled', check)).models[0]?.versions).toHaveLength(2);
  });

  it('keeps an announced price where it begins', () => {
    const book = add(mine(version({ input: '1' })), '3', { validFrom: '2027-01-01T00:00:00Z' });
    const verified = edited(book, verifyPrice(book, 'openai', 'mine', check));
    expect([inputAt(verified, 'mine', RECORDED), inputAt(verified, 'mine', '2027-01-01T00:00:00Z')]).toEqual(['1', '3']);
  });

  it('an override cannot be checked, and neither can what has no price', () => {
    const overrides = [
      { id: 'o', providers: ['openai'], model: 'checked', recordedAt: RECORDED, reason: 'agreed', prices: { input: '2' } },
    ];
    expect(() => verifyPrice(ownBook({ overrides }), 'openai', 'checked', check)).toThrow('override:o');
    expect(() => verifyPrice(ownBook(), 'openai', 'nope', check)).toThrow('no book has a price');
  });
});
