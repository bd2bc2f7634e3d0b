import { UnusableSourceError, upstreamOf, withListed } from '@spancost/prices/upkeep';
import { describe, expect, it } from 'vitest';

const ORIGIN = { url: 'https://example.com/prices.json', at: Date.parse('2026-11-22T23:59:59Z') };
const VERSION = {
  version: 1,
  recordedAt: '2026-11-22T00:00:00Z',
  status: 'verified',
  source: { url: 'https://example.com', checkedAt: '2026-11-22' },
};
const book = (models: readonly string[]) =>
  ({
    schema: 'spancost/price-book/v1',
    id: 'acme',
    revision: 1,
    currency: 'USD',
    models: models.map((model) => ({ providers: ['openai'], model, versions: [{ ...VERSION, prices: { input: '1', output: '2' } }] })),
  }) as const;

describe('a list of prices that others have published', () => {
  it('says where and when it was read and which edition it was, by a hash of what is in it', () => {
    const { upstream, problems } = upstreamOf(book(['m']), ORIGIN);
    expect(upstream).toMatchObject({
      name: 'book acme',
      source: { url: ORIGIN.url, checkedAt: '2026-11-22', note: expect.stringMatching(/^price-book, sha256 [\da-f]{12}$/) },
      prices: [{ provider: 'openai', model: 'm' }],
    });
    expect(problems).toEqual([]);
    expect(upstreamOf(book(['n']), ORIGIN).upstream.source.note).not.toBe(upstream.source.note);
  });

  it.each([
    ['no object', 7],
    ['an object of something else', { hello: 'world' }],
    ['a book without models', book([])],
  ])('that is %s is refused', (_, data) => {
    expect(() => upstreamOf(data, ORIGIN)).toThrow(UnusableSourceError);
  });

  it('that is an edition of a book has listed what the book has, whatever it lists now', () => {
    const known = book(['old', 'm']);
    const { upstream } = upstreamOf(book(['m']), ORIGIN);
    const keys = (names: readonly string[]) => names.map((name) => JSON.stringify(['openai', name]));
    const asBook = known as unknown as Parameters<typeof withListed>[1];
    expect(withListed(upstream, asBook, []).previously?.toSorted()).toEqual(keys(['m', 'old']));
    expect(withListed({ ...upstream, name: 'litellm' }, asBook, keys(['x'])).previously).toEqual(keys(['x']));
  });
});
