import { type ModelPrices, type PriceBook, type PriceVersion } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import type { SourcePrice } from '@spancost/prices/sources';

/** 2026-11-22T12:00:00Z, when every test takes place. */
export const NOW: number = Date.parse('2026-11-22T12:00:00Z');

export function version(prices: PriceVersion['prices'], more: Partial<PriceVersion> = {}): PriceVersion {
  return {
    version: 1,
    recordedAt: '2026-11-01T00:00:00Z',
    status: 'verified',
    source: { url: 'https://example.com/prices', checkedAt: '2026-11-01' },
    prices,
    ...more,
  };
}

function model(name: string, versions: readonly PriceVersion[], more: Partial<ModelPrices> = {}): ModelPrices {
  return { providers: ['openai'], model: name, versions, ...more };
}

/** The book that others stand on: one verified price, one imported, one with rules, one that ends. */
export const LIST: PriceBook = parsePriceBook({
  schema: 'spancost/price-book/v1',
  id: 'list',
  revision: 7,
  currency: 'USD',
  models: [
    model('checked', [version({ input: '1', cache_read: '0.1', output: '4', web_search: '10' })], {
      dated: true,
      aliases: ['checked-latest'],
    }),
    model('taken-over', [version({ input: '2', output: '8' }, { status: 'imported' })]),
    model('ruled', [
      version(
        { input: '2', output: '8' },
        {
          status: 'imported',
          rules: [
            { id: 'over-200000', when: { promptOver: 200_000 }, prices: { input: '4', output: '12' } },
            { id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5' },
          ],
        },
      ),
    ]),
  ],
});

/** An operator's book on top of it. */
export function ownBook(more: Partial<PriceBook> = {}): PriceBook {
  return parsePriceBook({ schema: 'spancost/price-book/v1', id: 'own', revision: 3, currency: 'USD', models: [], ...more, extends: LIST });
}

export function offer(name: string, prices: SourcePrice['prices'], more: Partial<SourcePrice> = {}): SourcePrice {
  return { provider: 'openai', model: name, prices, rules: [], free: false, ...more };
}
