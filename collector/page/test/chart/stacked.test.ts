import { expect, it } from 'vitest';
import { stacked } from '../../src/chart/stacked.ts';

it('the layer that is drawn first is the sum of all, the last one itself', () => {
  expect(
    stacked([
      [1, 2],
      [10, 20],
      [100, 0],
    ]),
  ).toEqual([
    [111, 22],
    [110, 20],
    [100, 0],
  ]);
  expect(stacked([])).toEqual([]);
});
