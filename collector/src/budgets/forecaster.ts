import type { Usd } from '../ledger/money.ts';
import type { LedgerViews, TimeRange } from '../ledger/views.ts';
import type { Budget } from './budget.ts';
import type { Forecast } from './budget-status.ts';

/** What is to be foretold: what a budget, or one target of it, will have spent when its period ends. */
export interface ForecastQuestion {
  readonly budget: Budget;
  /** The tenant or user whose own it is; missing for a budget that all calls of its scope share. */
  readonly target?: string;
  /** The period that `at` is in; of a fixed budget also the one that has not begun, or has ended. */
  readonly range: TimeRange;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** What counts so far: net cost, and unpriced tokens at the ceiling. */
  readonly spent: Usd;
}

/** Foretells what budgets will have spent. It is asked as often as once a second; what is costly to know, it keeps. */
export interface Forecaster {
  /**
   * One answer for each question, in order; undefined where too little is known.
   *
   * @param views What the ledger holds at the moment of the questions; not to be used after the answer.
   */
  forecast(views: LedgerViews, questions: readonly ForecastQuestion[]): Promise<readonly (Forecast | undefined)[]>;
}
