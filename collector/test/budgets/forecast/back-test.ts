import { forecastSpend } from '../../../src/budgets/forecast/forecast-spend.ts';
import { HOUR_MS } from '../../../src/budgets/forecast/spend-history.ts';
import { calendarPeriod, type CalendarPeriod } from '../../../src/periods/calendar-period.ts';
import { generatedSpend, type SpendKind } from './generated-spend.ts';

/** How forecasts and what came of them went together. */
export interface BackTest {
  readonly forecasts: number;
  /** Share of the ends that lay in the band, below it and above it. */
  readonly inBand: number;
  readonly below: number;
  readonly above: number;
  /** Mean of how far the forecast was off, as a share of what was spent at the end; and how far spent by elapsed time was. */
  readonly error: number;
  readonly linearError: number;
}

export interface BackTestOptions {
  readonly kind: SpendKind;
  readonly period: CalendarPeriod;
  readonly seeds: number;
  /** Days of history that are known. */
  readonly days: number;
}

const TIME_ZONE = 'Europe/Berlin';
const FROM = Date.UTC(2026, 0, 5);
const HISTORY_HOURS = 8 * 168;
const WEEKS = 26;
const ORIGINS = 8;

/** Forecasts at eight moments of each of some generated half years, at all hours of the day, held against what was spent at the end. */
export function backTest({ kind, period, seeds, days }: BackTestOptions): BackTest {
  const results = Array.from({ length: seeds }, (_, seed) => {
    const hours = generatedSpend(kind, FROM, WEEKS, TIME_ZONE, seed * 7 + 1);
    return Array.from({ length: ORIGINS }, (__, place) => {
      const stride = Math.floor((WEEKS * 168 - HISTORY_HOURS - 32 * 24) / ORIGINS);
      return forecastAt(hours, HISTORY_HOURS + place * stride + ((place * 5 + seed * 3) % 24), { period, known: days * 24 });
    });
  }).flat();
  const mean = (of: (result: (typeof results)[number]) => number): number =>
    results.reduce((sum, each) => sum + of(each), 0) / results.length;
  return {
    forecasts: results.length,
    inBand: mean(({ end, low, high }) => Number(low <= end && end <= high)),
    below: mean(({ end, low }) => Number(end < low)),
    above: mean(({ end, high }) => Number(end > high)),
    error: mean(({ end, expected }) => Math.abs(expected - end) / end),
    linearError: mean(({ end, linear }) => Math.abs(linear - end) / end),
  };
}

function forecastAt(hours: Float64Array, origin: number, { period, known }: { readonly period: CalendarPeriod; readonly known: number }) {
  const at = FROM + origin * HOUR_MS;
  const range = calendarPeriod(period, at, TIME_ZONE);
  const sum = (from: number, to: number): number => hours.subarray(from, to).reduce((total, each) => total + each, 0);
  const [begin, close] = [range.from, range.to].map((moment) => Math.round((moment - FROM) / HOUR_MS)) as [number, number];
  const spent = sum(begin, origin);
  const first = origin - known;
  const history = { from: FROM + first * HOUR_MS, hours: hours.subarray(first, origin), firstAt: FROM + first * HOUR_MS };
  const forecast = forecastSpend({ history, range, at, spent, timeZone: TIME_ZONE });
  if (forecast === undefined) throw new Error(`nothing is foretold from ${known} hours`);
  // At the very beginning there is nothing to extrapolate; the mean of what is known is the best that a line can say.
  const pace = origin > begin ? spent / (origin - begin) : sum(first, origin) / known;
  return { ...forecast, end: spent + sum(origin, close), linear: spent + pace * (close - origin) };
}
