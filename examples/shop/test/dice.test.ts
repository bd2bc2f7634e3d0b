import { expect, test } from 'vitest';
import { diceOf, pick, pickWeighted, shuffled } from '../src/dice.ts';

test('10,000 throws lie from 0 to 1, with a mean of a half', () => {
  const dice = diceOf(42);
  const throws = Array.from({ length: 10_000 }, dice);
  expect(throws.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(throws.reduce((sum, value) => sum + value, 0) / throws.length).toBeCloseTo(0.5, 1);
});

test('of weights 3 and 1 the first is picked three times out of four; of weight 0 never', () => {
  const dice = diceOf(1);
  const picked = Array.from({ length: 4000 }, () => pickWeighted(dice, [3, 0, 1], (weight) => weight));
  expect(picked.filter((weight) => weight === 3).length / 4000).toBeCloseTo(0.75, 1);
  expect(picked).not.toContain(0);
});

test('nothing can be picked from an empty list', () => {
  expect(() => pick(diceOf(1), [])).toThrow('nothing to pick from: the list is empty');
});

test('a shuffled list has the same items in another order', () => {
  const list = Array.from({ length: 20 }, (_, index) => index);
  expect(shuffled(diceOf(1), list)).not.toEqual(list);
  expect(shuffled(diceOf(1), list).toSorted((a, b) => a - b)).toEqual(list);
});
