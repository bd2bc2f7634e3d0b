import { describe, expect, it } from 'vitest';
import { formatCount, formatExactUsd, formatUsd } from '../src/format.ts';

describe('formatUsd', () => {
  it.each([
    ['0', '$0.000000'],
    ['0.00325', '$0.003250'],
    ['0.0000005', '$0.000000'],
    ['0.0000015', '$0.000002'],
    ['1234567.1', '$1,234,567.100000'],
    ['-0.5', '-$0.500000'],
    ['-1234.5', '-$1,234.500000'],
    ['99999999999999999999.123456789', '$99,999,999,999,999,999,999.123457'],
  ])('%s reads %s', (exact, text) => {
    expect(formatUsd(exact)).toBe(text);
  });
});

it('1234567 reads 1,234,567', () => {
  expect(formatCount(1_234_567)).toBe('1,234,567');
});

it.each([
  ['0.00325', '$0.00325'],
  ['-0.00067', '-$0.00067'],
])('all decimals of %s read %s', (exact, text) => {
  expect(formatExactUsd(exact)).toBe(text);
});
