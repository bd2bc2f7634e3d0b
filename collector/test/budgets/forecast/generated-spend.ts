import { DateTime } from 'luxon';
import { HOUR_MS } from '../../../src/budgets/forecast/spend-history.ts';

/** Numbers from 0 up to 1 that are the same for the same seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What makes one customer's spend other than another's. */
export interface SpendKind {
  readonly name: string;
  /** Share of an average hour, by hour of the day and whether it is a weekend. */
  readonly shape: (hour: number, weekend: boolean) => number;
  /** What a week is of the one before. */
  readonly growth?: number;
  /** Calls of an average hour; few make hours uneven. */
  readonly calls?: number;
  /** How much days differ: standard deviation of their logarithm, and how much of it stays for the next day. */
  readonly days?: number;
  readonly stays?: number;
  /** Chance of a burst in a day, of three hours at eight times the usual. */
  readonly bursts?: number;
  /** Chance in a day that a customer comes (or, as often, goes), who is a quarter of all. */
  readonly customers?: number;
}

const office = (hour: number, weekend: boolean): number => (weekend ? 0.15 : 1) * (hour >= 8 && hour < 18 ? 2.4 : 0.25);
const consumer = (hour: number, weekend: boolean): number =>
  (weekend ? 1.2 : 0.95) * (1 + 0.7 * Math.sin(((hour - 13) / 24) * 2 * Math.PI));
const nightly = (hour: number): number => (hour === 3 ? 22 : 0.09);

export const SPEND_KINDS: readonly SpendKind[] = [
  { name: 'an office product with weekends off', shape: office, days: 0.15, stays: 0.3 },
  { name: 'a product for consumers', shape: consumer, days: 0.1, stays: 0.5 },
  { name: 'growth of 8 % a week', shape: office, growth: 1.08, days: 0.15, stays: 0.3 },
  { name: 'decline of 6 % a week', shape: consumer, growth: 0.94, days: 0.15, stays: 0.3 },
  { name: 'bursts, one in four days', shape: office, bursts: 0.25, days: 0.2, stays: 0.2 },
  { name: 'customers who come and go', shape: consumer, customers: 0.06, days: 0.15, stays: 0.3 },
  { name: 'a nightly batch', shape: nightly, days: 0.25, stays: 0.1, calls: 40 },
  { name: 'few calls', shape: office, calls: 2, days: 0.3, stays: 0.2 },
];

/** Dollars by hour of `weeks` weeks from a moment, about one in an hour to begin with. */
export function generatedSpend(kind: SpendKind, from: number, weeks: number, timeZone: string, seed: number): Float64Array {
  const next = random(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const { growth = 1, calls = 60, days = 0, stays = 0, bursts = 0, customers = 0 } = kind;
  let wandering = normal() * days;
  let level = 1;
  let burstAt = -1;
  return Float64Array.from({ length: weeks * 168 }, (_, index) => {
    const local = DateTime.fromMillis(from + index * HOUR_MS, { zone: timeZone });
    if (index % 24 === 0) {
      wandering = stays * wandering + Math.sqrt(1 - stays ** 2) * normal() * days;
      if (next() < customers) level *= next() < 0.55 ? 1.25 : 0.8;
      burstAt = next() < bursts ? index + Math.floor(next() * 22) : -1;
    }
    const isBurst = burstAt >= 0 && index >= burstAt && index < burstAt + 3;
    const mean = level * growth ** (index / 168) * Math.exp(wandering) * kind.shape(local.hour, local.weekday > 5) * (isBurst ? 8 : 1);
    return callsOf(mean * calls, next, normal) * (1 / calls) * Math.exp(0.2 * normal());
  });
}

/** A Poisson number. */
function callsOf(mean: number, next: () => number, normal: () => number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  let count = 0;
  for (let product = next(); product > Math.exp(-mean); product *= next()) count += 1;
  return count;
}
