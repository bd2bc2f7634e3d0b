import { GET_USAGE } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { isWithin } from '../../../access/token-limits.ts';
import { stateOf } from '../../../ledger/call-state.ts';
import { costToJson } from '../../../ledger/cost-json.ts';
import { callToJson, entryToJson } from './call-json.ts';
import { operationRoute } from '../operation-route.ts';
import { tokensToJson } from '../tokens-json.ts';
import { explanationOf } from './explanation.ts';
import { noCall } from './no-call.ts';
import { surroundingsOf } from './surroundings.ts';
import type { CallRouteOptions } from './call-route-options.ts';

/** `GET /api/v1/usage/{call_id}`: one call with its entries, and how its cost came about. */
export function callRoute(app: FastifyInstance, options: CallRouteOptions): void {
  operationRoute(app, GET_USAGE, async ({ params: { call_id: callId }, access: { limits } }) => {
    const charged = await options.ledger.chargeOf(callId);
    // A call of others is not read, so that it takes as long as one that there is not.
    const entries = charged !== undefined && isWithin(limits, charged.attribution) ? await options.ledger.entriesOf(callId) : [];
    const [charge] = entries;
    if (charge === undefined) throw noCall(callId);
    const state = stateOf(entries);
    const around = await surroundingsOf([state.call], options);
    return {
      ...callToJson(state.call, charge.recordedAt, around(state.call)),
      ...costToJson(state),
      tokens: tokensToJson(state.tokens, state.reasoningTokens),
      usage: { ...state.usage },
      service_tier: state.call.serviceTier ?? null,
      geography: state.call.geography ?? null,
      parameters: { ...state.call.parameters },
      explanation: explanationOf(state, options.prices.pricer) ?? null,
      has_content: (await options.ledger.content.isKept([callId])).has(callId),
      entries: entries.map(entryToJson),
    };
  });
}
