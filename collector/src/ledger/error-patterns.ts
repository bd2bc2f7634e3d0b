import type { CallStatus } from '@spancost/conventions';
import type { Usd } from './money.ts';

/** Calls of one provider's model that failed alike. */
export interface ErrorPattern {
  readonly status: Exclude<CallStatus, 'success'>;
  readonly errorType?: string;
  /** What their messages have in common; missing where there was none. */
  readonly message?: string;
  readonly provider: string;
  readonly model?: string;
  readonly requests: number;
  /** All calls of this provider and model, those that succeeded among them. */
  readonly ofRequests: number;
  /** Net, of those whose cost is known. */
  readonly cost: Usd;
  /** Those that met it most, at most five. */
  readonly features: readonly string[];
  readonly firstAt: number;
  readonly lastAt: number;
  /** The one that was made last. */
  readonly latestCallId: string;
}

/** What failed of the calls of a query, whose status and type of error only say which patterns are wanted. */
export interface ErrorPatterns {
  /** All calls, those that succeeded among them. */
  readonly requests: number;
  readonly failedRequests: number;
  /** Net, of those whose cost is known. */
  readonly failedCost: Usd;
  /** Most frequent first. Failed calls of which only sums are left are in none. */
  readonly patterns: readonly ErrorPattern[];
}
