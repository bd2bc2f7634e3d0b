import { LIST_USAGE, type CallRow } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { stateOf } from '../../../ledger/call-state.ts';
import { costToJson } from '../../../ledger/cost-json.ts';
import type { CallIdentity } from '../../../ledger/entry.ts';
import type { CallEntries } from '../../../ledger/views.ts';
import { LIFETIME } from '../../../periods/calendar-period.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange } from '../asked/asked-range.ts';
import { callToJson, type CallSurroundings } from './call-json.ts';
import { operationRoute } from '../operation-route.ts';
import { pageOf } from '../page-of.ts';
import { tokensToJson } from '../tokens-json.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { surroundingsOf } from './surroundings.ts';
import type { CallRouteOptions } from './call-route-options.ts';

/** `GET /api/v1/usage`: calls by filters, newest or costliest first, page by page. */
export function listRoute(app: FastifyInstance, options: CallRouteOptions): void {
  operationRoute(app, LIST_USAGE, async ({ query, access: { limits } }) => {
    const { limit, cursor, order } = query;
    const scope = askedCalls(query, limits);
    const { range, timeZone } = askedRange(query, options, LIFETIME);
    const { calls, upTo } = await options.ledger.atOneMoment(async (views) => {
      const first = order === 'newest' ? {} : { upTo: await views.lastEntryNo() };
      const from = cursor === undefined ? first : await readCursor(cursor, order, views, limits);
      if (scope.none === true) return { calls: [], upTo: undefined };
      return { calls: await views.calls({ usage: { range, scope }, order, limit: limit + 1, ...from }), upTo: from.upTo };
    });
    const { page, next } = pageOf(calls, limit, ({ entries }) => cursorOf(stateOf(entries).call.callId, upTo));
    const around = await surroundingsOf(
      page.flatMap(({ entries: [charge] }) => charge?.call ?? []),
      options,
    );
    return {
      time_zone: timeZone,
      calls: page.map((call) => rowOf(call, around)),
      next_cursor: next,
    };
  });
}

function rowOf({ entries }: CallEntries, around: (call: CallIdentity) => CallSurroundings): CallRow {
  const state = stateOf(entries);
  return {
    ...callToJson(state.call, entries[0]?.recordedAt ?? 0, around(state.call)),
    ...costToJson(state),
    tokens: tokensToJson(state.tokens, state.reasoningTokens),
    entries: entries.length,
  };
}
