import type { Schedule } from '../schedule.ts';

/**
 * The hours from one time of day to another in UTC, split in two where they go over midnight. Undefined where they are no
 * hours at all, or times that do not exist.
 *
 * @example utcWindows('16:30', '00:30') // 16:30 to 24:00 and 00:00 to 00:30
 */
export function utcWindows(start: string, end: string): Schedule | undefined {
  const [from, to] = [timeOf(start), timeOf(end)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const windows = from < to ? [{ from, to }] : [{ from, to: '24:00' }, ...(to === '00:00' ? [] : [{ from: '00:00', to }])];
  return { timeZone: 'UTC', windows };
}

const TIME_OF_DAY = /^((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?Z?$/;

/** `16:30:00Z` is `16:30`. */
function timeOf(text: string): string | undefined {
  const [, minutes, seconds] = TIME_OF_DAY.exec(text) ?? [];
  if (minutes === undefined) return undefined;
  return seconds === undefined || seconds === ':00' ? minutes : `${minutes}${seconds}`;
}
