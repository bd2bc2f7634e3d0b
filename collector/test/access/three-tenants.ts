import type { CallRow, CallsPage } from '@spancost/api';
import type { CollectorConfig } from '@spancost/collector';
import { expect } from 'vitest';
import { event, logs, span, traces, type Attributes } from '../otlp-json.ts';
import { GPT_X, gptX, ownBook } from '../own-book.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';
import { authOf, testToken, type TestToken } from './tokens.ts';

export const TENANTS = ['alpha', 'beta', 'gamma'] as const;
export type Tenant = (typeof TENANTS)[number];
export const USERS = ['ann', 'bob'] as const;

/** What a call of gpt-x at $10, 1,000 in and 200 out for $0.014 at list, costs by the contract of each tenant. */
export const COSTS: Readonly<Record<Tenant, string>> = { alpha: '0.007', beta: '0.0035', gamma: '0.0014' };
const FACTORS: Readonly<Record<Tenant, string>> = { alpha: '0.5', beta: '0.25', gamma: '0.1' };

/** The tokens of one tenant; `ann` sees her calls only. */
interface TenantTokens {
  readonly ingest: TestToken;
  readonly viewer: TestToken;
  readonly admin: TestToken;
  readonly ann: TestToken;
}

export interface ThreeTenants {
  readonly collector: RunningCollector;
  readonly tokens: Readonly<Record<Tenant, TenantTokens>>;
  readonly everything: { readonly ingest: TestToken; readonly admin: TestToken };
  /** Every call, by the token that sees all. */
  readonly calls: readonly CallRow[];
  /** The answer to a GET with this token that must succeed. */
  json<T>(token: TestToken, path: string): Promise<T>;
}

/**
 * A collector with what three tenants have sent through tokens of theirs: the same trace, span and response ids, users,
 * features and ids of their own, each claiming to be the next tenant. What is of a tenant says so as `only-alpha`. Each has four
 * calls: of two users, one by span and event, and one posted. One call is sent without a tenant.
 */
export async function threeTenants(overrides: Partial<CollectorConfig> = {}): Promise<ThreeTenants> {
  const tokens = Object.fromEntries(TENANTS.map((tenant) => [tenant, tokensOf(tenant)])) as Record<Tenant, TenantTokens>;
  const everything = { ingest: testToken({ role: 'ingest' }), admin: testToken({ role: 'admin' }) };
  const contracts = TENANTS.map((tenant) => ({
    id: `contract-only-${tenant}`,
    tenant: `tenant-${tenant}`,
    recordedAt: '2026-11-22T00:00:00Z',
    reason: `agreed only-${tenant}`,
    terms: [{ multiply: FACTORS[tenant] }],
  }));
  const all = [...Object.values(tokens).flatMap((each) => Object.values(each) as TestToken[]), ...Object.values(everything)];
  const collector = await runCollector({
    ...ownBook({ revision: 1, models: [gptX(10)], contracts }).config,
    auth: authOf(...all),
    ...overrides,
  });
  for (const [index, tenant] of TENANTS.entries()) await sendAll(collector, tokens[tenant].ingest, tenant, TENANTS[(index + 1) % 3] ?? '');
  await sendOne(collector, everything.ingest, { ...attributesOf('nobody', 'ann'), 'gen_ai.response.id': 'resp-1' }, 'nobody');
  const json = async <T>(token: TestToken, path: string): Promise<T> => {
    const response = await collector.get(path, token.bearer);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { calls } = await json<CallsPage>(everything.admin, '/api/v1/usage');
  return { collector, tokens, everything, calls, json };
}

function tokensOf(name: Tenant): TenantTokens {
  const tenant = `tenant-${name}`;
  return {
    ingest: testToken({ role: 'ingest', tenant }),
    viewer: testToken({ role: 'viewer', tenant }),
    admin: testToken({ role: 'admin', tenant }),
    ann: testToken({ role: 'viewer', tenant, user: 'ann' }),
  };
}

function attributesOf(tenant: string, user: string): Attributes {
  return {
    ...GPT_X,
    'user.id': user,
    'session.id': `only-${tenant}-${user}`,
    'spancost.feature': 'chat',
    'spancost.metadata.plan': `only-${tenant}-${user}`,
  };
}

async function sendAll(collector: RunningCollector, token: TestToken, tenant: string, claimed: string): Promise<void> {
  for (const [index, user] of USERS.entries()) {
    const attributes = { ...attributesOf(tenant, user), 'spancost.tenant': `tenant-${claimed}`, 'gen_ai.response.id': `resp-${index + 1}` };
    await sendOne(collector, token, attributes, tenant, index + 1);
    const posted = {
      id: 'same-id',
      provider: 'openai',
      model: 'gpt-x',
      usage: { input_tokens: 1000, output_tokens: 200 },
      response_id: `posted-${index + 1}`,
      attribution: { tenant: `tenant-${claimed}`, user, session: `only-${tenant}-${user}` },
    };
    const headers = { 'content-type': 'application/json', ...token.bearer };
    const response = await collector.post('/api/v1/usage', JSON.stringify({ calls: [{ ...posted, id: `same-id-${user}` }] }), headers);
    expect(await response.json()).toMatchObject({ accepted: 1, results: [{ outcome: 'charged', cost_usd: COSTS[tenant as Tenant] }] });
  }
  // What cannot be true goes into quarantine, and says whose it is as well.
  const impossible = { ...attributesOf(tenant, 'ann'), 'spancost.tenant': `tenant-${claimed}`, 'gen_ai.usage.output_tokens': -1 };
  await collector.send('traces', traces([span({ ...idsOf(9), attributes: impossible })]), token.bearer);
}

async function sendOne(collector: RunningCollector, token: TestToken, attributes: Attributes, tenant: string, id = 1): Promise<void> {
  const resource = { 'service.name': `only-${tenant}-service`, 'spancost.tenant': 'tenant-claimed', 'user.id': 'claimed' };
  const sent = { ...idsOf(id), attributes };
  expect((await collector.send('traces', traces([span(sent)], resource), token.bearer)).status).toBe(200);
  expect((await collector.send('logs', logs([event(sent)], resource), token.bearer)).status).toBe(200);
}

/** The same for everybody. */
function idsOf(id: number): { readonly traceId: string; readonly spanId: string } {
  return { traceId: `${id}`.repeat(32), spanId: `${id}`.repeat(16) };
}
