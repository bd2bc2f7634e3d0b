import type { HourlySpend, SpentIn } from '../../ledger/hourly-spend.ts';
import type { TimeRange } from '../../ledger/views.ts';
import { HOUR_MS, type SpendHistory } from './spend-history.ts';

const DAY_HOURS = 24;

/** Eight weeks, and the day that is going on. */
export const KEPT_DAYS = 57;

/** What unpriced calls are taken to cost, in US dollars. */
export interface AssumedRates {
  readonly perToken: number;
  readonly perCall: number;
}

/** The hours of one scope in memory: about 35 KB, whatever is spent. */
export class KeptHours {
  readonly #from: number;
  readonly #cost: Float64Array = new Float64Array(KEPT_DAYS * DAY_HOURS);
  readonly #unpricedRequests: Float64Array = new Float64Array(KEPT_DAYS * DAY_HOURS);
  readonly #unpricedTokens: Float64Array = new Float64Array(KEPT_DAYS * DAY_HOURS);
  #days: readonly SpentIn[] = [];
  #firstAt: number | undefined;
  #revision = 0;

  /** @param from A midnight of UTC, {@link KEPT_DAYS} before the last hour that is ever put. */
  constructor(from: number) {
    this.#from = from;
  }

  /** Another one when hours before the day that is going on were read anew. */
  get revision(): number {
    return this.#revision;
  }

  /** Puts what was read of a range in place of what was known of it: from a midnight of UTC to the end of what is kept. */
  put(range: TimeRange, { firstAt, hours, days }: HourlySpend): void {
    const [begin, end] = [this.#index(range.from), this.#index(range.to)];
    for (const each of [this.#cost, this.#unpricedRequests, this.#unpricedTokens]) each.fill(0, Math.max(0, begin), Math.max(0, end));
    for (const spent of hours) {
      const index = this.#index(spent.from);
      if (index < 0 || index >= this.#cost.length) continue;
      this.#cost[index] = spent.cost;
      this.#unpricedRequests[index] = spent.unpricedRequests;
      this.#unpricedTokens[index] = spent.unpricedTokens;
    }
    this.#days = [...this.#days.filter(({ from }) => from < range.from || from >= range.to), ...days];
    if (this.#firstAt === undefined || this.#firstAt >= range.from) this.#firstAt = firstAt;
    if (this.#index(range.from) < (KEPT_DAYS - 1) * DAY_HOURS) this.#revision += 1;
  }

  /** The history up to a moment, unpriced calls at so much each. Days of which only sums are left are spread over their hours. */
  history(at: number, { perToken, perCall }: AssumedRates): SpendHistory {
    const count = Math.max(0, Math.min(this.#cost.length, this.#index(at) + 1));
    const dollars = (cost: number, requests: number, tokens: number): number => cost + requests * perCall + tokens * perToken;
    const hours = Float64Array.from({ length: count }, (_, index) =>
      dollars(this.#cost[index] ?? 0, this.#unpricedRequests[index] ?? 0, this.#unpricedTokens[index] ?? 0),
    );
    const days = this.#days.map(({ from, cost, unpricedRequests, unpricedTokens }) => ({
      first: this.#index(from),
      dollars: dollars(cost, unpricedRequests, unpricedTokens),
    }));
    spread(hours, days);
    return { from: this.#from, hours, ...(this.#firstAt === undefined ? {} : { firstAt: this.#firstAt }) };
  }

  #index(moment: number): number {
    return Math.floor((moment - this.#from) / HOUR_MS);
  }
}

/** Spreads sums of days over their hours: as the later ones spend, of which all are known; evenly while those are not a day long. */
function spread(hours: Float64Array, days: readonly { readonly first: number; readonly dollars: number }[]): void {
  if (days.length === 0) return;
  const known = Math.max(0, ...days.map(({ first }) => first + DAY_HOURS));
  const whole = Math.floor((hours.length - 1 - known) / DAY_HOURS) * DAY_HOURS;
  const shares = new Float64Array(DAY_HOURS);
  for (let index = known; index < known + whole; index += 1)
    shares[index % DAY_HOURS] = (shares[index % DAY_HOURS] ?? 0) + (hours[index] ?? 0);
  const all = shares.reduce((sum, each) => sum + each, 0);
  for (const { first, dollars } of days) {
    for (let hour = 0; hour < DAY_HOURS; hour += 1) {
      const share = all > 0 ? (shares[hour] ?? 0) / all : 1 / DAY_HOURS;
      if (first + hour >= 0 && first + hour < hours.length) hours[first + hour] = dollars * share;
    }
  }
}
