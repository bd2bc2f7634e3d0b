import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeUnits } from '../../src/ledger/duckdb/usage/whole-units.ts';

it('splits 9 to 42, cut at 25, into tens and the rest', () => {
  expect(wholeUnits([{ from: 9, to: 42 }], [25], 10)).toEqual({
    whole: [
      { from: 10, to: 20 },
      { from: 30, to: 40 },
    ],
    rest: [
      { from: 9, to: 10 },
      { from: 20, to: 30 },
      { from: 40, to: 42 },
    ],
  });
});

it('leaves no moment out, has none twice, and has no whole unit that a cut goes through', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.nat(90),
      fc.array(fc.nat(150), { maxLength: 6 }),
      fc.integer({ min: 1, max: 12 }),
      (from, length, cuts, unit) => {
        const { whole, rest } = wholeUnits([{ from, to: from + length }], cuts, unit);
        const ranges = [...whole, ...rest].toSorted((a, b) => a.from - b.from);
        const moments = ranges.flatMap((range) => Array.from({ length: range.to - range.from }, (_, index) => range.from + index));
        expect(moments).toEqual(Array.from({ length }, (_, index) => from + index));
        for (const range of whole) {
          expect([range.from % unit, range.to % unit]).toEqual([0, 0]);
          for (const cut of cuts) if (cut % unit !== 0) expect(Math.floor(cut / unit) * unit >= range.to || cut < range.from).toBe(true);
        }
      },
    ),
  );
});
