import type { CALL_FILTER, LIST_FILTER, LIST_USAGE, QueryOf } from '@spancost/api';
import { isWithin, type TokenLimits } from '../../../access/token-limits.ts';
import type { CallFilter } from '../../../ledger/call-filter.ts';
import { parseUsd } from '../../../ledger/money.ts';

/** The part of a query that says which calls it is about. */
export type SentFilter = Pick<Partial<QueryOf<typeof LIST_USAGE>>, keyof typeof CALL_FILTER | keyof typeof LIST_FILTER>;

/** Filters that the API and the ledger have the same names for; a query has more in it than filters. */
const SAME_NAMES = [
  'user',
  'tenant',
  'feature',
  'provider',
  'model',
  'operation',
  'service',
  'environment',
  'status',
  'session',
  'task',
  'object',
  'unpriced',
  'error',
  'search',
] as const satisfies readonly (keyof SentFilter & keyof CallFilter)[];

/**
 * Which calls a query is about, of those that its token may know of. Somebody who asks about others is answered as if there were
 * no such calls, which may as well be true.
 */
export function askedCalls(sent: SentFilter, limits: TokenLimits): CallFilter {
  const asked = {
    ...Object.fromEntries(SAME_NAMES.map((name) => [name, sent[name]])),
    errorType: sent.error_type,
    traceId: sent.trace_id,
    minCost: sent.min_cost_usd === undefined ? undefined : parseUsd(sent.min_cost_usd),
  };
  const filter: CallFilter = { ...limits, ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) };
  return isWithin(limits, filter) ? filter : { none: true };
}
