const DAY_MS = 86_400_000;

type Parts = Intl.DateTimeFormatOptions;

const FORMS: Readonly<Record<'second' | 'minute' | 'hour' | 'day' | 'date' | 'month' | 'full', Parts>> = {
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { month: 'short', day: 'numeric' },
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  full: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
};

/** A moment in the zone of the collector, as far as the form says it: `22 Nov, 14:03`. */
export function moment(at: string | number, zone: string, form: keyof typeof FORMS): string {
  return new Intl.DateTimeFormat('en-GB', { ...FORMS[form], timeZone: zone }).format(new Date(at));
}

/** The day of the calendar that it is in a zone, as `2026-11-22`, so many days before. */
export function dayBefore(at: number, zone: string, days: number): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** `14:03:22` of today, with the day for other days, and the year for other years. */
export function clockTime(at: string | number, zone: string, now: number): string {
  const time = moment(at, zone, 'second');
  const [day, today] = [new Date(at).getTime(), now].map((each) => dayBefore(each, zone, 0)) as [string, string];
  if (day === today) return time;
  return `${moment(at, zone, day.slice(0, 4) === today.slice(0, 4) ? 'day' : 'date')}, ${time}`;
}
