import type { Cau, Groups, Projection, Stats, Summary, Trends, UserUsage } from '@spancost/api';
import { describe, expect, it } from 'vitest';
import { authOf, testToken } from '../../access/tokens.ts';
import { GPT5, span, traces, type Attributes } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const HOUR_MS = 3_600_000;

/** Sends one call of gpt-5, which costs $0.00325. */
async function call(
  collector: RunningCollector,
  at: number,
  attributes: Attributes = {},
  headers: Record<string, string> = {},
): Promise<void> {
  const id = at.toString(16).padStart(16, '0');
  const sent = span({
    spanId: id,
    start: at,
    attributes: { ...GPT5, 'gen_ai.response.id': `r-${id}-${JSON.stringify(attributes)}`, ...attributes },
  });
  expect((await collector.send('traces', traces([sent]), headers)).status).toBe(200);
}

const RANGE = [
  'days=0',
  'days=3661',
  'days=abc',
  'days=1e1',
  'days=',
  'days=1&days=2',
  'period=tomorrow',
  'period=today&days=1',
  'period=today&from=2026-11-01',
  'days=1&to=2026-11-01',
  'from=2026-13-01',
  'from=yesterday',
  'from=2026-11-01T00:00:00',
  'to=2026-02-30',
  'from=2026-11-02&to=2026-11-02',
  'from=2026-11-02&to=2026-11-01',
  'time_zone=Mars/Phobos',
  'time_zone=',
];
const FILTER = [
  'user=',
  'user=a&user=b',
  'tenant=',
  'feature=',
  'provider=',
  'model=',
  'operation=',
  'service=',
  'environment=',
  'session=',
  'task=',
  'object=',
  'error_type=',
  'status=failed',
  'status=',
  'without=',
  'without=status',
  'without=user,',
  'without=errorType',
  'unpriced=yes',
  'unpriced=',
  'min_cost_usd=1',
  'colour=red',
];

const MALFORMED: Readonly<Record<string, readonly string[]>> = {
  'stats?': [...RANGE, ...FILTER],
  'analytics?group_by=user&': [
    ...RANGE,
    ...FILTER,
    'order=size',
    'order=',
    'limit=0',
    'limit=10001',
    'limit=x',
    'compare=next',
    'compare=previous&period=lifetime',
  ],
  'analytics?': [
    '',
    'group_by=',
    'group_by=colour',
    'group_by=user,user',
    'group_by=user,model,task',
    'group_by=user,',
    'group_by=errorType',
  ],
  'trends?': [
    ...RANGE,
    ...FILTER,
    'interval=yearly',
    'interval=',
    'group_by=colour',
    'group_by=user,model',
    'limit=0',
    'limit=101',
    'interval=hourly&days=200',
    'interval=daily&from=2000-01-01',
  ],
  'summary?': [...FILTER, 'period=yearly', 'period=', 'date=yesterday', 'date=2026-02-30', 'date=', 'days=1', 'time_zone=Mars/Phobos'],
  'usage/by-user/ann?': [...RANGE, ...FILTER.filter((each) => !each.startsWith('user=')), 'user=bob'],
  'analytics/cau?': [...RANGE, ...FILTER],
  'projection?': [
    'period=hourly',
    'period=',
    'time_zone=Mars/Phobos',
    'user=',
    'model=a&model=b',
    'status=error',
    'session=s',
    'days=30',
    'from=2026-11-01',
  ],
};

it('refuses every malformed query as a problem that says what is wrong, and nothing else of it', async () => {
  const collector = await runCollector({}, { clock: () => NOW });
  for (const [path, queries] of Object.entries(MALFORMED)) {
    for (const query of queries) {
      const response = await collector.get(`/api/v1/${path}${query}`);
      const problem = (await response.json()) as { readonly detail?: string };
      expect([path + query, response.status, response.headers.get('content-type')]).toEqual([
        path + query,
        400,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(problem.detail).toMatch(/\w{3}/);
    }
  }
}, 60_000);

it('names the parameter that is wrong as it was written: without, not a place in its list', async () => {
  const collector = await runCollector({}, { clock: () => NOW });
  const problem = await (await collector.get('/api/v1/stats?without=user,colour')).json();
  expect(problem).toMatchObject({ detail: expect.stringMatching(/^without: write some of user, tenant, .*, with a comma between them$/) });
});

it('tells of an empty ledger zeros and nulls, of any question', async () => {
  const collector = await runCollector({}, { clock: () => NOW });
  const ask = <T>(path: string): Promise<T> => collector.json<T>(`/api/v1/${path}`);
  const none = {
    requests: 0,
    unpriced_requests: 0,
    tokens: 0,
    unpriced_tokens: 0,
    cost_usd: '0',
    success_rate_percent: null,
    average_response_time_ms: null,
  };
  expect(await ask<Stats>('stats')).toMatchObject({ total_requests: 0, cost_usd: '0', success_rate_percent: null, by_user: [] });
  expect(await ask<Groups>('analytics?group_by=user,task&compare=previous')).toMatchObject({
    total: none,
    previous: { total: none },
    groups: [],
    rest: null,
  });
  const trends = await ask<Trends>('trends?period=lifetime&interval=hourly&group_by=user');
  expect(trends).toMatchObject({ total: none, points: [none], series: [], rest: null });
  expect(await ask<Summary>('summary')).toMatchObject({
    total: none,
    active_users: 0,
    change: { cost_usd: '0', cost_percent: null, requests_percent: null },
  });
  expect(await ask<UserUsage>('usage/by-user/nobody?days=1')).toMatchObject({
    total: none,
    first_called_at: null,
    last_called_at: null,
    name: null,
  });
  const long = 'x'.repeat(1024);
  expect(await ask<UserUsage>(`usage/by-user/${long}`)).toMatchObject({ user: long, total: none });
  expect((await ask<Cau>('analytics/cau')).windows.map((window) => [window.active_users, window.cau_usd])).toEqual([
    [0, null],
    [0, null],
    [0, null],
  ]);
  expect(await ask<Projection>('projection')).toMatchObject({
    spent_usd: '0',
    assumed_usd: '0',
    expected_usd: null,
    low_usd: null,
    high_usd: null,
    even_pace_usd: '0',
  });
});

it('counts a call at the first moment of a day in that day, alone and once', async () => {
  const collector = await runCollector({}, { clock: () => NOW });
  const midnight = Date.parse('2026-11-20T23:00:00Z');
  await call(collector, midnight);
  const { points } = await collector.json<Trends>('/api/v1/trends?from=2026-11-20&to=2026-11-23&time_zone=Europe/Berlin');
  expect(points.map(({ requests, cost_usd: cost }) => [requests, cost])).toEqual([
    [0, '0'],
    [1, '0.00325'],
    [0, '0'],
  ]);
  const requests = async (query: string): Promise<number> =>
    (await collector.json<Groups>(`/api/v1/analytics?group_by=user&${query}`)).total.requests;
  expect(await requests('to=2026-11-20T23:00:00Z')).toBe(0);
  expect(await requests('from=2026-11-20T23:00:00Z&to=2026-11-20T23:00:00.001Z')).toBe(1);
  expect((await collector.json<Summary>('/api/v1/summary?date=2026-11-21&time_zone=Europe/Berlin')).total.requests).toBe(1);
});

it('compares a month that is going on with the last one up to the same day and hour, and tells a call ahead of its clock in the last stretch', async () => {
  const collector = await runCollector({}, { clock: () => NOW });
  const lastMonth = Date.parse('2026-10-22T12:00:00Z');
  for (const at of [lastMonth - 1, lastMonth, NOW - HOUR_MS, NOW - HOUR_MS + 1, NOW + 30_000]) await call(collector, at);
  const answer = await collector.json<Groups>('/api/v1/analytics?group_by=model&period=this_month&compare=previous&time_zone=UTC');
  expect(answer).toMatchObject({
    to: '2026-11-22T12:00:00.000Z',
    total: { requests: 3 },
    previous: { from: '2026-10-01T00:00:00.000Z', to: '2026-10-22T12:00:00.000Z', total: { requests: 1 } },
    groups: [{ change: { cost_usd: '0.0065', cost_percent: 200, requests_percent: 200 }, share_percent: 100 }],
  });
  const { points } = await collector.json<Trends>('/api/v1/trends?interval=hourly&from=2026-11-22T10:30:00Z');
  expect(points.map(({ from, requests }) => [from, requests])).toEqual([
    ['2026-11-22T10:30:00.000Z', 0],
    ['2026-11-22T11:00:00.000Z', 3],
  ]);
});

describe('a limited token', () => {
  it('is answered of its own calls only, and of others as if there were none', async () => {
    const admin = testToken({ role: 'admin' });
    const acme = testToken({ role: 'viewer', tenant: 'acme' });
    const ann = testToken({ role: 'viewer', tenant: 'acme', user: 'ann' });
    const sender = testToken({ role: 'ingest' });
    const collector = await runCollector({ auth: authOf(admin, acme, ann, sender) }, { clock: () => NOW });
    const [first, second] = [{ 'spancost.tenant': 'acme' }, { 'spancost.tenant': 'umbrella' }];
    await call(collector, NOW - 3000, { ...first, 'user.id': 'ann' }, admin.bearer);
    await call(collector, NOW - 2000, { ...first, 'user.id': 'bob' }, admin.bearer);
    await call(collector, NOW - 1000, { ...second, 'user.id': 'ann' }, admin.bearer);
    const users = {
      users: [
        { user: 'ann', name: 'Ann' },
        { user: 'bob', name: 'Bob' },
        { user: 'eve', name: 'Eve' },
      ],
    };
    await fetch(`${collector.url}/api/v1/users`, {
      method: 'PUT',
      body: JSON.stringify(users),
      headers: { ...admin.bearer, 'content-type': 'application/json' },
    });
    const ask = async (token: typeof admin, path: string): Promise<string> => (await collector.get(`/api/v1/${path}`, token.bearer)).text();
    const counted = async (token: typeof admin, query = ''): Promise<readonly unknown[]> => {
      const of = async <T>(path: string): Promise<T> => JSON.parse(await ask(token, path)) as T;
      const and = query === '' ? '' : `&${query}`;
      return [
        (await of<Stats>(`stats?period=lifetime${and}`)).total_requests,
        (await of<Groups>(`analytics?group_by=user&days=1${and}`)).total.requests,
        (await of<Trends>(`trends?period=lifetime${and}`)).total.requests,
        (await of<Summary>(`summary?time_zone=UTC${and}`)).total.requests,
        (await of<Cau>(`analytics/cau?days=1${and}`)).windows[0]?.active_users,
        (await of<Projection>(`projection?time_zone=UTC${and}`)).spent_usd,
      ];
    };
    expect(await counted(admin)).toEqual([3, 3, 3, 3, 2, '0.00975']);
    expect(await counted(acme)).toEqual([2, 2, 2, 2, 2, '0.0065']);
    expect(await counted(ann)).toEqual([1, 1, 1, 1, 1, '0.00325']);
    expect(await counted(acme, 'tenant=umbrella')).toEqual([0, 0, 0, 0, 0, '0']);
    expect(await counted(ann, 'user=bob')).toEqual([0, 0, 0, 0, 0, '0']);
    expect(JSON.parse(await ask(ann, 'usage/by-user/ann'))).toMatchObject({ name: 'Ann', total: { requests: 1 } });
    expect(JSON.parse(await ask(ann, 'usage/by-user/bob'))).toMatchObject({ name: null, total: { requests: 0 }, last_called_at: null });
    await call(collector, NOW - 500, { ...second, 'user.id': 'eve' }, admin.bearer);
    // Of the directory a tenant's token is told who called for that tenant, in whatever range it asks.
    expect(JSON.parse(await ask(acme, 'usage/by-user/bob?from=2020-01-01&to=2020-01-02'))).toMatchObject({ name: 'Bob' });
    expect(JSON.parse(await ask(acme, 'usage/by-user/eve?period=lifetime'))).toMatchObject({ name: null, email: null });
    expect(JSON.parse(await ask(admin, 'usage/by-user/eve'))).toMatchObject({ name: 'Eve' });
    for (const path of ['stats', 'analytics?group_by=user,tenant', 'trends?group_by=tenant', 'summary', 'analytics/cau', 'projection'])
      expect(await ask(ann, path)).not.toMatch(/bob|Bob|umbrella/);
    expect((await collector.get('/api/v1/analytics?group_by=user', sender.bearer)).status).toBe(403);
    expect((await collector.get('/api/v1/projection')).status).toBe(401);
  });
});
