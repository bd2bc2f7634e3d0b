import type { BudgetState, BurnWindow } from '@spancost/conventions';
import type { Usd } from '../ledger/money.ts';
import type { TimeRange } from '../ledger/views.ts';
import type { Budget } from './budget.ts';

/** What a budget is expected to have spent when its period ends; with a chance of four in five between `low` and `high`. US dollars. */
export interface Forecast {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** An amount at which somebody is told. */
interface Threshold {
  /** Share of the budget, as it is written: `0.8`. */
  readonly share: string;
  readonly usd: Usd;
  readonly reached: boolean;
}

/** How a budget stands at a moment, or what one tenant or user has of it. */
export interface BudgetStatus {
  readonly budget: Budget;
  /** The tenant or user whose own it is; missing for a budget that all calls of its scope share. */
  readonly target?: string;
  /** Its current period. */
  readonly range: TimeRange;
  /** When it was computed, in milliseconds since the epoch. */
  readonly at: number;
  readonly limit: Usd;
  /** What counts: the net cost of its calls, and what is assumed. */
  readonly spent: Usd;
  /** Of it what is no known cost: the tokens of unpriced calls at the ceiling. */
  readonly assumed: Usd;
  /** Below zero once it is overspent. */
  readonly remaining: Usd;
  readonly state: BudgetState;
  readonly thresholds: readonly Threshold[];
  readonly requests: number;
  readonly unpricedRequests: number;
  readonly unpricedTokens: number;
  /** Missing where it was not asked for. */
  readonly burnRates?: Readonly<Record<BurnWindow, number>>;
  /** Missing where too little is known. */
  readonly forecast?: Forecast;
}
