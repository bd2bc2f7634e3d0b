import type { CallScope } from './call-scope.ts';
import type { BudgetState } from './collector-metrics/label-values.ts';

/** Where a collector tells applications how budgets and limits stand. */
export const BUDGET_SNAPSHOT_PATH = '/api/v1/budgets/snapshot';

/** Milliseconds since the snapshot was computed from the ledger; on 304 too, where nothing but the time has changed. */
export const BUDGET_SNAPSHOT_AGE_HEADER = 'spancost-age-ms';

/** What a snapshot says that it is; one that says something else is of another version. */
export const BUDGET_SNAPSHOT_SCHEMA = 'spancost/budget-snapshot/v1';

/** What applications do with calls of a budget or limit that is spent: nothing, tell a handler, or refuse them. */
export type SnapshotEnforcement = 'off' | 'warn' | 'block';
export const SNAPSHOT_ENFORCEMENTS: readonly SnapshotEnforcement[] = ['off', 'warn', 'block'];

/** How a budget stands, or what one tenant or user has of it; amounts are missing where the token may not know them. */
export interface SnapshotStanding {
  readonly state: BudgetState;
  /** US dollars, plain decimals. */
  readonly spent_usd?: string;
  readonly remaining_usd?: string;
}

/** What one tenant or user has of a budget that each has for its own. */
export interface SnapshotTarget extends SnapshotStanding {
  readonly target: string;
}

export interface SnapshotBudget {
  readonly name: string;
  readonly scope: CallScope;
  /** Each tenant, or each user, has the amount for its own. */
  readonly per?: 'tenant' | 'user';
  readonly period: string;
  /** ISO 8601, as all times here; `ends_at` is the first moment after the period. */
  readonly starts_at: string;
  readonly ends_at: string;
  readonly enforce: SnapshotEnforcement;
  /** Missing where the token may not know amounts. */
  readonly amount_usd?: string;
  /** The lowest amount at which somebody is told. */
  readonly warn_at_usd?: string;
  /** Missing where each tenant or user has its own. */
  readonly whole?: SnapshotStanding;
  /** Those that have spent half of theirs or more, greatest share first. */
  readonly targets?: readonly SnapshotTarget[];
  /** Every tenant or user that is not listed has spent less; missing if that is not known. */
  readonly unlisted_below_usd?: string;
}

/** What one tenant or user has used in the last minute. */
export interface SnapshotUse {
  readonly target: string;
  readonly requests: number;
  readonly tokens: number;
  /** Where it is over: when it is not any more, if nothing is added. */
  readonly free_at?: string;
}

export interface SnapshotLimit {
  readonly name: string;
  readonly scope: CallScope;
  readonly per: 'tenant' | 'user';
  readonly enforce: SnapshotEnforcement;
  readonly requests_per_minute?: number;
  readonly tokens_per_minute?: number;
  /** Those that have used anything, greatest share first, a bounded number of them. */
  readonly targets: readonly SnapshotUse[];
}

/** Everything that an application needs to decide about its calls by itself, as JSON on the wire. */
export interface BudgetSnapshot {
  readonly schema: typeof BUDGET_SNAPSHOT_SCHEMA;
  /** The moment of the ledger that it is computed from. */
  readonly as_of: string;
  /** To whom the calls that are sent with this token are charged, whatever they say. */
  readonly acts_as: { readonly tenant?: string; readonly user?: string };
  /** Environment of calls that do not say theirs. */
  readonly environment?: string;
  readonly budgets: readonly SnapshotBudget[];
  readonly limits: readonly SnapshotLimit[];
}
