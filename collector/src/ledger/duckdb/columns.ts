import type { CallFilter } from '../call-filter.ts';
import type { Dimension } from '../dimension.ts';

/** Filters that are more than a column with a value. */
type Searching = 'without' | 'unpriced' | 'minCost' | 'error' | 'search' | 'none';

/** The column of each name that calls are grouped, filtered or budgeted by. */
export const COLUMNS: Readonly<Record<Dimension | Exclude<keyof CallFilter, Searching>, string>> = {
  feature: 'feature',
  model: 'model',
  provider: 'provider',
  user: 'user_id',
  tenant: 'tenant',
  status: 'status',
  traceId: 'trace_id',
  callId: 'call_id',
  service: 'service',
  environment: 'environment',
  operation: 'operation',
  session: 'session_id',
  task: 'task',
  object: 'object',
  errorType: 'error_type',
  basis: 'basis',
};
