import { listedBy, proposeChanges, type PriceChange, type Upstream } from '@spancost/prices/upkeep';
import type { SourcePrice } from '@spancost/prices/sources';
import { describe, expect, it } from 'vitest';
import { NOW, offer, ownBook } from './books.ts';

const upstream = (prices: readonly SourcePrice[], previously?: readonly string[]): Upstream => ({
  name: 'feed',
  source: { url: 'https://example.com/feed.json', checkedAt: '2026-11-22' },
  prices,
  ...(previously === undefined ? {} : { previously }),
});
const propose = (...prices: readonly SourcePrice[]): readonly PriceChange[] => proposeChanges(ownBook(), upstream(prices), NOW);

describe('proposeChanges', () => {
  it('says nothing of a source that agrees, though the book knows more', () => {
    expect(propose(offer('checked', { input: '1', output: '4' }), offer('ruled', { input: '2.0' }))).toEqual([]);
  });

  it('a model that no book has is new, without a flag', () => {
    expect(propose(offer('fresh', { input: '1' }))).toMatchObject([{ kind: 'new', provider: 'openai', model: 'fresh', flags: [] }]);
  });

  it('an alias and a date behind the id are the model, not a new one', () => {
    expect(propose(offer('checked-latest', { input: '1' }), offer('checked-2026-09-17', { input: '1' }))).toEqual([]);
  });

  it.each<[string, string, readonly string[], string]>([
    ['exactly twice', '4', [], '2'],
    ['more than twice', '4.01', ['above-2x'], '2.005'],
    ['exactly half', '1', [], '0.5'],
    ['less than half', '0.99', ['above-2x'], '0.495'],
    ['nothing', '0', ['above-2x'], '0'],
  ])('a price of $2 that becomes %s is flagged %s → %o', (_name, input, flags, factor) => {
    expect(propose(offer('taken-over', { input }))).toMatchObject([{ kind: 'changed', flags, factor }]);
  });

  it('a price that somebody has checked needs an approval of its own, however small the change', () => {
    expect(propose(offer('checked', { input: '1.01' }))).toMatchObject([
      { flags: ['verified-price'], old: { priceId: 'list@7/openai/checked/v1', status: 'verified' }, factor: '1.01' },
    ]);
  });

  it('a model that the source listed and lists no more is a removal; one that it never listed is none', () => {
    const previously = listedBy([offer('checked', {}), offer('taken-over', {}), offer('gone-from-every-book', {})]);
    const changes = proposeChanges(ownBook(), upstream([offer('checked', { input: '1' })], previously), NOW);
    expect(changes).toMatchObject([{ kind: 'removed', model: 'taken-over', flags: ['removal'] }]);
  });

  it('an announced price is compared with the one that the book has for that day', () => {
    const book = ownBook({
      models: [
        {
          providers: ['openai'],
          model: 'mine',
          versions: [
            { ...VERSION, version: 1, validTo: '2027-01-01T00:00:00Z', prices: { input: '1' } },
            { ...VERSION, version: 2, validFrom: '2027-01-01T00:00:00Z', prices: { input: '2' } },
          ],
        },
      ],
    });
    const now = offer('mine', { input: '1' }, { validTo: '2027-01-01T00:00:00Z' });
    const later = (input: string) => offer('mine', { input }, { validFrom: '2027-01-01T00:00:00Z' });
    expect(proposeChanges(book, upstream([now, later('2')]), NOW)).toEqual([]);
    expect(proposeChanges(book, upstream([now, later('3')]), NOW)).toMatchObject([
      { kind: 'changed', new: { validFrom: '2027-01-01T00:00:00Z', prices: { input: '3' } } },
    ]);
  });

  it('what a source says of the past is not proposed', () => {
    expect(propose(offer('taken-over', { input: '9' }, { validTo: '2026-01-01T00:00:00Z' }), offer('taken-over', { input: '2' }))).toEqual(
      [],
    );
  });

  it('a zero that the source does not call free, and a model without a price, are not proposed', () => {
    expect(propose(offer('unknown', {}))).toEqual([]);
  });

  it('keeps the id of a change from day to day, and gives another to another price', () => {
    const [today] = propose(offer('taken-over', { input: '3' }));
    const [tomorrow] = proposeChanges(ownBook(), upstream([offer('taken-over', { input: '3' })]), NOW + 86_400_000);
    const [other] = propose(offer('taken-over', { input: '3.5' }));
    expect(tomorrow?.id).toBe(today?.id);
    expect(other?.id).not.toBe(today?.id);
  });
});

const VERSION = {
  recordedAt: '2026-11-01T00:00:00Z',
  status: 'verified',
  source: { url: 'https://example.com/prices', checkedAt: '2026-11-01' },
} as const;
