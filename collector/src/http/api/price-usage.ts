import type { UnpricedReason } from '@spancost/conventions';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatUsd } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { accessOf } from '../access-of.ts';
import { lastDays } from '../../periods/last-days.ts';
import { days, DEFAULT_DAYS } from './input-fields.ts';
import { readInput } from './read-input.ts';

/** What hangs on one price: the calls of a provider's model that were priced by it, or by none. */
export interface PriceUsageRow {
  readonly provider: string;
  readonly model: string | null;
  /** Null for calls that no book had a price for. */
  readonly price_id: string | null;
  readonly calls: number;
  /** US dollars, exact, net of corrections. */
  readonly cost_usd: string;
  /** Calls whose cost is not known. */
  readonly unpriced_calls: number;
  readonly unpriced_tokens: number;
  /** Why it is not known. */
  readonly reasons: readonly UnpricedReason[];
  readonly last_called_at: string;
}

/** The answer of `GET /api/v1/prices/usage`; greatest cost first, then most unpriced tokens. */
export interface PriceUsage {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly PriceUsageRow[];
}

export interface PriceUsageOptions {
  readonly ledger: LedgerViews;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Rows of an answer; models that nobody knows can have any number of names. */
const MAX_ROWS = 10_000;

const QUERY = z.strictObject({ days: days.default(DEFAULT_DAYS) });

/** `GET /api/v1/prices/usage?days=30`: which prices the calls of the last days hang on, and which calls had none. */
export async function priceUsageRoute(app: FastifyInstance, { ledger, now }: PriceUsageOptions): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/prices/usage',
    handler: async (request): Promise<PriceUsage> => {
      const at = now();
      const range = lastDays(readInput(QUERY, request.query).days, at);
      const rows = await ledger.priceUsage({ range, scope: accessOf(request).limits }, MAX_ROWS);
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
    },
  });
}
