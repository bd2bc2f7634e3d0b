import { Pricer } from '@spancost/prices';
import { lastChecked } from '@spancost/prices/upkeep';
import { describe, expect, it } from 'vitest';
import { NOW, ownBook, version } from './books.ts';

function checked(pricer: Pricer, model: string): string | undefined {
  return lastChecked(pricer, { provider: 'openai', model, at: NOW });
}

describe('lastChecked', () => {
  it('is the day of the check of the version in force, under every name of the model', () => {
    const pricer = new Pricer(ownBook());
    expect(['checked', 'checked-latest', 'checked-2026-09-17'].map((name) => checked(pricer, name))).toEqual(Array(3).fill('2026-11-01'));
  });

  it("is that of the operator's own version where there is one", () => {
    const source = { url: 'https://example.com/own', checkedAt: '2026-11-20' };
    const own = ownBook({ models: [{ providers: ['openai'], model: 'checked', versions: [version({ input: '3' }, { source })] }] });
    expect(checked(new Pricer(own), 'checked')).toBe('2026-11-20');
  });

  it('is the day on which an override was stated', () => {
    const override = { id: 'deal', recordedAt: '2026-11-05T23:59:00Z', reason: 'a deal', providers: ['openai'], model: 'checked' };
    expect(checked(new Pricer(ownBook({ overrides: [{ ...override, prices: { input: '1' } }] })), 'checked')).toBe('2026-11-05');
  });

  it('is not known of a model without a price, nor of one that has a default', () => {
    const unknown = { id: 'unknown', recordedAt: '2026-11-05T00:00:00Z', reason: 'a guess', status: 'default' as const };
    expect(checked(new Pricer(ownBook()), 'nope')).toBeUndefined();
    expect(checked(new Pricer(ownBook({ defaults: [{ ...unknown, prices: { input: '1', output: '1' } }] })), 'nope')).toBeUndefined();
  });
});
