import { describe, expect, it } from 'vitest';
import { estimate, paired } from '../src/statistics.ts';

describe('estimate', () => {
  it('of 1 to 100 is 50.5, between the 40th and the 61st', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(estimate(values)).toEqual({ median: 50.5, low: 40, high: 61 });
  });

  it('is not moved by one wild value', () => {
    expect(estimate([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1e9]).median).toBe(6);
  });

  it('refuses nine values', () => {
    expect(() => estimate([1, 2, 3, 4, 5, 6, 7, 8, 9])).toThrow('at least 10 values');
  });
});

describe('paired', () => {
  it('subtracts round by round', () => {
    expect(paired([5, 7], [4, 9], (a, b) => a - b)).toEqual([1, -2]);
  });
});
