import { GET_ERRORS, type Errors } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { ErrorPattern } from '../../../ledger/error-patterns.ts';
import { formatUsd } from '../../../ledger/money.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange, rangeToJson, type Clock } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';

export interface ErrorsRouteOptions extends Clock {
  readonly ledger: LedgerViews;
}

/** `GET /api/v1/analytics/errors`: what fails alike. */
export function errorsRoute(app: FastifyInstance, { ledger, ...clock }: ErrorsRouteOptions): void {
  operationRoute(app, GET_ERRORS, async ({ query, access: { limits } }) => {
    const asked = askedRange(query, clock);
    const found = await ledger.errorPatterns({ range: asked.range, scope: askedCalls(query, limits) }, query.limit);
    return {
      ...rangeToJson(asked),
      requests: found.requests,
      failed_requests: found.failedRequests,
      failed_cost_usd: formatUsd(found.failedCost),
      patterns: found.patterns.map(patternToJson),
    };
  });
}

type PatternJson = Errors['patterns'][number];

function patternToJson({ requests, ofRequests, ...pattern }: ErrorPattern): PatternJson {
  return {
    status: pattern.status,
    error_type: pattern.errorType ?? null,
    message: pattern.message ?? null,
    provider: pattern.provider,
    model: pattern.model ?? null,
    requests,
    share_percent: Number(((requests / ofRequests) * 100).toFixed(2)),
    cost_usd: formatUsd(pattern.cost),
    features: [...pattern.features],
    first_at: new Date(pattern.firstAt).toISOString(),
    last_at: new Date(pattern.lastAt).toISOString(),
    example_call_id: pattern.latestCallId,
  };
}
