import type { CallStatus } from '@spancost/conventions';
import { isWithin, type TokenLimits } from '../../../access/token-limits.ts';
import type { CallFilter } from '../../../ledger/call-filter.ts';
import { parseUsd } from '../../../ledger/money.ts';

/** The part of a query that says which calls it is about. */
export interface SentFilter {
  readonly user?: string | undefined;
  readonly tenant?: string | undefined;
  readonly feature?: string | undefined;
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly operation?: string | undefined;
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly status?: CallStatus | undefined;
  readonly session?: string | undefined;
  readonly task?: string | undefined;
  readonly object?: string | undefined;
  readonly error_type?: string | undefined;
  readonly unpriced?: boolean | undefined;
  readonly trace_id?: string | undefined;
  readonly min_cost_usd?: string | undefined;
  readonly error?: string | undefined;
  readonly search?: string | undefined;
}

/**
 * Which calls a query is about, of those that its token may know of. Somebody who asks about others is answered as if there were
 * no such calls, which may as well be true.
 */
export function askedCalls(sent: SentFilter, limits: TokenLimits): CallFilter {
  const {
    user,
    tenant,
    feature,
    provider,
    model,
    operation,
    service,
    environment,
    status,
    session,
    task,
    object,
    unpriced,
    error,
    search,
  } = sent;
  const minCost = sent.min_cost_usd === undefined ? undefined : parseUsd(sent.min_cost_usd);
  const asked = {
    user,
    tenant,
    feature,
    provider,
    model,
    operation,
    service,
    environment,
    status,
    session,
    task,
    object,
    errorType: sent.error_type,
    traceId: sent.trace_id,
    unpriced,
    minCost,
    error,
    search,
  };
  const filter: CallFilter = { ...limits, ...Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) };
  return isWithin(limits, filter) ? filter : { none: true };
}
