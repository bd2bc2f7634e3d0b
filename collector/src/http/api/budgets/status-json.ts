import type { BudgetStatusJson } from '@spancost/api';
import type { BudgetStatus } from '../../../budgets/budget-status.ts';
import { formatUsd, type Usd } from '../../../ledger/money.ts';
import { forecastToJson } from '../forecast-json.ts';

/** How a budget stands, as the API says it; amounts are exact. */
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
    forecast: forecast === undefined ? null : forecastToJson(forecast, spent),
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
