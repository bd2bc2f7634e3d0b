import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applyEntry, type CallState } from '../../ledger/call-state.ts';
import { formatUsd } from '../../ledger/money.ts';
import type { CallFilter } from '../../ledger/call-filter.ts';
import type { CallSummary, LedgerViews } from '../../ledger/views.ts';
import { isWithin } from '../../access/token-limits.ts';
import { accessOf } from '../access-of.ts';
import { callToJson, entryToJson, type CallDetail, type CallRow, type CallsPage } from './call-json.ts';
import { HttpError } from '../http-error.ts';
import { limitUpTo, wantedName } from './input-fields.ts';
import { readInput } from './read-input.ts';
import { tokensToJson } from './tokens-json.ts';

const MAX_LIMIT = 10_000;

/** A cursor is the id of a call that the client has seen, so that it tells nothing of the calls of others. */
const CURSOR = 'the next_cursor of the page before, of the same query';

const LIST = z.strictObject({
  limit: limitUpTo(MAX_LIMIT),
  cursor: z
    .string()
    .regex(/^[\da-f]{32}$/, CURSOR)
    .optional(),
  trace_id: wantedName,
  provider: wantedName,
  model: wantedName,
  tenant: wantedName,
  user: wantedName,
  feature: wantedName,
  service: wantedName,
  environment: wantedName,
});

/** `GET /api/v1/usage`, calls newest first, and `GET /api/v1/usage/{call_id}`, one call with its entries. */
export async function usageRoutes(app: FastifyInstance, { ledger }: { readonly ledger: LedgerViews }): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/usage',
    handler: async (request): Promise<CallsPage> => {
      const { limit, cursor, trace_id: traceId, ...filter } = readInput(LIST, request.query);
      const { limits } = accessOf(request);
      const asked = Object.fromEntries(Object.entries({ traceId, ...filter }).filter(([, value]) => value !== undefined));
      const wanted: CallFilter = { ...limits, ...asked };
      if (!isWithin(limits, wanted)) return { calls: [], next_cursor: null };
      const [before] = cursor === undefined ? [] : await ledger.calls({ ...wanted, callId: cursor }, 1);
      if (cursor !== undefined && before === undefined) throw new HttpError(400, `cursor: ${CURSOR}`);
      // One more than asked for tells whether there is a further page.
      const calls = await ledger.calls(wanted, limit + 1, before?.entryNo);
      const page = calls.slice(0, limit);
      const last = page.at(-1);
      return { calls: page.map(summaryToJson), next_cursor: calls.length > limit && last !== undefined ? last.charge.call.callId : null };
    },
  });

  app.route<{ Params: { callId: string } }>({
    method: 'GET',
    url: '/api/v1/usage/:callId',
    handler: async (request): Promise<CallDetail> => {
      const entries = await ledger.entriesOf(request.params.callId);
      const [charge] = entries;
      const state = entries.reduce<CallState | undefined>(applyEntry, undefined);
      if (charge === undefined || state === undefined || !isWithin(accessOf(request).limits, state.call.attribution))
        throw new HttpError(404, `No call has the id "${request.params.callId.slice(0, 64)}"`);
      return {
        ...callToJson(state.call, charge.recordedAt),
        cost_usd: state.net === undefined ? null : formatUsd(state.net),
        basis: state.basis,
        price_id: state.priceId ?? null,
        unpriced_reason: state.unpricedReason ?? null,
        usage: state.usage,
        service_tier: state.call.serviceTier ?? null,
        geography: state.call.geography ?? null,
        parameters: state.call.parameters ?? {},
        entries: entries.map(entryToJson),
      };
    },
  });
}

function summaryToJson({ charge, tokens, reasoningTokens, entries, cost, basis, priceId, unpricedReason }: CallSummary): CallRow {
  return {
    ...callToJson(charge.call, charge.recordedAt),
    tokens: tokensToJson(tokens, reasoningTokens),
    cost_usd: cost === undefined ? null : formatUsd(cost),
    basis,
    price_id: priceId ?? null,
    unpriced_reason: unpricedReason ?? null,
    entries,
  };
}
