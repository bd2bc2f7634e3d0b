import { describe, expect, it } from 'vitest';
import { bar } from '../../src/budgets/bar.ts';
import { formatAmount } from '../../src/budgets/format-amount.ts';

describe('an amount', () => {
  it.each([
    ['0', '$0.00'],
    ['10', '$10.00'],
    ['124.6', '$124.60'],
    ['1234.567', '$1,234.57'],
    ['-1234.567', '-$1,234.57'],
    ['0.00325', '$0.00325'],
    ['0.0123456', '$0.01235'],
    ['-0.5', '-$0.50'],
    ['0.00000000000000000001', '$0.00000000000000000001'],
    ['999999999999999.99', '$999,999,999,999,999.99'],
  ])('of %s is read as %s', (exact, shown) => {
    expect(formatAmount(exact)).toBe(shown);
  });
});

describe('a bar', () => {
  it.each([
    [0, '░░░░░░░░░░   0 %'],
    [9.9999, '░░░░░░░░░░   9 %'],
    [72.5, '███████░░░  72 %'],
    [99.9999, '█████████░  99 %'],
    [100, '██████████ 100 %'],
    [1320, '██████████ 1320 %'],
    [-5, '░░░░░░░░░░  -5 %'],
  ])('of %d %% is %s', (used, shown) => {
    expect(bar(used)).toBe(shown);
  });
});
