import { describe, expect, it } from 'vitest';
import { divideExact, formatExact, multiplyExact, parseExact, subtractExact } from '../src/exact.ts';

describe('formatExact', () => {
  it.each([
    [46_875, 8, '0.00046875'],
    [0, 0, '0'],
    [0, 8, '0'],
    [5, 0, '5'],
    [500, 2, '5'],
    [1050, 2, '10.5'],
    [1, 20, '0.00000000000000000001'],
    [9_007_199_254_740_993n, 15, '9.007199254740993'],
    [10n ** 30n, 30, '1'],
  ])('%i over 10^%i is %s', (digits, scale, text) => {
    expect(formatExact({ digits, scale })).toBe(text);
  });
});

describe('parseExact', () => {
  it.each([
    ['0.125', 125n, 3],
    ['1.50', 150n, 2],
    ['7', 7n, 0],
    ['0', 0n, 0],
  ])('%s is %i over 10^%i', (text, digits, scale) => {
    expect(parseExact(text)).toEqual({ digits, scale });
  });
});

describe('multiplyExact', () => {
  it.each([
    [['0.5', '1.1'], '0.55'],
    [['0.003625', '0.5', '1.1', '0.9375'], '0.001869140625'],
    [['10', '0'], '0'],
    [['0.50'], '0.5'],
  ])('%o is %s', ([first, ...others], product) => {
    expect(multiplyExact(first!, ...others)).toBe(product);
  });
});

describe('subtractExact', () => {
  it('0.00004444 less 0.0000139 is 0.00003054, at the longer scale of both', () => {
    expect(formatExact(subtractExact({ digits: 4444, scale: 8 }, { digits: 139n, scale: 7 }))).toBe('0.00003054');
  });
});

describe('divideExact', () => {
  it.each([
    ['is left alone where it has no more than 20 decimals', 1n, 20, 1n, '0.00000000000000000001'],
    ['a third of a dollar', 1n, 0, 3n, '0.33333333333333333333'],
    ['two thirds', 2n, 0, 3n, '0.66666666666666666667'],
    ['half of the last decimal to the even 0', 5n, 21, 1n, '0'],
    ['and one and a half to the even 2', 15n, 21, 1n, '0.00000000000000000002'],
    ['a bit more than half up', 51n, 22, 1n, '0.00000000000000000001'],
    ['ninths', 125n, 4, 9n, '0.00138888888888888889'],
    ['a scale far beyond', 10n ** 60n, 60, 1n, '1'],
  ])('%s', (_what, digits, scale, divisor, text) => {
    expect(formatExact(divideExact(digits, scale, divisor))).toBe(text);
  });
});
