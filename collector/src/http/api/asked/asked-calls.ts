import { CALL_FILTER, LIST_FILTER, type LIST_USAGE, type QueryOf } from '@spancost/api';
import { isWithin, type TokenLimits } from '../../../access/token-limits.ts';
import type { CallFilter } from '../../../ledger/call-filter.ts';
import { parseUsd } from '../../../ledger/money.ts';
import { dimensionOf } from './dimension-of.ts';

/** The part of a query that says which calls it is about. */
export type SentFilter = Pick<Partial<QueryOf<typeof LIST_USAGE>>, keyof typeof CALL_FILTER | keyof typeof LIST_FILTER>;

const FILTERS = Object.keys({ ...CALL_FILTER, ...LIST_FILTER }) as readonly (keyof SentFilter)[];

/** What the ledger calls filters that have another name there; all others it calls as the API does. */
const LEDGER_NAMES: Readonly<Partial<Record<keyof SentFilter, keyof CallFilter>>> = {
  error_type: 'errorType',
  trace_id: 'traceId',
  min_cost_usd: 'minCost',
} satisfies Record<Exclude<keyof SentFilter, keyof CallFilter>, keyof CallFilter>;

/**
 * Which calls a query is about, of those that its token may know of. Somebody who asks about others is answered as if there were
 * no such calls, which may as well be true.
 */
export function askedCalls(sent: SentFilter, limits: TokenLimits): CallFilter {
  const { without, min_cost_usd: minCost } = sent;
  const values = { ...sent, without: without?.map(dimensionOf), min_cost_usd: minCost === undefined ? undefined : parseUsd(minCost) };
  const asked = FILTERS.flatMap((name) => (values[name] === undefined ? [] : [[LEDGER_NAMES[name] ?? name, values[name]] as const]));
  const filter: CallFilter = { ...limits, ...Object.fromEntries(asked) };
  return isWithin(limits, filter) ? filter : { none: true };
}
