import type { Role } from '../config/config.ts';

/** Which requests a limit of requests counts together. */
type RateClass = 'ingest' | 'api';

/** Who may ask for a route, and what a limited token gets of it. */
export interface RouteAccess {
  readonly methods: readonly string[];
  /** As it is registered: `/api/v1/usage/:callId`. */
  readonly url: string;
  /** `open` needs no token even if there are some. */
  readonly roles: readonly Role[] | 'open';
  /**
   * What a token gets that is limited to a tenant or user: `own` is what is of its tenant and user, `all` the same as others,
   * because nothing there is anybody's. Else nothing, and why.
   */
  readonly limited: 'own' | 'all' | { readonly refused: string };
  readonly rate: RateClass;
}

const SENDERS: readonly Role[] = ['ingest', 'admin'];
const READERS: readonly Role[] = ['viewer', 'admin'];
const OPERATORS: readonly Role[] = ['admin'];
const EVERYBODY: readonly Role[] = ['ingest', 'viewer', 'admin'];

/** OTLP answers other methods itself, with a 405 in its own encoding. */
const OTLP_METHODS: readonly string[] = ['POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const BUDGETS_OF_ALL = 'it sets budgets of all tenants';
const PRICES_OF_ALL = 'it is about the prices of all tenants';
const ALL_TENANTS = 'it is about the calls of all tenants';
const BUSINESS = 'what customers pay is the business of who runs this';

/**
 * Every route and who may ask for it. A collector with a route that is not here does not start, so that none is open by
 * oversight. HEAD is as GET.
 */
export const ROUTES: readonly RouteAccess[] = [
  { methods: ['GET'], url: '/healthz', roles: 'open', limited: 'all', rate: 'api' },
  { methods: ['GET'], url: '/readyz', roles: 'open', limited: 'all', rate: 'api' },
  { methods: ['GET'], url: '/', roles: 'open', limited: 'all', rate: 'api' },
  { methods: ['GET'], url: '/assets/:name', roles: 'open', limited: 'all', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/openapi.json', roles: 'open', limited: 'all', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/reference', roles: 'open', limited: 'all', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/about', roles: EVERYBODY, limited: 'own', rate: 'api' },
  { methods: OTLP_METHODS, url: '/v1/traces', roles: SENDERS, limited: 'own', rate: 'ingest' },
  { methods: OTLP_METHODS, url: '/v1/logs', roles: SENDERS, limited: 'own', rate: 'ingest' },
  {
    methods: OTLP_METHODS,
    url: '/v1/metrics',
    roles: SENDERS,
    limited: { refused: 'metrics are handed on as they are, and would say what they claim' },
    rate: 'ingest',
  },
  { methods: ['POST'], url: '/api/v1/usage', roles: SENDERS, limited: 'own', rate: 'ingest' },
  { methods: ['GET'], url: '/api/v1/usage', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/usage/:call_id', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/usage/:call_id/content', roles: OPERATORS, limited: 'own', rate: 'api' },
  { methods: ['POST'], url: '/api/v1/usage/:call_id/corrections', roles: OPERATORS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/users', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['PUT'], url: '/api/v1/users', roles: OPERATORS, limited: { refused: 'it is about the users of all tenants' }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/analytics/errors', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/analytics/cheaper-models', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/stats', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/summary', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/analytics', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/trends', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/usage/by-user/:user', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/analytics/cau', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/projection', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/export', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/budgets', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/budgets/check', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/budgets/snapshot', roles: EVERYBODY, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/budgets/:name', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['POST'], url: '/api/v1/budgets', roles: OPERATORS, limited: { refused: BUDGETS_OF_ALL }, rate: 'api' },
  { methods: ['PUT'], url: '/api/v1/budgets/:name', roles: OPERATORS, limited: { refused: BUDGETS_OF_ALL }, rate: 'api' },
  { methods: ['PATCH'], url: '/api/v1/budgets/:name', roles: OPERATORS, limited: { refused: BUDGETS_OF_ALL }, rate: 'api' },
  { methods: ['DELETE'], url: '/api/v1/budgets/:name', roles: OPERATORS, limited: { refused: BUDGETS_OF_ALL }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/budgets/:name/test-alert', roles: OPERATORS, limited: { refused: BUDGETS_OF_ALL }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/revenue', roles: OPERATORS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/revenue', roles: READERS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['DELETE'], url: '/api/v1/revenue/:record_id', roles: OPERATORS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/acquisition', roles: OPERATORS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/acquisition', roles: READERS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['DELETE'], url: '/api/v1/acquisition/:record_id', roles: OPERATORS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/churn', roles: OPERATORS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/churn', roles: READERS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['DELETE'], url: '/api/v1/churn/:record_id', roles: OPERATORS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/margin', roles: READERS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/ltv-cac', roles: READERS, limited: { refused: BUSINESS }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/prices', roles: READERS, limited: 'own', rate: 'api' },
  { methods: ['POST'], url: '/api/v1/prices', roles: OPERATORS, limited: { refused: PRICES_OF_ALL }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/prices/verify', roles: OPERATORS, limited: { refused: PRICES_OF_ALL }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/prices/refresh', roles: OPERATORS, limited: { refused: PRICES_OF_ALL }, rate: 'api' },
  { methods: ['GET'], url: '/api/v1/prices/book', roles: EVERYBODY, limited: 'own', rate: 'api' },
  { methods: ['GET'], url: '/api/v1/prices/usage', roles: READERS, limited: 'own', rate: 'api' },
  {
    methods: ['GET'],
    url: '/api/v1/prices/changes',
    roles: OPERATORS,
    limited: { refused: PRICES_OF_ALL },
    rate: 'api',
  },
  {
    methods: ['POST'],
    url: '/api/v1/prices/reload',
    roles: OPERATORS,
    limited: { refused: PRICES_OF_ALL },
    rate: 'api',
  },
  {
    methods: ['POST'],
    url: '/api/v1/config/reload',
    roles: OPERATORS,
    limited: { refused: 'it is about the configuration of all tenants' },
    rate: 'api',
  },
  { methods: ['POST'], url: '/api/v1/prices/rerate', roles: OPERATORS, limited: { refused: ALL_TENANTS }, rate: 'api' },
  {
    methods: ['GET'],
    url: '/api/v1/quarantine',
    roles: READERS,
    limited: { refused: 'whose a report is that cannot be true is not certain' },
    rate: 'api',
  },
  {
    methods: ['GET'],
    url: '/api/v1/quarantine/:id',
    roles: READERS,
    limited: { refused: 'whose a report is that cannot be true is not certain' },
    rate: 'api',
  },
  { methods: ['POST'], url: '/api/v1/quarantine/replay', roles: OPERATORS, limited: { refused: ALL_TENANTS }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/quarantine/dismiss', roles: OPERATORS, limited: { refused: ALL_TENANTS }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/ledger/verify', roles: OPERATORS, limited: { refused: ALL_TENANTS }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/ledger/backup', roles: OPERATORS, limited: { refused: ALL_TENANTS }, rate: 'api' },
  { methods: ['POST'], url: '/api/v1/ledger/forget', roles: OPERATORS, limited: { refused: ALL_TENANTS }, rate: 'api' },
  { methods: ['GET'], url: '/metrics', roles: READERS, limited: { refused: ALL_TENANTS }, rate: 'api' },
];

/** Who may ask for a route; undefined if there is no such route. */
export function routeAccess(method: string, url: string): RouteAccess | undefined {
  const asked = method === 'HEAD' ? 'GET' : method;
  return ROUTES.find((route) => route.url === url && route.methods.includes(asked));
}
