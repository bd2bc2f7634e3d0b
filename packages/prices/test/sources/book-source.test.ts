import { describe, expect, it } from 'vitest';
import { PACKAGED_BOOK } from '../../src/index.ts';
import { readSource } from '../../src/sources/index.ts';

describe('a price book of ours', () => {
  it('has every version that no later one replaces, and is read whole or not at all', () => {
    const { prices, problems } = readSource(PACKAGED_BOOK);
    expect(problems).toEqual([]);
    expect(prices.length).toBeGreaterThanOrEqual(PACKAGED_BOOK.models.length);
    const broken = { ...PACKAGED_BOOK, models: [...PACKAGED_BOOK.models, { providers: ['p'], model: 'm', versions: [] }] };
    expect(readSource(broken)).toMatchObject({ prices: [], problems: [{ path: ['models', PACKAGED_BOOK.models.length, 'versions'] }] });
  });
});
