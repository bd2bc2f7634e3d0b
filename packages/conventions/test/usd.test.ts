import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatUsd, parseUsd } from '../src/index.ts';

describe('US dollars, exact', () => {
  it.each([
    ['0', 0n],
    ['0.00325', 325_000_000_000_000_000n],
    ['-0.5', -50_000_000_000_000_000_000n],
    ['12', 1_200_000_000_000_000_000_000n],
    ['0.00000000000000000001', 1n],
    ['999999999999999999.99999999999999999999', 99_999_999_999_999_999_999_999_999_999_999_999_999n],
  ])('$%s is %i of 10^-20 dollars, and back', (text, value) => {
    expect(parseUsd(text)).toBe(value);
    expect(formatUsd(value)).toBe(text);
  });

  it.each(['', '.5', '1.', '1e3', '+1', ' 1', '1,5', 'NaN', '0.000000000000000000001', '1000000000000000000'])(
    '"%s" is no amount',
    (text) => {
      expect(parseUsd(text)).toBeUndefined();
    },
  );

  it('every integer survives being written and read', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), (value) => parseUsd(formatUsd(value)) === value));
  });
});
