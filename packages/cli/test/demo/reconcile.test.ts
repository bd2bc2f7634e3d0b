import { describe, expect, it } from 'vitest';
import { differencesOf, type Sides } from '../../src/demo/reconcile.ts';

const AGREED: Sides = {
  calls: 10,
  spans: 10,
  ledgerRows: 10,
  spansUsd: '0.00000000000000000001',
  ledgerUsd: '0.00000000000000000001',
  metricsUsd: 1e-20,
};

describe('differencesOf', () => {
  it('finds none where all sides agree', () => {
    expect(differencesOf(AGREED)).toEqual([]);
  });

  it.each<[string, Partial<Sides>, string]>([
    ['a span that is missing', { spans: 9 }, '10 calls were made, 9 spans arrived'],
    ['a charge too many', { ledgerRows: 11 }, '10 calls were made, the ledger has 11 charges'],
    ['the 20th decimal', { spansUsd: '0.00000000000000000002' }, 'the spans sum to $0.00000000000000000002'],
    ['metrics off by a billionth', { metricsUsd: 1e-9 }, '/metrics shows $1e-9'],
    ['metrics that are no number', { metricsUsd: Number.NaN }, '/metrics shows $NaN'],
  ])('names %s', (_case, change, difference) => {
    expect(differencesOf({ ...AGREED, ...change }).join()).toContain(difference);
  });

  it('allows metrics what a sum of doubles loses', () => {
    expect(differencesOf({ ...AGREED, spansUsd: '0.3', ledgerUsd: '0.3', metricsUsd: 0.1 + 0.2 })).toEqual([]);
  });
});
