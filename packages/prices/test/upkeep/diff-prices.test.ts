import { diffPrices } from '@spancost/prices/upkeep';
import { expect, it } from 'vitest';
import { LIST, NOW, offer, ownBook, version } from './books.ts';

const own = ownBook({
  models: [{ providers: ['openai'], model: 'fresh', versions: [version({ input: '1' })] }],
  overrides: [
    { id: 'o', providers: ['openai'], model: 'checked', recordedAt: '2026-11-01T00:00:00Z', reason: 'agreed', prices: { input: '0.8' } },
  ],
});

it('a book and itself do not differ', () => {
  expect(diffPrices({ book: LIST }, { book: LIST }, NOW)).toEqual({ added: [], removed: [], changed: [] });
});

it('says what a book adds to another and what it changes, in percent; the other way round it is removed', () => {
  const there = diffPrices({ book: LIST }, { book: own }, NOW);
  expect(there.added.map(({ model }) => model)).toEqual(['fresh']);
  expect(there.changed).toEqual([
    { provider: 'openai', model: 'checked', differences: [{ meter: 'input', old: '1', new: '0.8', percent: '-20' }] },
  ]);
  const back = diffPrices({ book: own }, { book: LIST }, NOW);
  expect(back.removed.map(({ model }) => model)).toEqual(['fresh']);
  expect(back.changed[0]?.differences).toEqual([{ meter: 'input', old: '0.8', new: '1', percent: '25' }]);
});

it('of a source only what it states is compared, on whichever side it stands', () => {
  const source = [offer('checked', { input: '2' }), offer('ruled', { input: '2', output: '8' })];
  expect(diffPrices({ book: LIST }, { source }, NOW)).toMatchObject({
    removed: [{ model: 'taken-over' }],
    changed: [{ model: 'checked', differences: [{ meter: 'input', old: '1', new: '2', percent: '100' }] }],
  });
  expect(diffPrices({ source }, { book: LIST }, NOW)).toMatchObject({
    added: [{ model: 'taken-over' }],
    changed: [{ model: 'checked', differences: [{ meter: 'input', old: '2', new: '1', percent: '-50' }] }],
  });
});

it('takes of a source the price of the time that is asked about', () => {
  const source = [
    offer('taken-over', { input: '2' }, { validTo: '2027-01-01T00:00:00Z' }),
    offer('taken-over', { input: '3' }, { validFrom: '2027-01-01T00:00:00Z' }),
  ];
  const changed = (at: number) => diffPrices({ book: LIST }, { source }, at).changed.map(({ model }) => model);
  expect(changed(NOW)).toEqual([]);
  expect(changed(Date.parse('2027-01-01T00:00:00Z'))).toEqual(['taken-over']);
});
