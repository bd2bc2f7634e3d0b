import type {
  EXPORT,
  GET_ABOUT,
  GET_ANALYTICS,
  GET_PROJECTION,
  GET_SUMMARY,
  GET_TRENDS,
  GET_USAGE,
  LIST_BUDGETS,
  LIST_USAGE,
  Operation,
} from '@spancost/api';

/** An operation as far as a browser needs it; the type knows the rest, so that no schema is loaded. */
export interface Route<O extends Operation> {
  readonly method: O['method'];
  readonly path: O['path'];
  /** Never there; it is what `O` is told by. */
  readonly operation?: O;
}

export const ABOUT: Route<typeof GET_ABOUT> = { method: 'GET', path: '/api/v1/about' };
export const SUMMARY: Route<typeof GET_SUMMARY> = { method: 'GET', path: '/api/v1/summary' };
export const PROJECTION: Route<typeof GET_PROJECTION> = { method: 'GET', path: '/api/v1/projection' };
export const TRENDS: Route<typeof GET_TRENDS> = { method: 'GET', path: '/api/v1/trends' };
export const ANALYTICS: Route<typeof GET_ANALYTICS> = { method: 'GET', path: '/api/v1/analytics' };
export const CALLS: Route<typeof LIST_USAGE> = { method: 'GET', path: '/api/v1/usage' };
export const CALL: Route<typeof GET_USAGE> = { method: 'GET', path: '/api/v1/usage/{call_id}' };
export const EXPORTED: Route<typeof EXPORT> = { method: 'GET', path: '/api/v1/export' };
export const BUDGETS: Route<typeof LIST_BUDGETS> = { method: 'GET', path: '/api/v1/budgets' };
