import type { Forecast } from '../budget-status.ts';

/** Four in five of a normal distribution lie within so many standard deviations. */
const FOUR_IN_FIVE = 1.2816;

/** A part of what is expected that is added to both before they are compared, so that nothing spent is no infinite error. */
const FLOOR = 0.1;

/** How far off a forecast was: logarithm of spent by expected, which counts twice too much like half of it. */
export function logError(spent: number, expected: number): number {
  return Math.log((Math.max(0, spent) / expected + FLOOR) / (1 + FLOOR));
}

/** What is spent, what is expected of the rest, and the band around it. @param error Standard deviation of {@link logError}. */
export function withBand(spent: number, rest: number, error: number): Forecast {
  const bound = (factor: number): number => spent + rest * Math.max(0, (1 + FLOOR) * factor - FLOOR);
  const factor = Math.exp(FOUR_IN_FIVE * error);
  return { expected: spent + rest, low: bound(1 / factor), high: bound(factor) };
}
