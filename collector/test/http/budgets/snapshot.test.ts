import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import type { BudgetSnapshot, SnapshotBudget } from '@spancost/conventions';
import { describe, expect, it } from 'vitest';
import { authOf, testToken, type TestToken } from '../../access/tokens.ts';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const PATH = '/api/v1/budgets/snapshot';
const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY: Budget = { name: 'day', amountUsd: '0.01', period: 'daily', timeZone: 'UTC', ...PLAIN_BUDGET, enforce: 'block' };
const PER_USER: Budget = { ...DAY, name: 'each user', per: 'user', amountUsd: '0.0065', thresholds: ['0.9'], enforce: 'warn' };

const USERS = ['ann', 'ann', 'bob'] as const;

/** Two calls of ann and one of bob of acme, one of ann of globex; each $0.00325. */
async function collectorWith(budgets: readonly Budget[], ...tokens: readonly TestToken[]): Promise<RunningCollector> {
  const collector = await runCollector({ budgets, auth: authOf(...tokens) }, { clock: () => NOW });
  const calls = [...USERS.map((user) => ['acme', user]), ['globex', 'ann']];
  const spans = calls.map(([tenant = '', user = '']) =>
    span({ start: NOW - 1000, attributes: { ...GPT5, 'spancost.tenant': tenant, 'user.id': user } }),
  );
  await collector.send('traces', traces(spans), tokens[0]?.bearer);
  return collector;
}

async function snapshotOf(collector: RunningCollector, token?: TestToken): Promise<BudgetSnapshot> {
  const response = await collector.get(PATH, token?.bearer);
  expect(response.status).toBe(200);
  return (await response.json()) as BudgetSnapshot;
}

const named = (snapshot: BudgetSnapshot, name: string): SnapshotBudget | undefined =>
  snapshot.budgets.find((budget) => budget.name === name);

describe('GET /api/v1/budgets/snapshot', () => {
  it('tells of each active budget what is needed to decide: $0.013 of $0.01 is exceeded, and of users ann has spent $0.00975 of $0.0065', async () => {
    const collector = await collectorWith([DAY, PER_USER, { ...DAY, name: 'not active', active: false }]);
    expect(await snapshotOf(collector)).toEqual({
      schema: 'spancost/budget-snapshot/v1',
      as_of: '2026-11-22T12:00:00.000Z',
      acts_as: {},
      budgets: [
        {
          name: 'day',
          scope: {},
          period: 'daily',
          starts_at: '2026-11-22T00:00:00.000Z',
          ends_at: '2026-11-23T00:00:00.000Z',
          enforce: 'block',
          amount_usd: '0.01',
          warn_at_usd: '0.008',
          whole: { state: 'exceeded', spent_usd: '0.013', remaining_usd: '-0.003' },
        },
        {
          name: 'each user',
          scope: {},
          per: 'user',
          period: 'daily',
          starts_at: '2026-11-22T00:00:00.000Z',
          ends_at: '2026-11-23T00:00:00.000Z',
          enforce: 'warn',
          amount_usd: '0.0065',
          warn_at_usd: '0.00585',
          targets: [
            { target: 'ann', state: 'exceeded', spent_usd: '0.00975', remaining_usd: '-0.00325' },
            { target: 'bob', state: 'ok', spent_usd: '0.00325', remaining_usd: '0.00325' },
          ],
          unlisted_below_usd: '0.00325',
        },
      ],
      limits: [],
    });
  });

  it('is a 304 for the tag that it gave as long as nothing but the time has changed, and says its age both times', async () => {
    let now = NOW;
    const collector = await runCollector({ budgets: [DAY] }, { clock: () => now });
    const first = await collector.get(PATH);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('spancost-age-ms')).toBe('0');
    now += 5000;
    const second = await collector.get(PATH, { 'if-none-match': tag });
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', tag]);
    expect(second.headers.get('spancost-age-ms')).toMatch(/^\d{1,4}$/);
    await collector.send('traces', traces([span({ start: now - 1000 })]));
    now += 5000;
    const third = await collector.get(PATH, { 'if-none-match': tag });
    expect(third.status).toBe(200);
    expect(named((await third.json()) as BudgetSnapshot, 'day')?.whole?.spent_usd).toBe('0.00325');
  });

  it('is for tokens that send telemetry, and of a limited one tells its tenant and user', async () => {
    const tokens = [
      testToken({ role: 'admin' }),
      testToken({ role: 'ingest', tenant: 'acme' }),
      testToken({ role: 'viewer', user: 'bob' }),
    ];
    const [, ingest, viewer] = tokens;
    const collector = await collectorWith([DAY], ...tokens);
    expect((await snapshotOf(collector, ingest)).acts_as).toEqual({ tenant: 'acme' });
    expect((await snapshotOf(collector, viewer)).acts_as).toEqual({ user: 'bob' });
    expect((await collector.get(PATH)).status).toBe(401);
  });
});

describe('a token of the tenant acme', () => {
  const tokens = [testToken({ role: 'admin' }), testToken({ role: 'ingest', tenant: 'acme' })] as const;
  const perTenant: Budget = { ...PER_USER, name: 'each tenant', per: 'tenant', amountUsd: '0.0125' };
  const cases: readonly (readonly [string, Budget, Partial<SnapshotBudget> | undefined])[] = [
    [
      'of the budget of its tenant knows everything',
      { ...DAY, scope: { tenant: 'acme' } },
      { amount_usd: '0.01', whole: { state: 'warning', spent_usd: '0.00975', remaining_usd: '0.00025' } },
    ],
    [
      'of a budget that each tenant has, what its own has of it',
      perTenant,
      { amount_usd: '0.0125', targets: [{ target: 'acme', state: 'ok', spent_usd: '0.00975', remaining_usd: '0.00275' }] },
    ],
    ['of a budget for all, only that it is spent', DAY, { whole: { state: 'exceeded' } }],
    [
      'of the users of its tenant, what each has',
      { ...PER_USER, scope: { tenant: 'acme' } },
      {
        targets: [
          { target: 'ann', state: 'exceeded', spent_usd: '0.0065', remaining_usd: '0' },
          { target: 'bob', state: 'ok', spent_usd: '0.00325', remaining_usd: '0.00325' },
        ],
      },
    ],
    ['of users who call for others too, nobody', PER_USER, { targets: [] }],
    ['of the budget of another tenant, not even that there is one', { ...DAY, scope: { tenant: 'globex' } }, undefined],
  ];

  it.each(cases)('%s', async (_, budget, expected) => {
    const collector = await collectorWith([budget], ...tokens);
    const snapshot = await snapshotOf(collector, tokens[1]);
    const found = named(snapshot, budget.name);
    if (expected === undefined) expect(snapshot.budgets).toEqual([]);
    else expect(found).toMatchObject(expected);
    expect(JSON.stringify(snapshot)).not.toContain('globex');
    if (expected !== undefined && expected.amount_usd === undefined && expected.targets?.length !== 2)
      expect(JSON.stringify(found)).not.toMatch(/_usd|ann|bob/);
  });

  it('that is of its user ann too knows of a budget that each user has only whether hers is spent, as her other tenants spend it', async () => {
    const ann = testToken({ role: 'ingest', tenant: 'acme', user: 'ann' });
    const collector = await collectorWith([PER_USER], tokens[0], ann);
    const [budget] = (await snapshotOf(collector, ann)).budgets;
    expect(budget?.targets).toEqual([{ target: 'ann', state: 'exceeded' }]);
    expect(JSON.stringify(budget)).not.toMatch(/_usd|bob/);
  });
});
