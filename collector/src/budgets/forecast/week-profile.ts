import { WEEK_HOURS } from './week-hours.ts';

const DAY_HOURS = 24;
const WEEKDAYS = 5;

const SLOTS: readonly number[] = Array.from({ length: WEEK_HOURS }, (_, slot) => slot);
const DAYS: readonly (readonly number[])[] = Array.from({ length: 7 }, (_, day) => SLOTS.filter((slot) => dayOf(slot) === day));
const KINDS: readonly (readonly number[])[] = [0, 1].map((kind) => SLOTS.filter((slot) => kindOf(dayOf(slot)) === kind));
const HOURS: readonly (readonly number[])[] = Array.from({ length: DAY_HOURS }, (_, hour) =>
  SLOTS.filter((slot) => slot % DAY_HOURS === hour),
);

/** How many days, besides those that were seen, speak for the more general value. */
const SHRINK_DAYS = { kindToAll: 0.5, dayToKind: 2, hourToAll: 0.5, hourOfKindToHour: 3 };

/**
 * How much is spent in each hour of the week, compared with what an hour of the week around it spends on average: 1 is average.
 * Weekdays and weekends have hours of their own. What was seen seldom is drawn to what is more general, a Sunday to all weekends,
 * an hour of them to that hour of all days, so that one burst makes no habit.
 *
 * @param slots The hour of the week of each hour, of as many or more.
 */
export function weekProfile(hours: Float64Array, slots: Uint8Array): Float64Array {
  const sums = sumsBySlot(hours, slots);
  const kinds = KINDS.map((kind) => drawn(sums, kind, { to: 1, days: SHRINK_DAYS.kindToAll, perDay: DAY_HOURS }));
  const days = DAYS.map((day, weekday) =>
    drawn(sums, day, { to: kinds[kindOf(weekday)] ?? 1, days: SHRINK_DAYS.dayToKind, perDay: DAY_HOURS }),
  );
  const ofDays = { ...sums, level: sums.level.map((level, slot) => level * (days[dayOf(slot)] ?? 0)) };
  const profile = new Float64Array(WEEK_HOURS);
  for (const hour of HOURS) {
    const ofAll = drawn(ofDays, hour, { to: 1, days: SHRINK_DAYS.hourToAll, perDay: 1 });
    for (const kind of [0, 1]) {
      const ofKind = hour.filter((slot) => kindOf(dayOf(slot)) === kind);
      const share = drawn(ofDays, ofKind, { to: ofAll, days: SHRINK_DAYS.hourOfKindToHour, perDay: 1 });
      for (const slot of ofKind) profile[slot] = share * (days[dayOf(slot)] ?? 0);
    }
  }
  return profile;
}

interface SlotSums {
  readonly spent: Float64Array;
  /** What would have been spent if all hours of a week were alike. */
  readonly level: Float64Array;
  readonly seen: Float64Array;
}

/** In one look at the hours, because this is done for many ends of one history. */
function sumsBySlot(hours: Float64Array, slots: Uint8Array): SlotSums {
  const sums = { spent: new Float64Array(WEEK_HOURS), level: new Float64Array(WEEK_HOURS), seen: new Float64Array(WEEK_HOURS) };
  const half = WEEK_HOURS / 2;
  let around = 0;
  for (let index = 0; index < Math.min(half, hours.length); index += 1) around += hours[index] ?? 0;
  for (let index = 0; index < hours.length; index += 1) {
    const slot = slots[index] ?? 0;
    const known = Math.min(hours.length, index + half) - Math.max(0, index - half);
    sums.spent[slot] = (sums.spent[slot] ?? 0) + (hours[index] ?? 0);
    sums.level[slot] = (sums.level[slot] ?? 0) + around / known;
    sums.seen[slot] = (sums.seen[slot] ?? 0) + 1;
    around += (hours[index + half] ?? 0) - (index < half ? 0 : (hours[index - half] ?? 0));
  }
  return sums;
}

interface Draw {
  /** The more general value. */
  readonly to: number;
  /** As if it had been seen on so many more days. */
  readonly days: number;
  /** How many of these hours a day has. */
  readonly perDay: number;
}

/** Spent by level of some hours of the week. */
function drawn({ spent, level, seen }: SlotSums, slots: readonly number[], { to, days, perDay }: Draw): number {
  let sum = 0;
  let expected = 0;
  let count = 0;
  for (const slot of slots) {
    sum += spent[slot] ?? 0;
    expected += level[slot] ?? 0;
    count += seen[slot] ?? 0;
  }
  const own = expected > 0 ? Math.max(0, sum / expected) : to;
  return (own * (count / perDay) + to * days) / (count / perDay + days);
}

function dayOf(slot: number): number {
  return Math.floor(slot / DAY_HOURS);
}

/** 0 is a weekday, 1 a weekend. */
function kindOf(day: number): number {
  return day < WEEKDAYS ? 0 : 1;
}
