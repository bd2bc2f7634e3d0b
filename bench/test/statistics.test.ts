import { describe, expect, it } from 'vitest';
import { estimate, paired, slope } from '../src/statistics.ts';

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

describe('slope', () => {
  const points = (y: (x: number) => number): { x: number; y: number }[] => Array.from({ length: 20 }, (_, x) => ({ x, y: y(x) }));

  it('of a straight line is its slope, without any doubt', () => {
    expect(slope(points((x) => 7 + 3 * x))).toEqual({ median: 3, low: 3, high: 3 });
  });

  it('is not moved by one wild point', () => {
    expect(slope(points((x) => (x === 19 ? 1e9 : 3 * x))).median).toBe(3);
  });

  it('of what only swings has zero within its bounds', () => {
    const { low, high } = slope(points((x) => (x % 2 === 0 ? 1 : -1)));
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(0);
  });

  it('refuses nine points', () => {
    expect(() => slope(points((x) => x).slice(0, 9))).toThrow('at least 10 points');
  });
});
