import type { TrendPart, Trends } from '@spancost/api';
import { legible } from '../format/legible.ts';
import { moment } from '../format/moment.ts';
import { NOT_SAID } from '../format/not-said.ts';
import { huesOf } from '../parts/hue-of.ts';

/** One value of a dimension over time. */
export interface TrendLine {
  /** What it is filtered by; undefined for the rest, null for calls that do not say. */
  readonly value: string | null | undefined;
  readonly label: string;
  readonly total: TrendPart;
  readonly points: readonly TrendPart[];
  /** Missing for what has no colour of its own. */
  readonly colour?: { readonly hue: number; readonly shade: number };
}

/** Values of a trend, the one that cost most first, and all others together last. */
export function trendLines({ series, rest }: Trends): readonly TrendLine[] {
  const named = series.filter(({ value }) => value !== null).map(({ value }) => value ?? '');
  const hues = new Map(huesOf(named).map((colour, index) => [named[index], colour]));
  const lines = series.map(({ value, display_name: name, total, points }): TrendLine => {
    const colour = value === null ? undefined : hues.get(value);
    return { value, label: value === null ? NOT_SAID : legible(name ?? value), total, points, ...(colour === undefined ? {} : { colour }) };
  });
  return rest === null ? lines : [...lines, { value: undefined, label: `${rest.values} others`, total: rest.total, points: rest.points }];
}

/** Tells lines apart, of which several may have one name: a feature may be called `not said`. */
export function keyOf(value: TrendLine['value']): string {
  return typeof value === 'string' ? `=${value}` : String(value);
}

/** What the stretches of a trend are called, each in the zone of the answer. */
export function stretchNames({ points, interval, time_zone: zone }: Trends): readonly string[] {
  const form = ({ hourly: 'hour', daily: 'day', weekly: 'day', monthly: 'month' } as const)[interval];
  const spansDays = interval === 'hourly' && points.length > 25;
  return points.map(({ from }) => moment(from, zone, spansDays ? 'minute' : form));
}
