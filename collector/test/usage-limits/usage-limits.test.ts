import type { BudgetSnapshot, SnapshotLimit } from '@spancost/conventions';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { UsageCounter } from '../../src/usage-limits/usage-counter.ts';
import type { UsageLimit } from '../../src/usage-limits/usage-limit.ts';
import { authOf, testToken } from '../access/tokens.ts';
import { written } from '../config/written.ts';
import { GPT5, newSpanId, newTraceId, span, event, logs, traces } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const NOW = Date.parse('2026-11-22T12:00:30Z');
const FAIR: UsageLimit = { name: 'fair', per: 'user', scope: {}, requestsPerMinute: 4, tokensPerMinute: 10_000, enforce: 'block' };

async function limitsOf(collector: RunningCollector, headers: Record<string, string> = {}): Promise<readonly SnapshotLimit[]> {
  const response = await collector.get('/api/v1/budgets/snapshot', headers);
  return ((await response.json()) as BudgetSnapshot).limits;
}

/** Ends at `end`, after half a second. */
const call = (user: string, end: number, more: object = {}): object =>
  span({ start: end - 500, attributes: { ...GPT5, 'user.id': user, ...more } });

describe('limits of requests and tokens', () => {
  it('are counted for each user over the last minute: three calls are near a limit of 4, the fourth uses it up until the oldest is a minute old', async () => {
    let now = NOW;
    const collector = await runCollector({ usageLimits: [FAIR] }, { clock: () => now });
    await collector.send('traces', traces([call('ann', NOW - 30_000), call('ann', NOW - 20_000), call('ann', NOW), call('bob', NOW)]));
    expect(await limitsOf(collector)).toEqual([
      {
        name: 'fair',
        scope: {},
        per: 'user',
        enforce: 'block',
        requests_per_minute: 4,
        tokens_per_minute: 10_000,
        targets: [
          { target: 'ann', requests: 3, tokens: 3600 },
          { target: 'bob', requests: 1, tokens: 1200 },
        ],
      },
    ]);
    expect(await collector.sample('spancost_usage_limit_exceeded_targets', { limit: 'fair' })).toBe(0);
    await collector.send('traces', traces([call('ann', NOW), call('ann', NOW - 61_001)]));
    const [fair] = await limitsOf(collector);
    expect(fair?.targets[0]).toEqual({ target: 'ann', requests: 4, tokens: 4800, free_at: '2026-11-22T12:01:01.000Z' });
    expect(await collector.sample('spancost_usage_limit_exceeded_targets', { limit: 'fair' })).toBe(1);
    now = Date.parse('2026-11-22T12:01:01Z');
    expect((await limitsOf(collector))[0]?.targets[0]).toEqual({ target: 'ann', requests: 3, tokens: 3600 });
    expect(await collector.sample('spancost_usage_limit_exceeded_targets', { limit: 'fair' })).toBe(0);
  });

  it('count a call once that is told twice, and only the calls of their scope that say whose they are', async () => {
    const limit: UsageLimit = { name: 'chat', per: 'tenant', scope: { feature: 'chat' }, tokensPerMinute: 1200, enforce: 'warn' };
    const collector = await runCollector({ usageLimits: [limit] }, { clock: () => NOW });
    const attributes = { ...GPT5, 'spancost.tenant': 'acme', 'spancost.feature': 'chat' };
    const ids = { traceId: newTraceId(), spanId: newSpanId(), start: NOW - 500, attributes };
    await collector.send('traces', traces([span(ids)]));
    await collector.send('logs', logs([event(ids)]));
    const others = [
      { ...attributes, 'spancost.feature': 'search' },
      { ...GPT5, 'spancost.feature': 'chat' },
    ];
    await collector.send('traces', traces(others.map((each) => span({ start: NOW - 500, attributes: each }))));
    const [chat] = await limitsOf(collector);
    expect(chat?.targets).toMatchObject([{ target: 'acme', requests: 1, tokens: 1200 }]);
    expect(chat?.requests_per_minute).toBeUndefined();
  });

  it('of a limited token are its own: of each tenant that of its own, of users who call for others too nothing', async () => {
    const [admin, acme] = [testToken({ role: 'admin' }), testToken({ role: 'ingest', tenant: 'acme' })];
    const tenants: UsageLimit = { ...FAIR, name: 'tenants', per: 'tenant', requestsPerMinute: 1 };
    const collector = await runCollector({ usageLimits: [tenants, FAIR], auth: authOf(admin, acme) }, { clock: () => NOW });
    const spans = ['acme', 'globex'].map((tenant) => call('ann', NOW, { 'spancost.tenant': tenant }));
    await collector.send('traces', traces(spans), admin.bearer);
    const limits = await limitsOf(collector, acme.bearer);
    expect(limits).toMatchObject([{ name: 'tenants', targets: [{ target: 'acme', requests: 1 }] }]);
    expect(JSON.stringify(limits)).not.toMatch(/globex|ann/);
  });

  it('count 2 tenants where no more are to be counted, until one of them has been quiet for a minute', () => {
    let now = NOW;
    const usage = new UsageCounter({ limits: () => [{ ...FAIR, requestsPerMinute: 1 }], now: () => now, maxTargets: 2 });
    const entry = (user: string): Entry =>
      ({ kind: 'charge', tokens: {}, call: { calledAt: now, attribution: { user } } }) as unknown as Entry;
    const counted = (): readonly string[] => usage.standings()[0]?.targets.map(({ target }) => target) ?? [];
    usage.committed([entry('a'), entry('b'), entry('c')]);
    expect(counted()).toEqual(['a', 'b']);
    now += 61_000;
    usage.committed([entry('c')]);
    expect(counted()).toEqual(['c']);
  });
});

it('a limit that is changed while the collector runs counts from zero, and one that is gone is forgotten', () => {
  let limits: readonly UsageLimit[] = [{ ...FAIR, requestsPerMinute: 2 }];
  const usage = new UsageCounter({ limits: () => limits, now: () => NOW });
  const entry = { kind: 'charge', tokens: {}, call: { calledAt: NOW, attribution: { user: 'ann' } } } as unknown as Entry;
  usage.committed([entry, entry]);
  expect(usage.standings()).toMatchObject([{ over: 1, targets: [{ target: 'ann', requests: 2 }] }]);
  limits = [{ ...FAIR, requestsPerMinute: 1 }];
  expect(usage.standings()).toMatchObject([{ over: 0, targets: [] }]);
  usage.committed([entry]);
  expect(usage.standings()).toMatchObject([{ over: 1, targets: [{ target: 'ann', requests: 1 }] }]);
  limits = [];
  usage.committed([entry]);
  expect(usage.standings()).toEqual([]);
});

describe('usage_limits in spancost.yaml', () => {
  it('is read as it is written', () => {
    const file = written('usage_limits:\n  - { name: fair, per: tenant, scope: { feature: chat }, tokens_per_minute: 5000 }\n');
    expect(loadConfig(file, {}).usageLimits).toEqual([
      { name: 'fair', per: 'tenant', scope: { feature: 'chat' }, tokensPerMinute: 5000, enforce: 'off' },
    ]);
    expect(loadConfig(undefined, {}).usageLimits).toEqual([]);
  });

  it.each([
    ['no list', 'usage_limits: { name: a }', 'usage_limits: write a list of usage limits'],
    ['one without a name', 'usage_limits: [{ per: user, requests_per_minute: 1 }]', 'name'],
    ['one of nobody', 'usage_limits: [{ name: a, requests_per_minute: 1 }]', 'usage_limits.0.per'],
    ['one of each model', 'usage_limits: [{ name: a, per: model, requests_per_minute: 1 }]', 'write tenant or user'],
    ['one without a number', 'usage_limits: [{ name: a, per: user }]', 'write requests_per_minute, tokens_per_minute, or both'],
    ['zero', 'usage_limits: [{ name: a, per: user, requests_per_minute: 0 }]', 'write a whole number from 1'],
    ['less than nothing', 'usage_limits: [{ name: a, per: user, tokens_per_minute: -5 }]', 'write a whole number from 1'],
    ['a fraction', 'usage_limits: [{ name: a, per: user, tokens_per_minute: 1.5 }]', 'write a whole number from 1'],
    ['a number in words', 'usage_limits: [{ name: a, per: user, tokens_per_minute: many }]', 'write a whole number from 1'],
    ['another enforcement', 'usage_limits: [{ name: a, per: user, tokens_per_minute: 1, enforce: maybe }]', 'write off, warn or block'],
    [
      'a scope of an unknown field',
      'usage_limits: [{ name: a, per: user, tokens_per_minute: 1, scope: { team: x } }]',
      'unknown key "team"',
    ],
    [
      'one user and each user',
      'usage_limits: [{ name: a, per: user, tokens_per_minute: 1, scope: { user: x } }]',
      'leave out either per or scope.user',
    ],
    [
      'two of one name',
      'usage_limits: [{ name: a, per: user, tokens_per_minute: 1 }, { name: a, per: tenant, tokens_per_minute: 1 }]',
      'give each a name of its own',
    ],
  ])('with %s is refused at its place', (_, text, problem) => {
    const file = written(`${text}\n`);
    expect(() => loadConfig(file, {})).toThrow(`${file}:1:`);
    expect(() => loadConfig(file, {})).toThrow(problem);
  });
});
