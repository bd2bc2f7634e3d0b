import type { BudgetState, SnapshotEnforcement } from '@spancost/conventions';

/** What `checkBudget` is asked about; what is left out is taken from the attribution around it. */
export interface BudgetQuestion {
  readonly user?: string;
  readonly tenant?: string;
  readonly feature?: string;
  /** Where it is left out, budgets of one provider, or of one model, are not asked. */
  readonly provider?: string;
  /** As it would be requested. */
  readonly model?: string;
}

/** `unknown`: the collector has not told, or not lately enough. */
export type CheckedState = BudgetState | 'unknown';

/** How one budget stands for a call. Amounts are US dollars, exact; they are missing where they are not known, or not for this token. */
export interface CheckedBudget {
  readonly name: string;
  /** The tenant or user whose own it is; missing for a budget that all calls of its scope share. */
  readonly target?: string;
  /** `daily`, `monthly`, `interval`. */
  readonly period: string;
  /** First moment after the current period, by the collector's clock; missing for a period that began after the last answer. */
  readonly endsAt?: Date;
  readonly amountUsd?: string;
  /** What the collector knew, and what calls of this process cost since. */
  readonly spentUsd?: string;
  /** Below zero once it is overspent. */
  readonly remainingUsd?: string;
  readonly state: CheckedState;
  readonly enforce: SnapshotEnforcement;
}

/** How one limit of requests and tokens a minute stands for a call. */
export interface CheckedLimit {
  readonly name: string;
  /** The tenant or user. */
  readonly target: string;
  /** In the last minute, with the calls of this process that are under way. */
  readonly requests: number;
  readonly requestsPerMinute?: number;
  readonly tokens: number;
  readonly tokensPerMinute?: number;
  readonly state: 'ok' | 'exceeded';
  /** When it is not exceeded any more, if nothing is added. */
  readonly freeAt?: Date;
  readonly enforce: SnapshotEnforcement;
}

/** Whether a call may be made, and what says so. */
export interface BudgetCheck {
  /** The worst of them all, from `ok` over `unknown` and `warning` to `exceeded`. */
  readonly state: CheckedState;
  /** False where enforcement refuses the call: a budget or limit with `enforce: block` is spent, or too little is known and `failClosed` is set. */
  readonly allowed: boolean;
  /** The moment of the ledger that it is from, by the collector's clock; missing where the collector has not told. */
  readonly asOf?: Date;
  /** Those that the call would count against. */
  readonly budgets: readonly CheckedBudget[];
  readonly limits: readonly CheckedLimit[];
}
