import { DEFAULT_CONFIG } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces, type Attributes } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const DAY_MS = 86_400_000;
const TOP_2 = { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 0, topUsers: 2, topTenants: 1 };

/** Series of a gauge as `labels: value`, without the name. */
async function shown(collector: RunningCollector, name: string, period: string): Promise<Record<string, number>> {
  const lines = (await (await collector.get('/metrics')).text())
    .split('\n')
    .filter((line) => line.startsWith(`${name}{period="${period}"`));
  return Object.fromEntries(
    lines.map((line) => {
      const labels = [...line.matchAll(/(?:kind|user|tenant|basis|dimension|meter)="([^"]*)"/g)].map(([, value]) => value);
      return [labels.join(' '), Number(line.slice(line.lastIndexOf(' ') + 1))];
    }),
  );
}

/** Calls at $0.00325 each. */
function calls(count: number, attributes: Attributes = {}, start: number = NOON - 1000): object[] {
  return Array.from({ length: count }, () => span({ start, attributes: { ...GPT5, ...attributes } }));
}

describe('the gauges of users and tenants', () => {
  it('name the 2 users who spend most, sum up all others and nobody, and are the total: 4 + 3 + 3 + 1 of 11 calls', async () => {
    const collector = await runCollector({ metrics: TOP_2 }, { clock: () => NOON });
    await collector.send(
      'traces',
      traces([
        ...calls(4, { 'user.id': 'ann', 'spancost.tenant': 'acme' }),
        ...calls(3, { 'user.id': 'other', 'spancost.tenant': 'acme' }),
        ...calls(2, { 'user.id': 'carl' }),
        ...calls(1, { 'user.id': 'unattributed', 'spancost.tenant': 'umbrella' }),
        ...calls(1),
      ]),
    );
    expect(await shown(collector, 'spancost_user_requests', 'today')).toEqual({
      'named ann': 4,
      'named other': 3,
      'other other': 3,
      'unattributed unattributed': 1,
    });
    expect(await shown(collector, 'spancost_user_spend_usd', '7d')).toEqual({
      'named ann': 0.013,
      'named other': 0.00975,
      'other other': 0.00975,
      'unattributed unattributed': 0.00325,
    });
    expect(await shown(collector, 'spancost_tenant_tokens', 'this_month')).toEqual({
      'named acme': 8400,
      'other other': 1200,
      'unattributed unattributed': 3600,
    });
    for (const period of ['today', 'this_month', '90d']) {
      expect(await collector.sample('spancost_active_users', { period })).toBe(4);
      expect(await collector.sample('spancost_active_tenants', { period })).toBe(2);
    }
    expect(await shown(collector, 'spancost_unattributed_spend_usd', '30d')).toEqual({ user: 0.00325, tenant: 0.00975, feature: 0.03575 });
  });

  it('are about each period by itself: a user of yesterday is gone today, and one of 40 days ago is in 90 days only', async () => {
    let now = NOON;
    const collector = await runCollector({ metrics: TOP_2 }, { clock: () => now });
    await collector.send('traces', traces(calls(1, { 'user.id': 'early' }, NOON - 40 * DAY_MS)));
    await collector.send('traces', traces(calls(1, { 'user.id': 'ann' })));
    const named = async (period: string): Promise<readonly string[]> =>
      Object.keys(await shown(collector, 'spancost_user_spend_usd', period)).filter((name) => name.startsWith('named'));
    expect(await named('today')).toEqual(['named ann']);
    expect(await named('this_week')).toEqual(['named ann']);
    expect((await named('90d')).toSorted()).toEqual(['named ann', 'named early']);
    expect(await named('30d')).toEqual(['named ann']);
    now += DAY_MS;
    // 22 November 2026 is a Sunday.
    expect(await named('today')).toEqual([]);
    expect(await named('this_week')).toEqual([]);
    expect(await named('this_month')).toEqual(['named ann']);
    expect(await named('7d')).toEqual(['named ann']);
  });

  it('show nobody by name with a limit of 0, and lose nothing', async () => {
    const collector = await runCollector({ metrics: { ...TOP_2, topUsers: 0 } }, { clock: () => NOON });
    await collector.send('traces', traces([...calls(2, { 'user.id': 'ann' }), ...calls(1)]));
    expect(await shown(collector, 'spancost_user_requests', '90d')).toEqual({ 'other other': 2, 'unattributed unattributed': 1 });
    expect(await (await collector.get('/metrics')).text()).not.toContain('"ann"');
  });
});

describe('the gauges of spend by basis', () => {
  it('split every total: 2 computed, 1 reported, 1 unpriced with its tokens; a correction by hand makes an unpriced one stated', async () => {
    const collector = await runCollector({ metrics: TOP_2 }, { clock: () => NOON });
    await collector.send(
      'traces',
      traces([...calls(2), ...calls(1, { 'gen_ai.response.model': 'nobody-1' }), ...calls(1, { 'spancost.usage.cost_usd': '0.01' })]),
    );
    const requests = await shown(collector, 'spancost_requests_by_basis', 'today');
    const spend = await shown(collector, 'spancost_spend_by_basis_usd', 'today');
    expect(Object.values(requests).reduce((sum, value) => sum + value, 0)).toBe(4);
    expect(requests).toMatchObject({ unpriced: 1 });
    expect(await shown(collector, 'spancost_tokens_by_basis', 'today')).toMatchObject({ unpriced: 1200 });
    expect(Object.keys(spend).toSorted()).toEqual(['computed', 'estimated', 'reported']);
    const total = await collector.sample('spancost_spend_usd', { period: 'today' });
    expect(Object.values(spend).reduce((sum, value) => sum + value, 0)).toBeCloseTo(total ?? 0, 12);
    expect(await shown(collector, 'spancost_tokens_by_meter', 'today')).toMatchObject({ input: 4000, output: 800 });

    const rows = await collector.calls();
    const unpriced = rows.find(({ model }) => model === 'nobody-1');
    await collector.post(`/api/v1/usage/${unpriced!.call_id}/corrections`, JSON.stringify({ cost_usd: '1', reason: 'invoice' }), {
      'content-type': 'application/json',
    });
    expect(await shown(collector, 'spancost_requests_by_basis', 'today')).toMatchObject({ unpriced: 0 });
    // The counter tells how it was charged, and never goes back.
    expect(await collector.sample('spancost_unpriced_calls_total', { model: 'nobody-1' })).toBe(1);
  });
});
