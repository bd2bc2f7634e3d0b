import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stretchBounds } from '../../src/periods/stretches.ts';

const range = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const HOUR_MS = 3_600_000;
const lengths = (bounds: readonly number[] | undefined): readonly number[] =>
  (bounds ?? []).slice(1).map((bound, index) => (bound - (bounds?.[index] ?? 0)) / HOUR_MS);

it.each([
  ['a day with 25 hours', 'daily', 'Europe/Berlin', '2026-10-23T22:00Z', '2026-10-26T23:00Z', [24, 25, 24]],
  ['a day with 23 hours', 'daily', 'Europe/Berlin', '2026-03-27T23:00Z', '2026-03-30T22:00Z', [24, 23, 24]],
  ['a day that begins at one, as there is no midnight', 'daily', 'America/Santiago', '2026-09-05T04:00Z', '2026-09-07T03:00Z', [24, 23]],
  ['the ends of a range within days', 'daily', 'UTC', '2026-10-23T22:00Z', '2026-10-25T06:00Z', [2, 24, 6]],
  ['weeks from Monday', 'weekly', 'UTC', '2026-11-01T00:00Z', '2026-11-16T00:00Z', [24, 168, 168]],
  ['months', 'monthly', 'Asia/Kolkata', '2026-01-31T18:30Z', '2026-03-31T18:30Z', [28 * 24, 31 * 24]],
  ['hours from half past', 'hourly', 'Asia/Kolkata', '2026-10-24T00:00Z', '2026-10-24T02:00Z', [0.5, 1, 0.5]],
  ['hours around clocks that are put back by one', 'hourly', 'Europe/Berlin', '2026-10-24T23:00Z', '2026-10-25T03:00Z', [1, 1, 1, 1]],
] as const)('cuts a range into %s', (_, interval, zone, from, to, hours) => {
  expect(lengths(stretchBounds(range(from, to), interval, zone, 100))).toEqual(hours);
});

it('tells of a range within one stretch its ends, and of more than 3 stretches nothing', () => {
  const hour = range('2026-10-24T00:10Z', '2026-10-24T00:20Z');
  expect(stretchBounds(hour, 'daily', 'UTC', 1)).toEqual([hour.from, hour.to]);
  expect(stretchBounds(range('2026-10-24T00:00Z', '2026-10-27T00:00Z'), 'daily', 'UTC', 3)).toHaveLength(4);
  expect(stretchBounds(range('2026-10-24T00:00Z', '2026-10-27T00:00:00.001Z'), 'daily', 'UTC', 3)).toBeUndefined();
});

it('ascends from the first to the last moment in any zone, at any time, also where clocks are changed by half an hour', () => {
  const zones = ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca'];
  fc.assert(
    fc.property(
      fc.constantFrom('hourly' as const, 'daily' as const, 'weekly' as const, 'monthly' as const),
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
      fc.integer({ min: 1, max: 200 * HOUR_MS }),
      (interval, zone, from, length) => {
        const bounds = stretchBounds({ from, to: from + length }, interval, zone, 1000) ?? [];
        expect([bounds[0], bounds.at(-1)]).toEqual([from, from + length]);
        for (const hours of lengths(bounds)) expect(hours).toBeGreaterThan(0);
        if (interval === 'hourly') for (const hours of lengths(bounds)) expect(hours).toBeLessThanOrEqual(1.5);
      },
    ),
  );
});
