import { growthAfter, spendLevel, type SpendLevel } from './spend-level.ts';
import { weekProfile } from './week-profile.ts';

/** What is known of a history: how its weeks go, how much they are. */
export interface SpendModel {
  readonly profile: Float64Array;
  readonly level: SpendLevel;
}

/** @param slots The hour of the week of each hour, of as many or more. */
export function fitSpend(hours: Float64Array, slots: Uint8Array): SpendModel {
  const profile = weekProfile(hours, slots);
  return { profile, level: spendLevel(hours, slots, profile) };
}

/** Dollars expected of each hour after the history. @param slots The hour of the week of each of them. */
export function expectedByHour({ profile, level: { atEnd, growthPerWeek } }: SpendModel, slots: Uint8Array): Float64Array {
  return Float64Array.from(slots, (slot, hour) => atEnd * (profile[slot] ?? 0) * growthAfter(growthPerWeek, hour + 0.5));
}
