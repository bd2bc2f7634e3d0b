/** `2026-11-22 19:30:05`: a moment on the clocks of a time zone. @param moment ISO 8601. */
export function formatMoment(moment: string, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(moment));
}

/**
 * `2026-11-01 to 2026-11-30, Europe/Berlin`: a range as people say it, its last day included; with times where it does not begin and end at
 * midnight. @param range Its end is not in it.
 */
export function formatRange({ from, to, time_zone: zone }: Range): string {
  const [begin, end] = [formatMoment(from, zone), formatMoment(to, zone)];
  if (![begin, end].every((each) => each.endsWith(MIDNIGHT))) return `${begin} to ${end}, ${zone}`;
  const [first, last] = [dayOf(begin), dayOf(formatMoment(new Date(Date.parse(to) - 1).toISOString(), zone))];
  return first === last ? `${first}, ${zone}` : `${first} to ${last}, ${zone}`;
}

/** What is there once for a whole answer. */
interface Range {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
}

const MIDNIGHT = ' 00:00:00';

/** `2026-11-22` where a day begins, else the moment. @param moment ISO 8601. */
export function formatDayOrMoment(moment: string, timeZone: string): string {
  const text = formatMoment(moment, timeZone);
  return text.endsWith(MIDNIGHT) ? dayOf(text) : text;
}

/** `2026-11-22`. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
