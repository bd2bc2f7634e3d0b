import { describe, expect, it } from 'vitest';
import { PACKAGED_BOOK } from '../../src/index.ts';
import { parsePriceBook } from '../../src/parse/index.ts';
import {
  alias,
  book,
  contract,
  nested,
  over,
  override,
  stated,
  version,
  withModel,
  withPrice,
  withSchedule,
  withVersion,
  withVersions,
} from './books.ts';

describe('a book is accepted', () => {
  it.each<[string, object]>([
    ['that has nothing but its head', { ...book, models: [] }],
    [
      'with a version that follows on another to the millisecond',
      withVersions({ validTo: '2026-06-01T00:00:00Z' }, { version: 2, validFrom: '2026-06-01T00:00:00Z' }),
    ],
    [
      'with versions that supersede each other in a chain',
      withVersions({}, { version: 2, supersedes: [1] }, { version: 3, supersedes: [2] }),
    ],
    ['with 29 rules', withVersion({ rules: Array.from({ length: 29 }, (_, index) => ({ ...over, id: `r${index}` })) })],
    ['with a price of 14 decimals below a million million', withPrice('999999999999.99999999999999')],
    [
      'with a window to the end of the day',
      withSchedule({
        windows: [
          { from: '22:00', to: '24:00' },
          { from: '00:00:30', to: '06:00' },
        ],
      }),
    ],
    ['that stands on seven others', nested(8)],
    [
      'with an override, a default price, a contract and an alias',
      {
        ...book,
        overrides: [override],
        defaults: [{ ...stated, status: 'default', prices: { input: '1' } }],
        contracts: [contract],
        aliases: [alias],
      },
    ],
  ])('%s', (_what, data) => {
    expect(parsePriceBook(data)).toEqual(data);
  });

  it('the packaged one, after a round trip through JSON', () => {
    expect(parsePriceBook(JSON.parse(JSON.stringify(PACKAGED_BOOK)))).toEqual(PACKAGED_BOOK);
  });
});

it('a thousand versions that all supersede all before them are read in less than a second', () => {
  const versions = Array.from({ length: 1000 }, (_, index) => ({
    ...version,
    version: index + 1,
    ...(index === 0 ? {} : { supersedes: Array.from({ length: index }, (_each, number) => number + 1) }),
  }));
  const started = performance.now();
  expect(parsePriceBook(withModel({ versions })).models[0]?.versions).toHaveLength(1000);
  expect(performance.now() - started).toBeLessThan(1000);
});
