import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactPrice } from '../../src/sources/exact-price.ts';

describe('a number in a price list', () => {
  it.each([
    [0.18000000000000002, 0, '0.18'],
    [0.1 + 0.2, 0, '0.3'],
    [1.25e-6, 6, '1.25'],
    [8e-8, 6, '0.08'],
    [0.0000028e-3, 6, '0.0028'],
    [0.00025, 4, '2.5'],
    [0.014, 3, '14'],
    [3e-6 / 0.3, 6, '10'],
    [8.333333333333334e-8, 6, '0.0833333333333'],
    [0.083333, 0, '0.083333'],
    [100, 6, '100000000'],
    [0, 6, '0'],
    [-0, 6, '0'],
    [999_999_999_999, 0, '999999999999'],
  ])('%s times ten to the %s is meant to be %s', (value, shift, price) => {
    expect(exactPrice(value, shift)).toBe(price);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, JSON.parse('1e400') as number, -1, -1e-9, 1e12, 1e-15, 5e-324])(
    '%s is no price',
    (value) => {
      expect(exactPrice(value)).toBeUndefined();
    },
  );

  it('is the decimal of up to twelve digits that was written, whatever few operations on doubles have done to it', () => {
    const written = fc.tuple(fc.integer({ min: 1, max: 999_999_999_999 }), fc.integer({ min: 2, max: 14 })).map(([digits, scale]) => ({
      text: decimal(BigInt(digits), scale),
      value: Number(`${digits}e-${scale}`),
    }));
    fc.assert(
      fc.property(written, fc.constantFrom(...ROUND_TRIPS), ({ text, value }, trip) => {
        expect(exactPrice(trip.there(value), trip.shift)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** What generators of price lists do to a price before they write it down. */
const ROUND_TRIPS: readonly { readonly there: (value: number) => number; readonly shift: number }[] = [
  { there: (value) => value, shift: 0 },
  { there: (value) => value / 1e6, shift: 6 },
  { there: (value) => value * 1e-6, shift: 6 },
  { there: (value) => value / 1000 / 1000, shift: 6 },
  { there: (value) => (value / 1e6) * 100, shift: 4 },
  { there: (value) => (value * 3) / 3, shift: 0 },
  { there: (value) => value * 1.1 - value * 0.1, shift: 0 },
  { there: (value) => JSON.parse(JSON.stringify(value / 1e6)) as number, shift: 6 },
];

function decimal(digits: bigint, scale: number): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return `${text.slice(0, -scale)}.${text.slice(-scale)}`.replace(/\.?0+$/, '');
}
