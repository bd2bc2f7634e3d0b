import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Entry } from '../../ledger/entry.ts';
import { applyEntry, type CallState } from '../../ledger/call-state.ts';
import { formatUsd } from '../../ledger/money.ts';
import type { CallSummary, LedgerViews } from '../../ledger/views.ts';
import { HttpError } from '../http-error.ts';
import { readInput } from './read-query.ts';
import { tokensToJson } from './stats.ts';

const text = z.string().min(1).max(1000).optional();
const MAX_LIMIT = 10_000;

const LIST = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,5}$/, `a whole number from 1 to ${MAX_LIMIT}`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MAX_LIMIT, `a whole number from 1 to ${MAX_LIMIT}`)
    .default(100),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'the next_cursor of the page before')
    .optional(),
  trace_id: text,
  provider: text,
  model: text,
  tenant: text,
  user: text,
  feature: text,
  service: text,
  environment: text,
});

/** `GET /api/v1/usage`, calls newest first, and `GET /api/v1/usage/{call_id}`, one call with its entries. */
export async function usageRoutes(app: FastifyInstance, { ledger }: { readonly ledger: LedgerViews }): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/usage',
    handler: async (request) => {
      const { limit, cursor, trace_id: traceId, ...filter } = readInput(LIST, request.query);
      const wanted = Object.fromEntries(Object.entries({ traceId, ...filter }).filter(([, value]) => value !== undefined));
      // One more than asked for tells whether there is a further page.
      const calls = await ledger.calls(wanted, limit + 1, cursor === undefined ? undefined : BigInt(cursor));
      const page = calls.slice(0, limit);
      const last = page.at(-1);
      return { calls: page.map(summaryToJson), next_cursor: calls.length > limit && last !== undefined ? last.entryNo.toString() : null };
    },
  });

  app.route<{ Params: { callId: string } }>({
    method: 'GET',
    url: '/api/v1/usage/:callId',
    handler: async (request) => {
      const entries = await ledger.entriesOf(request.params.callId);
      const [charge] = entries;
      const state = entries.reduce<CallState | undefined>(applyEntry, undefined);
      if (charge === undefined || state === undefined)
        throw new HttpError(404, `No call has the id "${request.params.callId.slice(0, 64)}"`);
      return {
        ...callToJson(charge),
        cost_usd: state.net === undefined ? null : formatUsd(state.net),
        basis: state.basis,
        price_id: state.priceId ?? null,
        unpriced_reason: state.unpricedReason ?? null,
        usage: state.usage,
        entries: entries.map(entryToJson),
      };
    },
  });
}

function summaryToJson({ charge, tokens, reasoningTokens, entries, cost }: CallSummary): Record<string, unknown> {
  return {
    ...callToJson(charge),
    tokens: tokensToJson(tokens, reasoningTokens),
    cost_usd: cost === undefined ? null : formatUsd(cost),
    basis: charge.basis,
    price_id: charge.priceId ?? null,
    unpriced_reason: charge.unpricedReason ?? null,
    entries,
  };
}

function callToJson({ call, recordedAt }: Entry): Record<string, unknown> {
  const { attribution } = call;
  return {
    call_id: call.callId,
    called_at: new Date(call.calledAt).toISOString(),
    recorded_at: new Date(recordedAt).toISOString(),
    trace_id: call.traceId,
    span_id: call.spanId,
    provider: call.provider,
    model: call.model ?? null,
    request_model: call.requestModel ?? null,
    response_id: call.responseId ?? null,
    operation: call.operation,
    stream: call.stream,
    status: call.status,
    error_type: call.errorType ?? null,
    duration_ms: call.duration === undefined ? null : Number((call.duration * 1000).toFixed(3)),
    tenant: attribution.tenant ?? null,
    user: attribution.user ?? null,
    session: attribution.session ?? null,
    feature: attribution.feature ?? null,
    task: attribution.task ?? null,
    object: attribution.object ?? null,
    metadata: attribution.metadata ?? {},
    service: call.service ?? null,
    environment: call.environment ?? null,
    scope: call.scope ?? null,
  };
}

function entryToJson(entry: Entry): Record<string, unknown> {
  return {
    seq: entry.seq,
    kind: entry.kind,
    recorded_at: new Date(entry.recordedAt).toISOString(),
    source: entry.source,
    tokens: tokensToJson(entry.tokens, entry.reasoningTokens),
    cost_usd: entry.cost === undefined ? null : formatUsd(entry.cost),
    basis: entry.basis,
    unpriced_reason: entry.unpricedReason ?? null,
    price_id: entry.priceId ?? null,
    book: entry.book,
    lines: entry.lines,
    provisional_cost_usd: entry.provisionalCost === undefined ? null : formatUsd(entry.provisionalCost),
    reason: entry.reason ?? null,
  };
}
