import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidPriceBookError, PACKAGED_BOOK, parsePriceBook } from '../src/index.ts';

const version = {
  version: 1,
  validFrom: '2026-01-01T00:00:00Z',
  recordedAt: '2026-01-01T00:00:00Z',
  status: 'verified',
  source: { url: 'https://example.com/prices', checkedAt: '2026-01-01' },
  prices: { input: '1', output: '2' },
};
const model = { providers: ['openai'], model: 'gpt-5', versions: [version] };
const book = { schema: 'spancost/price-book/v1', id: 'mine', revision: 1, currency: 'USD', models: [model] };
const withVersion = (change: object): unknown => ({ ...book, models: [{ ...model, versions: [{ ...version, ...change }] }] });

describe('parsePriceBook', () => {
  it('accepts the packaged book after a round trip through JSON', () => {
    expect(parsePriceBook(JSON.parse(JSON.stringify(PACKAGED_BOOK)))).toEqual(PACKAGED_BOOK);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'prices', 'the whole'],
    ['another schema', { ...book, schema: 'pricebook/v9' }, 'schema'],
    ['another currency', { ...book, currency: 'EUR' }, 'currency'],
    ['no models', { ...book, models: undefined }, 'models'],
    ['a field too many', { ...book, modles: [] }, 'the whole'],
    ['a model without provider', { ...book, models: [{ ...model, providers: [] }] }, 'models[0].providers'],
    ['a model without versions', { ...book, models: [{ ...model, versions: [] }] }, 'models[0].versions'],
    ['a float price', withVersion({ prices: { input: 1.25 } }), 'models[0].versions[0].prices.input'],
    ['a negative price', withVersion({ prices: { input: '-1' } }), 'models[0].versions[0].prices.input'],
    ['an exponent', withVersion({ prices: { input: '1e-7' } }), 'models[0].versions[0].prices.input'],
    ['15 decimals', withVersion({ prices: { input: '0.000000000000001' } }), 'models[0].versions[0].prices.input'],
    ['a meter that does not exist', withVersion({ prices: { inputs: '1' } }), 'models[0].versions[0].prices'],
    ['a day for a time', withVersion({ validFrom: '2026-01-01' }), 'models[0].versions[0].validFrom'],
    ['an end before the start', withVersion({ validTo: '2025-01-01T00:00:00Z' }), 'models[0].versions[0].validTo'],
    ['a tier with two bounds', withVersion({ longContext: [{ over: 1, from: 2, prices: {} }] }), 'models[0].versions[0].longContext[0]'],
    ['a status of its own', withVersion({ status: 'sure' }), 'models[0].versions[0].status'],
    [
      'a source that is no address',
      withVersion({ source: { url: 'somewhere', checkedAt: '2026-01-01' } }),
      'models[0].versions[0].source.url',
    ],
    ['the same id twice', { ...book, models: [model, { ...model, model: 'other', aliases: ['gpt-5'] }] }, 'models[1]'],
    [
      'versions that overlap',
      { ...book, models: [{ ...model, versions: [version, { ...version, version: 2, validFrom: '2026-06-01T00:00:00Z' }] }] },
      'models[0].versions[0].validTo',
    ],
    [
      'a version number twice',
      {
        ...book,
        models: [
          {
            ...model,
            versions: [
              { ...version, validTo: '2026-06-01T00:00:00Z' },
              { ...version, validFrom: '2026-06-01T00:00:00Z' },
            ],
          },
        ],
      },
      'models[0].versions[1]',
    ],
  ])('refuses %s and says where', (_case, data, path) => {
    expect(() => parsePriceBook(data)).toThrow(InvalidPriceBookError);
    expect(() => parsePriceBook(data)).toThrow(`Price book: ${path}:`);
  });

  it('answers anything else with InvalidPriceBookError or a book, never with another error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json().map((text) => JSON.parse(text) as unknown),
          fc.anything().map((models) => ({ ...book, models })),
        ),
        (data) => {
          try {
            parsePriceBook(data);
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidPriceBookError);
          }
        },
      ),
    );
  });
});
