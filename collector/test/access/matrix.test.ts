import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, startCollector, type Collector, type Role } from '@spancost/collector';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/access/route-access.ts';
import { createServer } from '../../src/http/server.ts';
import { testConfig } from '../running-collector.ts';
import { authOf, testToken, type TestToken } from './tokens.ts';

const ROLES: readonly Role[] = ['ingest', 'viewer', 'admin'];
const LIMITS = { unlimited: {}, tenant: { tenant: 'acme' }, user: { tenant: 'acme', user: 'ann' } } as const;
type Limits = keyof typeof LIMITS;

const TOKENS: readonly { readonly role: Role; readonly limits: Limits; readonly token: TestToken }[] = ROLES.flatMap((role) =>
  (Object.keys(LIMITS) as Limits[]).map((limits) => ({ role, limits, token: testToken({ role, ...LIMITS[limits] }) })),
);
const EXPIRED = testToken({ role: 'admin', expiresAt: Date.parse('2026-01-01T00:00:00Z') });
const UNKNOWN = testToken({ role: 'admin' });

const STRANGERS: Readonly<Record<string, Record<string, string>>> = {
  'no token': {},
  'a wrong token': UNKNOWN.bearer,
  'an expired token': EXPIRED.bearer,
  'a password': { authorization: 'Basic YWRtaW46YWRtaW4=' },
  'an empty token': { authorization: 'Bearer ' },
  'a hash in place of its token': { authorization: `Bearer ${TOKENS[0]?.token.config.sha256 ?? ''}` },
};

const CALL = 'f'.repeat(32);

/** Whom each route lets through: roles of tokens without limits, and roles of limited ones; `open` is everybody. */
const EXPECTED = [
  ['GET', '/healthz', 'open', 'open'],
  ['GET', '/readyz', 'open', 'open'],
  ['GET', '/', 'open', 'open'],
  ['GET', '/assets/page.js', 'open', 'open'],
  ['POST', '/v1/traces', 'ingest admin', 'ingest admin'],
  ['POST', '/v1/logs', 'ingest admin', 'ingest admin'],
  ['POST', '/v1/metrics', 'ingest admin', ''],
  ['GET', '/v1/traces', 'ingest admin', 'ingest admin'],
  ['DELETE', '/v1/logs', 'ingest admin', 'ingest admin'],
  ['POST', '/api/v1/usage', 'ingest admin', 'ingest admin'],
  ['GET', '/api/v1/usage', 'viewer admin', 'viewer admin'],
  ['HEAD', '/api/v1/usage', 'viewer admin', 'viewer admin'],
  ['GET', `/api/v1/usage/${CALL}`, 'viewer admin', 'viewer admin'],
  ['GET', `/api/v1/usage/${CALL}/content`, 'admin', 'admin'],
  ['POST', `/api/v1/usage/${CALL}/corrections`, 'admin', 'admin'],
  ['GET', '/api/v1/users', 'viewer admin', 'viewer admin'],
  ['PUT', '/api/v1/users', 'admin', ''],
  ['GET', '/api/v1/stats', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/openapi.json', 'open', 'open'],
  ['GET', '/api/v1/reference', 'open', 'open'],
  ['GET', '/api/v1/about', 'ingest viewer admin', 'ingest viewer admin'],
  ['GET', '/api/v1/summary', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/analytics', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/trends', 'viewer admin', 'viewer admin'],
  ['GET', `/api/v1/usage/by-user/${CALL}`, 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/analytics/cau', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/analytics/errors', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/analytics/cheaper-models', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/projection', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/export', 'viewer admin', 'viewer admin'],
  ['POST', '/api/v1/revenue', 'admin', ''],
  ['GET', '/api/v1/revenue', 'viewer admin', ''],
  ['DELETE', `/api/v1/revenue/${CALL}`, 'admin', ''],
  ['POST', '/api/v1/acquisition', 'admin', ''],
  ['GET', '/api/v1/acquisition', 'viewer admin', ''],
  ['DELETE', `/api/v1/acquisition/${CALL}`, 'admin', ''],
  ['POST', '/api/v1/churn', 'admin', ''],
  ['GET', '/api/v1/churn', 'viewer admin', ''],
  ['DELETE', `/api/v1/churn/${CALL}`, 'admin', ''],
  ['GET', '/api/v1/margin', 'viewer admin', ''],
  ['GET', '/api/v1/ltv-cac', 'viewer admin', ''],
  ['GET', '/api/v1/budgets', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/budgets/check', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/budgets/snapshot', 'ingest viewer admin', 'ingest viewer admin'],
  ['GET', `/api/v1/budgets/${CALL}`, 'viewer admin', 'viewer admin'],
  ['POST', '/api/v1/budgets', 'admin', ''],
  ['PUT', `/api/v1/budgets/${CALL}`, 'admin', ''],
  ['PATCH', `/api/v1/budgets/${CALL}`, 'admin', ''],
  ['DELETE', `/api/v1/budgets/${CALL}`, 'admin', ''],
  ['POST', `/api/v1/budgets/${CALL}/test-alert`, 'admin', ''],
  ['GET', '/api/v1/prices', 'viewer admin', 'viewer admin'],
  ['POST', '/api/v1/prices', 'admin', ''],
  ['POST', '/api/v1/prices/verify', 'admin', ''],
  ['POST', '/api/v1/prices/refresh', 'admin', ''],
  ['GET', '/api/v1/prices/book', 'ingest viewer admin', 'ingest viewer admin'],
  ['GET', '/api/v1/prices/usage', 'viewer admin', 'viewer admin'],
  ['GET', '/api/v1/prices/changes', 'admin', ''],
  ['POST', '/api/v1/prices/reload', 'admin', ''],
  ['POST', '/api/v1/prices/rerate', 'admin', ''],
  ['POST', '/api/v1/config/reload', 'admin', ''],
  ['GET', '/api/v1/quarantine', 'viewer admin', ''],
  ['GET', `/api/v1/quarantine/${CALL}`, 'viewer admin', ''],
  ['POST', '/api/v1/quarantine/replay', 'admin', ''],
  ['POST', '/api/v1/quarantine/dismiss', 'admin', ''],
  ['POST', '/api/v1/ledger/verify', 'admin', ''],
  ['POST', '/api/v1/ledger/backup', 'admin', ''],
  ['POST', '/api/v1/ledger/forget', 'admin', ''],
  ['GET', '/metrics', 'viewer admin', ''],
  ['HEAD', '/metrics', 'viewer admin', ''],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'spancost-matrix-'));
let collector: Collector;

async function ask(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json', ...headers } } : { headers };
  return fetch(collector.url + path, { method, ...body });
}

describe('of a collector with tokens', () => {
  beforeAll(async () => {
    collector = await startCollector({
      ...DEFAULT_CONFIG,
      listen: { host: '127.0.0.1', port: 0 },
      ledger: { path: join(folder, 'ledger.duckdb') },
      log: { level: 'silent' },
      auth: authOf(EXPIRED, ...TOKENS.map(({ token }) => token)),
      rateLimits: { failedAuth: 0 },
    });
  });
  afterAll(async () => {
    await collector.close();
    rmSync(folder, { recursive: true });
  });

  it.each(EXPECTED)('%s %s lets %s through, and of limited tokens %s', async (method, path, unlimited, limited) => {
    for (const [stranger, headers] of Object.entries(STRANGERS)) {
      const { status } = await ask(method, path, headers);
      expect([stranger, status === 401]).toEqual([stranger, unlimited !== 'open']);
    }
    for (const { role, limits, token } of TOKENS) {
      const allowed: string = limits === 'unlimited' ? unlimited : limited;
      const { status } = await ask(method, path, token.bearer);
      const isLet = allowed === 'open' || allowed.split(' ').includes(role);
      expect([role, limits, status === 403 ? 'refused' : status < 500 && status !== 401 ? 'let through' : status]).toEqual([
        role,
        limits,
        isLet ? 'let through' : 'refused',
      ]);
    }
  });

  it('every route has its row above, and there is no row of a route that is not there', async () => {
    const asked = EXPECTED.map(([method, path]) => `${method} ${path.replace(CALL, ':id').replace('page.js', ':id')}`);
    const routes = ROUTES.map(({ methods, url }) => `${methods[0] ?? ''} ${url.replace(/:\w+/, ':id')}`);
    expect(routes.filter((route) => !asked.includes(route))).toEqual([]);
    const admin = TOKENS.find(({ role, limits }) => role === 'admin' && limits === 'unlimited')?.token.bearer ?? {};
    for (const [method, path] of EXPECTED) {
      const response = await ask(method, path, admin);
      expect([path, await response.text()]).not.toMatchObject([path, expect.stringContaining('GET / lists what there is') as string]);
    }
  });

  it('a route that is written in another way needs what the route needs', async () => {
    const limited = TOKENS.find(({ role, limits }) => role === 'admin' && limits === 'tenant')?.token.bearer ?? {};
    for (const path of [
      '/%6detrics',
      '/metrics?',
      '/metrics?x=/healthz',
      '/metrics#/healthz',
      '/api/v1/prices/%63hanges',
      '/healthz/../metrics',
    ])
      expect([path, (await ask('GET', path, {})).status, (await ask('GET', path, limited)).status]).toEqual([path, 401, 403]);
  });

  it('a path that is not there is a 404 to those who are known, and a 401 to others', async () => {
    for (const path of ['/api/v1/secrets', '/api/v1/stats/', '//metrics', '/METRICS', '/v1/traces/x', '/.env']) {
      expect([path, (await ask('GET', path, {})).status]).toEqual([path, 401]);
      expect([path, (await ask('GET', path, TOKENS[0]?.token.bearer ?? {})).status]).toEqual([path, 404]);
    }
  });
});

it('a route that nobody has said who may ask for ends the start', () => {
  const app = createServer(testConfig());
  expect(() => app.get('/api/v1/new', () => 'x')).toThrow('Who may ask for GET /api/v1/new is not said; add it to access/route-access.ts');
  expect(() => app.post('/api/v1/stats', () => 'x')).toThrow('POST /api/v1/stats');
});
