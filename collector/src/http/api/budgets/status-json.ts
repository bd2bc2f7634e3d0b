import type { BudgetState, BurnWindow } from '@spancost/conventions';
import type { BudgetStatus, Forecast } from '../../../budgets/budget-status.ts';
import { formatUsd, parseUsd, type Usd } from '../../../ledger/money.ts';

/** How a budget stands, or what one tenant or user has of it. Money is plain decimals in US dollars, exact but for the forecast. */
export interface BudgetStatusJson {
  /** The tenant or user whose own it is; null for a budget that all calls of its scope share. */
  readonly target: string | null;
  /** ISO 8601, as all times; `period_end` is the first moment after the period. */
  readonly period_start: string;
  readonly period_end: string;
  readonly computed_at: string;
  readonly amount_usd: string;
  /** What counts: the net cost of its calls, and what is assumed. */
  readonly spent_usd: string;
  /** Part of it that is no known cost: unpriced calls at the ceiling. */
  readonly assumed_usd: string;
  /** Below zero once it is overspent. */
  readonly remaining_usd: string;
  /** Share of the amount that is spent, rounded down to four decimals; for people. */
  readonly used_percent: number;
  readonly state: BudgetState;
  /** Whether its lowest threshold, or its amount, is reached. */
  readonly warning: boolean;
  /** Whether its amount is reached. */
  readonly exceeded: boolean;
  readonly thresholds: readonly { readonly share: string; readonly usd: string; readonly reached: boolean }[];
  readonly requests: number;
  readonly unpriced_requests: number;
  readonly unpriced_tokens: number;
  /** How fast it is spent, by window; 1 uses it up exactly at the end of its period. Null where it was not computed. */
  readonly burn_rates: Readonly<Record<BurnWindow, number>> | null;
  /** Null where too little is known. */
  readonly forecast: ForecastJson | null;
}

/** What will have been spent at the end of the period; with a chance of four in five between low and high. */
export interface ForecastJson {
  readonly expected_usd: string;
  readonly low_usd: string;
  readonly high_usd: string;
}

export function statusToJson(status: BudgetStatus): BudgetStatusJson {
  const { target, range, at, limit, spent, state, thresholds, burnRates, forecast } = status;
  return {
    target: target ?? null,
    period_start: isoTime(range.from),
    period_end: isoTime(range.to),
    computed_at: isoTime(at),
    amount_usd: formatUsd(limit),
    spent_usd: formatUsd(spent),
    assumed_usd: formatUsd(status.assumed),
    remaining_usd: formatUsd(status.remaining),
    used_percent: usedPercent(spent, limit),
    state,
    warning: state !== 'ok',
    exceeded: state === 'exceeded',
    thresholds: thresholds.map(({ share, usd, reached }) => ({ share, usd: formatUsd(usd), reached })),
    requests: status.requests,
    unpriced_requests: status.unpricedRequests,
    unpriced_tokens: status.unpricedTokens,
    burn_rates: burnRates ?? null,
    forecast: forecast === undefined ? null : forecastToJson(forecast),
  };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}

const PERCENT_SCALE = 10_000n;

/** Rounded down, so that 100 is said of what is reached only. */
function usedPercent(spent: Usd, limit: Usd): number {
  const scaled = 100n * PERCENT_SCALE * spent;
  const whole = scaled / limit;
  // Division of integers goes towards zero, which is up for what is below it.
  return Number(scaled < 0n && whole * limit !== scaled ? whole - 1n : whole) / Number(PERCENT_SCALE);
}

/** Estimates, to a millionth of a dollar. */
function forecastToJson({ expected, low, high }: Forecast): ForecastJson {
  return { expected_usd: estimated(expected), low_usd: estimated(low), high_usd: estimated(high) };
}

function estimated(usd: number): string {
  const exact = parseUsd(usd.toFixed(6));
  // More dollars than the ledger can hold: a double has no cents there.
  return exact === undefined ? BigInt(Math.round(usd)).toString() : formatUsd(exact);
}
