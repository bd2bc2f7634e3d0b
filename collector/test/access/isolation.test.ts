import { OPERATIONS, type CallDetail, type CallsPage, type PriceUsage, type Stats } from '@spancost/api';
import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { parsePriceBook } from '@spancost/prices/parse';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/access/route-access.ts';
import { COSTS, TENANTS, threeTenants, USERS, type Tenant, type ThreeTenants } from './three-tenants.ts';
import type { TestToken } from './tokens.ts';

const MONTH: Omit<Budget, 'name'> = { amountUsd: '0.001', period: 'monthly', timeZone: 'UTC', ...PLAIN_BUDGET };
const BUDGETS: readonly Budget[] = [
  { ...MONTH, name: 'everything', enforce: 'block' },
  { ...MONTH, name: 'each tenant', per: 'tenant' },
  { ...MONTH, name: 'each user', per: 'user' },
  ...TENANTS.map((tenant): Budget => ({ ...MONTH, name: `only-${tenant}-month`, scope: { tenant: `tenant-${tenant}` } })),
];

/** Everything that an answer says. */
async function rawOf(response: Response): Promise<string> {
  return [response.status, ...[...response.headers].map((header) => header.join(': ')), await response.text()].join('\n');
}

/** What a question needs besides. */
const NEEDED: Readonly<Record<string, string>> = { getAnalytics: 'group_by=user,tenant&' };

/** Every question that can be asked about a tenant or a user, about each of them. */
function aboutOthers(): readonly string[] {
  return OPERATIONS.filter(({ method, path }) => method === 'GET' && !path.includes('{')).flatMap(({ id, path, query }) => {
    const fields = Object.keys(query?.shape ?? {});
    const asked = `${path}?${NEEDED[id] ?? ''}`;
    return [
      ...(fields.includes('tenant') ? TENANTS.map((tenant) => `${asked}tenant=tenant-${tenant}`) : []),
      ...(fields.includes('user') ? USERS.map((user) => `${asked}user=${user}`) : []),
      ...(fields.includes('group_by') ? ['user', 'tenant', 'session', 'service'].map((by) => `${path}?group_by=${by}`) : []),
      ...(fields.includes('search') ? TENANTS.map((tenant) => `${asked}search=${tenant}`) : []),
    ];
  });
}

/** Every question that somebody with a token may think of. */
function questions({ calls }: ThreeTenants): readonly string[] {
  // Two of each tenant: the calls of one differ in nothing that decides who sees them but their user.
  const ids = [...Map.groupBy(calls, ({ tenant }) => tenant).values()].flatMap((own) => own.slice(0, 2).map(({ call_id: id }) => id));
  return [
    ...ROUTES.filter(({ methods }) => methods.includes('GET')).map(({ url }) => url.replace(/:\w+/, 'f'.repeat(32))),
    ...aboutOthers(),
    ...ids.map((id) => `/api/v1/usage/${id}`),
    ...ids.map((id) => `/api/v1/usage?limit=1&cursor=${id}`),
    ...TENANTS.map((tenant) => `/api/v1/usage?tenant=tenant-${tenant}`),
    ...TENANTS.map((tenant) => `/api/v1/usage?service=only-${tenant}-service`),
    ...USERS.map((user) => `/api/v1/usage?user=${user}&limit=10000`),
    `/api/v1/usage?trace_id=${'1'.repeat(32)}`,
    '/api/v1/usage?feature=chat&provider=openai&model=gpt-x',
    '/api/v1/usage?limit=1',
    '/api/v1/usage?order=costliest&search=only',
    ...TENANTS.map((tenant) => `/api/v1/usage?search=only-${tenant}`),
    '/api/v1/analytics/errors',
    '/api/v1/analytics/cheaper-models',
    '/api/v1/analytics/cheaper-models?candidate=openai/gpt-5',
    '/api/v1/usage?tenant=',
    '/api/v1/usage?tenant=tenant-alpha&tenant=tenant-beta',
    '/api/v1/stats?period=lifetime',
    '/api/v1/quarantine?limit=1000',
    ...['everything', 'each tenant', 'each user'].map((name) => `/api/v1/budgets/${encodeURIComponent(name)}`),
    ...USERS.map((user) => `/api/v1/budgets/check?user=${user}&feature=chat&provider=openai`),
  ];
}

const OTHERS = /only-(\w+)|tenant-(\w+)/g;

/** Whose markers a text has. */
function ownersIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(OTHERS)].map(([, only, tenant]) => only ?? tenant ?? ''));
}

describe('what a token that is limited to a tenant sees', () => {
  it('has no byte of any other tenant, whatever is asked, and all of its own', { timeout: 240_000 }, async () => {
    const world = await threeTenants({ budgets: BUDGETS });
    const ask = async (token: TestToken): Promise<string> => {
      const answers: string[] = [];
      for (const path of questions(world)) answers.push(await rawOf(await world.collector.get(path, token.bearer)));
      return answers.join('\n');
    };
    const { alpha, beta, gamma } = world.tokens;
    for (const [token, tenant] of [
      [alpha.viewer, 'alpha'],
      [alpha.admin, 'alpha'],
      [beta.viewer, 'beta'],
      [gamma.viewer, 'gamma'],
    ] as const) {
      const text = await ask(token);
      expect(ownersIn(text)).toEqual(new Set([tenant]));
      for (const user of USERS) expect(text).toContain(`only-${tenant}-${user}`);
    }
    const hers = await ask(alpha.ann);
    expect(ownersIn(hers)).toEqual(new Set(['alpha']));
    expect(hers).toContain('only-alpha-ann');
    expect(hers).not.toContain('bob');
    // Who may only send is told no more than its own tenant, in refusals.
    expect(ownersIn(await ask(alpha.ingest))).toEqual(new Set(['alpha']));
    // The markers are there to be found.
    expect(ownersIn(await ask(world.everything.admin))).toEqual(new Set([...TENANTS, 'nobody']));
  });

  it('adds up to its own calls: 4 of a tenant, 2 of a user, at the prices of its contract', async () => {
    const { tokens, everything, json } = await threeTenants();
    for (const tenant of TENANTS) {
      for (const [token, requests, users] of [
        [tokens[tenant].viewer, 4, ['ann', 'bob']],
        [tokens[tenant].ann, 2, ['ann']],
      ] as const) {
        const cost = (Number(COSTS[tenant]) * requests).toFixed(4).replace(/0+$/, '');
        const stats = await json<Stats>(token, '/api/v1/stats?period=lifetime');
        expect(stats).toMatchObject({ total_requests: requests, cost_usd: cost, by_tenant: [{ tenant: `tenant-${tenant}`, requests }] });
        expect(stats.by_user.map(({ user }) => user)).toEqual(users);
        expect(stats.total_tokens.total).toBe(1200 * requests);
        expect((await json<PriceUsage>(token, '/api/v1/prices/usage')).rows).toMatchObject([{ calls: requests, cost_usd: cost }]);
        const { calls, next_cursor } = await json<CallsPage>(token, '/api/v1/usage');
        expect([calls.length, next_cursor]).toEqual([requests, null]);
        expect(new Set(calls.map(({ tenant: name }) => name))).toEqual(new Set([`tenant-${tenant}`]));
      }
    }
    expect(await json<Stats>(everything.admin, '/api/v1/stats')).toMatchObject({ total_requests: 13, cost_usd: '0.0616' });
  });

  it("of another's call is the 404 of a call that there is not, to the byte", async () => {
    const { collector, calls, tokens } = await threeTenants();
    const [hers] = calls.filter(({ tenant }) => tenant === 'tenant-beta');
    const unknown = 'f'.repeat(32);
    const ask = async (token: TestToken, id: string): Promise<string> =>
      (await rawOf(await collector.get(`/api/v1/usage/${id}`, token.bearer)))
        .replaceAll(id, 'ID')
        .replaceAll(/^(date|ratelimit-).*$/gm, '');
    for (const token of [tokens.alpha.viewer, tokens.alpha.admin, tokens.alpha.ann]) {
      expect(await ask(token, hers?.call_id ?? '')).toBe(await ask(token, unknown));
      expect(await ask(token, unknown)).toMatch(/^404\n/);
    }
    expect(await ask(tokens.beta.viewer, hers?.call_id ?? '')).toMatch(/^200\n/);
  });

  it('goes from page to page by ids of calls that it has seen; those of others are no cursors', async () => {
    const { collector, calls, tokens, json } = await threeTenants();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: CallsPage = await json<CallsPage>(tokens.beta.viewer, `/api/v1/usage?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.calls.map(({ call_id: id }) => id));
      if (page.next_cursor !== null) expect(seen).toContain(page.next_cursor);
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(calls.filter(({ tenant }) => tenant === 'tenant-beta').map(({ call_id: id }) => id));
    const others = calls.filter(({ tenant }) => tenant !== 'tenant-beta').map(({ call_id: id }) => id);
    const answers = await Promise.all(
      [...others, 'f'.repeat(32)].map(async (cursor) => {
        const response = await collector.get(`/api/v1/usage?limit=1&cursor=${cursor}`, tokens.beta.viewer.bearer);
        return [response.status, await response.text()].join(' ');
      }),
    );
    expect(new Set(answers)).toHaveLength(1);
    expect(answers[0]).toMatch(/^400 .*the next_cursor of the page before, of the same query/);
  });
});

describe('the price book', () => {
  it('has the contracts of the token, and an ETag of its own that no other book is taken for', async () => {
    const { collector, tokens, everything } = await threeTenants();
    const ask = (token: TestToken, tag = ''): Promise<Response> =>
      collector.get('/api/v1/prices/book', { ...token.bearer, ...(tag === '' ? {} : { 'if-none-match': tag }) });
    const contractsOf = async (token: TestToken): Promise<readonly string[]> =>
      (parsePriceBook(await (await ask(token)).json()).contracts ?? []).map(({ tenant }) => tenant);
    const tagOf = async (token: TestToken): Promise<string> => (await ask(token)).headers.get('etag') ?? '';
    expect(await contractsOf(everything.admin)).toEqual(TENANTS.map((tenant) => `tenant-${tenant}`));
    const tags = await Promise.all([everything.admin, everything.ingest, ...TENANTS.map((tenant) => tokens[tenant].viewer)].map(tagOf));
    expect(new Set(tags)).toHaveLength(5);
    for (const [index, tenant] of TENANTS.entries()) {
      expect(await contractsOf(tokens[tenant].viewer)).toEqual([`tenant-${tenant}`]);
      expect(await contractsOf(tokens[tenant].ingest)).toEqual([]);
      const statuses = await Promise.all(tags.map(async (tag) => (await ask(tokens[tenant].viewer, tag)).status));
      expect(statuses).toEqual(tags.map((_, each) => (each === index + 2 ? 304 : 200)));
    }
  });
});

describe('an admin of a tenant', () => {
  const correct = async (
    { collector }: ThreeTenants,
    token: TestToken,
    id: string,
    cost: string,
  ): Promise<{ status: number; text: string }> => {
    const body = JSON.stringify({ cost_usd: cost, reason: `because ${cost}` });
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'same-key', ...token.bearer };
    const response = await collector.post(`/api/v1/usage/${id}/corrections`, body, headers);
    return { status: response.status, text: await response.text() };
  };

  it("corrects its own calls only; another's is unknown, and another's Idempotency-Key is not in its way", async () => {
    const world = await threeTenants();
    const { tokens, everything, calls, json } = world;
    const idOf = (tenant: Tenant): string => calls.find((call) => call.tenant === `tenant-${tenant}`)?.call_id ?? '';
    const denied = await correct(world, tokens.alpha.admin, idOf('beta'), '5');
    const unknown = await correct(world, tokens.alpha.admin, 'f'.repeat(32), '5');
    expect(denied.text.replaceAll(idOf('beta'), 'f'.repeat(32))).toBe(unknown.text);
    expect([denied.status, unknown.status]).toEqual([404, 404]);
    for (const [index, tenant] of TENANTS.entries()) {
      const { status, text } = await correct(world, tokens[tenant].admin, idOf(tenant), String(index + 1));
      expect([status, JSON.parse(text)]).toMatchObject([200, { call_id: idOf(tenant), previous_cost_usd: COSTS[tenant] }]);
    }
    expect((await correct(world, everything.admin, idOf('alpha'), '9')).status).toBe(200);
    const costs = await Promise.all(
      TENANTS.map(async (tenant) => (await json<CallDetail>(everything.admin, `/api/v1/usage/${idOf(tenant)}`)).cost_usd),
    );
    expect(costs).toEqual(['9', '2', '3']);
  });
});
