import { describe, expect, it } from 'vitest';
import { plainAmount } from '../src/index.ts';

describe('an amount of US dollars', () => {
  it.each([
    ['0', '0'],
    ['007', '7'],
    ['12.50', '12.5'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e-7, '0.0000001'],
    [1.25e3, '1250'],
    ['1.5E+2', '150'],
    ['12.345e-1', '1.2345'],
    ['999999999999999999.99999999999999999999', '999999999999999999.99999999999999999999'],
  ])('%s is %s', (given, plain) => {
    expect(plainAmount(given)).toBe(plain);
  });

  it('is rounded half-even at the twentieth decimal', () => {
    expect(plainAmount('0.000000000000000000005')).toBe('0');
    expect(plainAmount('0.000000000000000000015')).toBe('0.00000000000000000002');
    expect(plainAmount('1.2345678901234567e-5')).toBe('0.00001234567890123457');
  });

  it.each([
    '',
    ' 1',
    '-1',
    '+1',
    '.5',
    '5.',
    '1,5',
    '0x10',
    'NaN',
    'Infinity',
    '1e999',
    '1000000000000000000',
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e18,
    null,
    undefined,
    true,
    {},
  ])('%s is none', (given) => {
    expect(plainAmount(given)).toBeUndefined();
  });
});
