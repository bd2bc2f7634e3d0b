import { GET_PRICE_USAGE } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { formatUsd } from '../../../ledger/money.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { lastDays } from '../../../periods/last-days.ts';
import { operationRoute } from '../operation-route.ts';

export interface PriceUsageOptions {
  readonly ledger: LedgerViews;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Rows of an answer; models that nobody knows can have any number of names. */
const MAX_ROWS = 10_000;

/** `GET /api/v1/prices/usage?days=30`: which prices the calls of the last days hang on, and which calls had none. */
export function priceUsageRoute(app: FastifyInstance, { ledger, now }: PriceUsageOptions): void {
  operationRoute(app, GET_PRICE_USAGE, async ({ query: { days }, access: { limits } }) => {
    const at = now();
    const range = lastDays(days, at);
    const rows = await ledger.priceUsage({ range, scope: limits }, MAX_ROWS);
    return {
      from: new Date(range.from).toISOString(),
      to: new Date(at).toISOString(),
      rows: rows.map((row) => ({
        provider: row.provider,
        model: row.model ?? null,
        price_id: row.priceId ?? null,
        calls: row.calls,
        cost_usd: formatUsd(row.cost),
        unpriced_calls: row.unpricedCalls,
        unpriced_tokens: row.unpricedTokens,
        reasons: row.reasons,
        last_called_at: new Date(row.lastCalledAt).toISOString(),
      })),
    };
  });
}
