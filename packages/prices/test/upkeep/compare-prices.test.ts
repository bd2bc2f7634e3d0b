import { comparePrices, type RuledPrices } from '@spancost/prices/upkeep';
import { describe, expect, it } from 'vitest';
import { NOW } from './books.ts';

const at = NOW;
const BASE: RuledPrices = { prices: { input: '2', output: '8' } };
const batch = (multiply: string): RuledPrices['rules'] => [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply }];

describe('comparePrices', () => {
  it('says what a cut from $5 to $4 is in percent: -20', () => {
    expect(comparePrices({ prices: { input: '5' } }, { prices: { input: '4' } }, { at })).toEqual([
      { meter: 'input', old: '5', new: '4', percent: '-20' },
    ]);
  });

  it.each<[string, RuledPrices, RuledPrices]>([
    ['5 and 5.0 are one amount', { prices: { input: '5' } }, { prices: { input: '5.0' } }],
    [
      'batch at half and batch at prices that are half',
      { ...BASE, rules: batch('0.5')! },
      { ...BASE, rules: [{ id: 'cheap', when: { serviceTier: ['batch'] }, prices: { input: '1', output: '4' } }] },
    ],
    [
      'more than 200,000 tokens and at least 200,001',
      { ...BASE, rules: [{ id: 'a', when: { promptOver: 200_000 }, prices: { input: '4', output: '8' } }] },
      { ...BASE, rules: [{ id: 'b', when: { promptFrom: 200_001 }, prices: { input: '4', output: '8' } }] },
    ],
  ])('finds no difference: %s', (_name, old, offered) => {
    expect(comparePrices(old, offered, { at })).toEqual([]);
  });

  it('says a difference of the base once, though it shows under every rule', () => {
    expect(comparePrices({ ...BASE, rules: batch('0.5')! }, { prices: { input: '3', output: '8' }, rules: batch('0.5')! }, { at })).toEqual(
      [{ meter: 'input', old: '2', new: '3', percent: '50' }],
    );
  });

  it('names the rule where only a tier changes: batch of $8 from half to a quarter is 4 to 2', () => {
    expect(comparePrices({ ...BASE, rules: batch('0.5')! }, { ...BASE, rules: batch('0.25')! }, { at })).toEqual([
      { meter: 'input', rule: 'batch', old: '1', new: '0.5', percent: '-50' },
      { meter: 'output', rule: 'batch', old: '4', new: '2', percent: '-50' },
    ]);
  });

  it('stated only: a meter and a tier that the source does not know are no difference', () => {
    const rich: RuledPrices = { prices: { input: '2', output: '8', web_search: '10' }, rules: batch('0.5')! };
    expect(comparePrices(rich, BASE, { at, statedOnly: true })).toEqual([]);
    expect(comparePrices(rich, BASE, { at }).map(({ meter, rule }) => `${meter} ${rule ?? ''}`.trim())).toEqual([
      'web_search',
      'input batch',
      'output batch',
    ]);
  });

  it('compares outside of peak hours what a source states without hours', () => {
    const peak: RuledPrices = {
      ...BASE,
      rules: [{ id: 'peak', when: { schedule: { timeZone: 'UTC', windows: [{ from: '11:00', to: '13:00' }] } }, multiply: '2' }],
    };
    expect(comparePrices(peak, BASE, { at, statedOnly: true })).toEqual([]);
  });

  it('a model that its id puts into a place is compared at the price of the place', () => {
    const regional: RuledPrices = { ...BASE, rules: [{ id: 'us', when: { geography: ['us'] }, multiply: '1.1' }] };
    const stated: RuledPrices = { prices: { input: '2.2', output: '8.8' } };
    expect(comparePrices(regional, stated, { at, statedOnly: true, geography: 'us' })).toEqual([]);
    expect(comparePrices(regional, stated, { at, statedOnly: true })).toHaveLength(2);
  });
});
