import { WEEK_HOURS } from './week-hours.ts';

/** What is weighed half as much as the last hour lies so many hours back. */
const HALF_LIFE_HOURS = 5 * 24;

/** Growth that was seen goes on, and is a fifth less with each week. */
const DAMPING_PER_WEEK = 0.8;

/** What has multiplied in a week does not go on so; what has fallen may well have ended. */
const MOST_PER_WEEK = { growth: Math.log(1.5), decline: Math.log(3) };

/** What is spent at the end of a history, and where it goes. */
export interface SpendLevel {
  /** Dollars in an hour of which the profile says 1. */
  readonly atEnd: number;
  /** Logarithm of what a week's spend is of that of the week before. */
  readonly growthPerWeek: number;
}

/** The level of the last weeks, the latest ones weighed most. @param slots The hour of the week of each hour. */
export function spendLevel(hours: Float64Array, slots: Uint8Array, profile: Float64Array): SpendLevel {
  const growthPerWeek = growth(hours);
  const decay = 0.5 ** (1 / HALF_LIFE_HOURS);
  const back = Math.exp(-growthPerWeek / WEEK_HOURS);
  let spent = 0;
  let expected = 0;
  let weight = 1;
  let scale = 1;
  for (let index = hours.length - 1; index >= 0; index -= 1) {
    spent += weight * (hours[index] ?? 0);
    expected += weight * scale * (profile[slots[index] ?? 0] ?? 0);
    weight *= decay;
    scale *= back;
  }
  return { atEnd: expected > 0 ? Math.max(0, spent / expected) : 0, growthPerWeek };
}

/** What the level is multiplied by so many hours after the end. */
export function growthAfter(growthPerWeek: number, afterHours: number): number {
  const weeks = afterHours / WEEK_HOURS;
  const damped = (1 - DAMPING_PER_WEEK ** weeks) / -Math.log(DAMPING_PER_WEEK);
  return Math.exp(growthPerWeek * damped);
}

/**
 * Growth by the week: the slope of a line through the logarithms of the last whole weeks, drawn to none the more the weeks lie
 * off the line. Fewer than three weeks, or one without any spend, tell of none.
 */
function growth(hours: Float64Array): number {
  const weeks: number[] = [];
  for (let end = hours.length; end >= WEEK_HOURS; end -= WEEK_HOURS) {
    const sum = hours.subarray(end - WEEK_HOURS, end).reduce((total, spent) => total + spent, 0);
    if (sum <= 0) break;
    weeks.unshift(Math.log(sum));
  }
  const count = weeks.length;
  if (count < 3) return 0;
  const middle = (count - 1) / 2;
  const mean = weeks.reduce((sum, each) => sum + each, 0) / count;
  const spread = weeks.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope = weeks.reduce((sum, each, index) => sum + (index - middle) * (each - mean), 0) / spread;
  const off = weeks.reduce((sum, each, index) => sum + (each - mean - slope * (index - middle)) ** 2, 0);
  const variance = off / Math.max(1, count - 2) / spread;
  const drawn = slope === 0 ? 0 : slope * (slope ** 2 / (slope ** 2 + 6 * variance));
  return Math.max(-MOST_PER_WEEK.decline, Math.min(MOST_PER_WEEK.growth, drawn));
}
