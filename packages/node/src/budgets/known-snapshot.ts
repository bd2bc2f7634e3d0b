import type { BudgetState, CallScope, SnapshotEnforcement, Usd } from '@spancost/conventions';

/** What is known of a call where budgets are asked about. */
export type CallFacts = CallScope;

/** A budget or a limit: which calls it is about, and whose own it may be. */
export interface Scoped {
  readonly name: string;
  readonly scope: CallScope;
  readonly per?: 'tenant' | 'user';
  readonly enforce: SnapshotEnforcement;
}

/** How a budget stands as the collector says; the amount is missing where it may not be known. */
export interface Standing {
  readonly state: BudgetState;
  readonly spent?: Usd;
}

export interface KnownBudget extends Scoped {
  readonly period: string;
  /** By the collector's clock, in milliseconds since the epoch; `endsAt` is the first moment after the period. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly amount?: Usd;
  /** The lowest amount at which somebody is told. */
  readonly warnAt?: Usd;
  /** Missing where each tenant or user has its own. */
  readonly whole?: Standing;
  readonly targets: ReadonlyMap<string, Standing>;
  /** All tenants or users that are not among `targets` have spent less; missing if nothing is known of them. */
  readonly unlistedBelow?: Usd;
}

/** What one tenant or user used in the last minute. */
export interface Use {
  readonly requests: number;
  readonly tokens: number;
  readonly freeAt?: number;
}

export interface KnownLimit extends Scoped {
  readonly per: 'tenant' | 'user';
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  readonly targets: ReadonlyMap<string, Use>;
}

/** What a collector said, read and checked. */
export interface KnownSnapshot {
  /** By the collector's clock, in milliseconds since the epoch. */
  readonly asOf: number;
  /** To whom calls of this application are charged, whatever it says. */
  readonly actsAs: Pick<CallScope, 'tenant' | 'user'>;
  readonly environment?: string;
  readonly budgets: readonly KnownBudget[];
  readonly limits: readonly KnownLimit[];
}
