import { IANAZone } from 'luxon';
import { HOUR_MS } from './spend-history.ts';

const DAY_HOURS = 24;
export const WEEK_HOURS = 168;

/** The epoch began on a Thursday. */
const EPOCH_WEEKDAY = 3;

/**
 * For each of `count` hours of UTC from `from` the hour of the week that it is in a time zone: 0 is Monday from midnight to one,
 * 167 the last one of Sunday. Where clocks are put back, an hour comes twice; where they are put forward, one is left out.
 * An hour of UTC that lies in two hours there, as in India, counts as the one that its middle is in.
 */
export function weekHours(from: number, count: number, timeZone: string): Uint8Array {
  const zone = IANAZone.create(timeZone);
  const slots = new Uint8Array(count);
  const middle = (index: number): number => from + index * HOUR_MS + HOUR_MS / 2;
  const offset = (index: number): number => zone.offset(middle(index)) * 60_000;
  // Clocks are changed at most once in a day; on days without a change one look at both ends is enough.
  for (let day = 0; day < count; day += DAY_HOURS) {
    const end = Math.min(day + DAY_HOURS, count);
    const first = offset(day);
    const isSame = first === offset(end - 1);
    for (let index = day; index < end; index += 1) {
      slots[index] = weekHour(middle(index) + (isSame ? first : offset(index)));
    }
  }
  return slots;
}

function weekHour(local: number): number {
  const hour = Math.floor(local / HOUR_MS);
  return (((hour + EPOCH_WEEKDAY * DAY_HOURS) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
}
