import { staleness, type ModelSpend } from '@spancost/prices/upkeep';
import { describe, expect, it } from 'vitest';
import { NOW, ownBook, version } from './books.ts';

const DAY = 86_400_000;

function spend(model: string, costUsd: string, more: Partial<ModelSpend> = {}): ModelSpend {
  return { provider: 'openai', model, calls: 10, costUsd, unpricedCalls: 0, unpricedTokens: 0, reasons: [], ...more };
}

describe('staleness', () => {
  it('a price is stale when its check is more than 30 days ago, not on the thirtieth day', () => {
    const checkedAt = Date.parse('2026-11-01T00:00:00Z');
    expect(staleness(ownBook(), { at: checkedAt + 31 * DAY - 1 }).unchecked).toEqual([]);
    expect(staleness(ownBook(), { at: checkedAt + 31 * DAY }).unchecked).toHaveLength(3);
    expect(staleness(ownBook(), { at: NOW, days: 20 }).unchecked.map(({ days }) => days)).toEqual([21, 21, 21]);
  });

  it('orders by spend, of every name that calls had for the model', () => {
    const rows = [
      spend('checked', '1'),
      spend('ruled', '1.5'),
      spend('checked-2026-09-17', '0.6'),
      spend('checked-latest', '0.00000000000000000001'),
    ];
    expect(staleness(ownBook(), { at: NOW, days: 20, spend: rows }).unchecked.map(({ model, spend: known }) => [model, known])).toEqual([
      ['checked', { calls: 30, costUsd: '1.60000000000000000001' }],
      ['ruled', { calls: 10, costUsd: '1.5' }],
      ['taken-over', { calls: 0, costUsd: '0' }],
    ]);
  });

  it('adds up the rows of one model that several prices had, or none', () => {
    const rows = [
      spend('nope', '0', { calls: 3, unpricedCalls: 3, unpricedTokens: 5, reasons: ['unknown_model'] }),
      spend('nope', '0.5', { calls: 2, reasons: [] }),
      spend('nope', '0', { calls: 1, unpricedCalls: 1, unpricedTokens: 2, reasons: ['unknown_model', 'no_usage'] }),
    ];
    expect(staleness(ownBook(), { at: NOW, spend: rows }).unknown).toEqual([
      spend('nope', '0.5', { calls: 6, unpricedCalls: 4, unpricedTokens: 7, reasons: ['unknown_model', 'no_usage'] }),
    ]);
  });

  it('without traffic, spend is missing and not zero', () => {
    expect(staleness(ownBook(), { at: NOW, days: 20 }).unchecked[0]).not.toHaveProperty('spend');
  });

  it('a check in the own book, and the day of an override, count', () => {
    const book = ownBook({
      models: [
        {
          providers: ['openai'],
          model: 'checked',
          versions: [version({ input: '1' }, { source: { url: 'https://example.com', checkedAt: '2026-11-20' } })],
        },
      ],
      overrides: [
        { id: 'o', providers: ['openai'], model: 'ruled', recordedAt: '2026-11-21T00:00:00Z', reason: 'agreed', prices: { input: '1' } },
      ],
    });
    expect(staleness(book, { at: NOW, days: 20 }).unchecked.map(({ model }) => model)).toEqual(['taken-over']);
  });

  it('tells unknown models from known ones with a gap, and leaves what is free by its name', () => {
    const rows = [
      spend('nope', '0', { calls: 3, unpricedCalls: 3, unpricedTokens: 900, reasons: ['unknown_model'] }),
      spend('nope-too', '0', { calls: 7, unpricedCalls: 7 }),
      spend('checked', '1', { unpricedCalls: 2, reasons: ['missing_price'] }),
      { ...spend('any/model:free', '0'), provider: 'openrouter' },
    ];
    const { unknown, unpriced } = staleness(ownBook(), { at: NOW, spend: rows });
    expect(unknown.map(({ model }) => model)).toEqual(['nope-too', 'nope']);
    expect(unpriced.map(({ model }) => model)).toEqual(['checked']);
  });

  const soon = '2026-12-01T00:00:00Z';
  const own = ownBook({
    models: [
      { providers: ['openai'], model: 'ends', versions: [version({ input: '1' }, { validTo: soon })] },
      {
        providers: ['openai'],
        model: 'goes-on',
        versions: [version({ input: '1' }, { validTo: soon }), version({ input: '2' }, { version: 2, validFrom: soon })],
      },
      { providers: ['openai'], model: 'ends-later', versions: [version({ input: '1' }, { validTo: '2026-12-20T00:00:00Z' })] },
      {
        providers: ['openai'],
        model: 'checked',
        deprecation: {
          retiresAt: '2026-11-25T00:00:00Z',
          replacement: 'ruled',
          source: { url: 'https://example.com', checkedAt: '2026-11-01' },
        },
        versions: [],
      },
      {
        providers: ['openai'],
        model: 'taken-over',
        deprecation: { retiresAt: '2026-11-01T00:00:00Z', source: { url: 'https://example.com', checkedAt: '2026-11-01' } },
        versions: [],
      },
    ],
    overrides: [
      {
        id: 'o',
        providers: ['openai'],
        model: 'ruled',
        recordedAt: soon,
        reason: 'agreed',
        validTo: '2026-12-02T00:00:00Z',
        prices: { input: '1' },
      },
    ],
    contracts: [
      { id: 'c', tenant: 't', recordedAt: soon, reason: 'signed', validTo: '2026-12-03T00:00:00Z', terms: [{ multiply: '0.9' }] },
    ],
  });

  it('announces ends of the next fourteen days that have no successor, soonest first', () => {
    const { ending } = staleness(own, { at: NOW });
    expect(ending.map(({ what, id, endsAt }) => [what, id, endsAt.slice(0, 10)])).toEqual([
      ['retirement', 'checked', '2026-11-25'],
      ['price', 'own@3/openai/ends/v1', '2026-12-01'],
      ['override', 'o', '2026-12-02'],
      ['contract', 'c', '2026-12-03'],
    ]);
    expect(staleness(own, { at: NOW, horizonDays: 30 }).ending.map(({ id }) => id)).toContain('own@3/openai/ends-later/v1');
  });

  it('a model that has retired is named as long as somebody calls it', () => {
    const { ending } = staleness(own, { at: NOW, spend: [spend('taken-over', '1')] });
    expect(ending[0]).toMatchObject({ what: 'retirement', model: 'taken-over', endsAt: '2026-11-01T00:00:00Z' });
  });
});
