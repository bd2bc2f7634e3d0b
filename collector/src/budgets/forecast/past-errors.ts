import { logError } from './band.ts';
import { expectedByHour, fitSpend } from './spend-model.ts';
import { WEEK_HOURS } from './week-hours.ts';

const DAY_HOURS = 24;

/** How many earlier forecasts are made at most, one a day back. */
const MAX_FORECASTS = 28;

/**
 * What is taken to be so before anything is measured: three quarters of a forecast that was off by so much (logarithm of the ratio) after
 * eight weeks, and by more the less is known.
 */
const PRIOR = { forecasts: 0.75, off: 0.25, hours: 8 * WEEK_HOURS };

/** Of the variance: errors of days even out over a longer stretch, those of the level grow with it. */
const GROWS_WITH_LENGTH = 0.35;

/** The stretch that is foretold, in hours after the end of what is known. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * How far forecasts of such a stretch would have been off in the last weeks: the standard deviation of {@link logError}. From one origin a day, at this time of the day, the same forecast is made of what was known then. A stretch that
 * is too long to have been over so often is measured by a shorter one, and the error is somewhat greater than that one's.
 *
 * @param slots The hour of the week of each hour.
 */
export function pastError(hours: Float64Array, slots: Uint8Array, { from, to }: Stretch): number {
  const lead = Math.floor(from);
  const wanted = Math.max(1, Math.ceil(to) - lead);
  const room = hours.length - WEEK_HOURS - lead;
  const length = Math.max(1, Math.min(wanted, Math.floor(room / 2)));
  let squares = 0;
  let forecasts = 0;
  for (let end = hours.length; forecasts < MAX_FORECASTS; end -= DAY_HOURS) {
    const origin = end - lead - length;
    if (origin < WEEK_HOURS) break;
    const model = fitSpend(hours.subarray(0, origin), slots);
    const expected = sumOf(expectedByHour(model, slots.subarray(origin, end)).subarray(lead));
    const spent = sumOf(hours.subarray(origin + lead, end));
    forecasts += 1;
    if (expected > 0) squares += logError(spent, expected) ** 2;
  }
  // Stretches that overlap say less than ones that do not.
  const apart = forecasts === 0 ? 0 : 1 + ((forecasts - 1) * DAY_HOURS) / Math.max(DAY_HOURS, length);
  const prior = PRIOR.off ** 2 * Math.max(1, PRIOR.hours / hours.length);
  const measured = forecasts === 0 ? 0 : squares / forecasts;
  const variance = (apart * measured + PRIOR.forecasts * prior) / (apart + PRIOR.forecasts);
  return Math.sqrt(variance * (wanted / length) ** GROWS_WITH_LENGTH);
}

function sumOf(hours: Float64Array): number {
  return hours.reduce((sum, each) => sum + each, 0);
}
