import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { collectorAt } from './business-requests.ts';

const ACME = { 'spancost.tenant': 'acme', 'user.id': 'u-1' };
const GLOBEX = { 'spancost.tenant': 'globex', 'user.id': 'u-2' };
const FREE = { 'spancost.tenant': 'free-co', 'user.id': 'u-3' };
const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' };
const WHOLE_NOVEMBER = '?from=2026-11-01&to=2026-12-01';

describe('GET /api/v1/margin', () => {
  it('joins what tenants paid to what their calls cost, the worst first, with customers that have only one of both', async () => {
    const { requests } = await collectorAt(Date.parse('2026-12-05T00:00:00Z'));
    await requests.use(10, '2026-11-03T10:00:00Z', ACME);
    await requests.use(4, '2026-11-03T10:00:00Z', GLOBEX);
    await requests.use(2, '2026-11-04T10:00:00Z', FREE);
    await requests.use(1, '2026-11-04T10:00:00Z');
    await requests.use(3, '2026-11-04T10:00:00Z', { ...GLOBEX, 'gen_ai.request.model': 'nobody-1', 'gen_ai.response.model': 'nobody-1' });
    await requests.tell(
      'revenue',
      { tenant: 'acme', amount_usd: '0.13', ...NOVEMBER },
      { tenant: 'globex', amount_usd: '0.01', from: '2026-11-10T08:00:00Z' },
      { tenant: 'idle', amount_usd: '5', from: '2026-11-10' },
    );
    expect(await requests.margin(WHOLE_NOVEMBER)).toEqual({
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      time_zone: 'UTC',
      by: 'tenant',
      // 17 calls of $0.00325 are $0.05525.
      total: {
        revenue_usd: '5.14',
        cost_usd: '0.05525',
        unpriced_requests: 3,
        margin_usd: '5.08475',
        margin_percent: expect.closeTo(98.925097),
      },
      customers: [
        {
          value: 'free-co',
          display_name: null,
          revenue_usd: '0',
          cost_usd: '0.0065',
          unpriced_requests: 0,
          margin_usd: '-0.0065',
          margin_percent: null,
        },
        {
          value: null,
          display_name: null,
          revenue_usd: '0',
          cost_usd: '0.00325',
          unpriced_requests: 0,
          margin_usd: '-0.00325',
          margin_percent: null,
        },
        {
          value: 'globex',
          display_name: null,
          revenue_usd: '0.01',
          cost_usd: '0.013',
          unpriced_requests: 3,
          margin_usd: '-0.003',
          margin_percent: -30,
        },
        {
          value: 'acme',
          display_name: null,
          revenue_usd: '0.13',
          cost_usd: '0.0325',
          unpriced_requests: 0,
          margin_usd: '0.0975',
          margin_percent: 75,
        },
        { value: 'idle', display_name: null, revenue_usd: '5', cost_usd: '0', unpriced_requests: 0, margin_usd: '5', margin_percent: 100 },
      ],
      rest: null,
      missing: [],
    });
    const best = await requests.margin(`${WHOLE_NOVEMBER}&order=-margin&limit=1`);
    expect(best.customers.map(({ value }) => value)).toEqual(['idle', null]);
    expect(best.rest).toEqual({
      customers: 3,
      revenue_usd: '0.14',
      cost_usd: '0.052',
      unpriced_requests: 3,
      margin_usd: '0.088',
      margin_percent: expect.closeTo(62.857142),
    });
    expect((await requests.margin(`${WHOLE_NOVEMBER}&order=-cost`)).customers.map(({ value }) => value)).toEqual([
      'acme',
      'globex',
      'free-co',
      null,
      'idle',
    ]);
    expect((await requests.margin(`${WHOLE_NOVEMBER}&order=-revenue&limit=2`)).customers.map(({ value }) => value)).toEqual([
      'idle',
      'acme',
      null,
    ]);
    expect((await requests.margin(`${WHOLE_NOVEMBER}&tenant=acme`)).total).toMatchObject({ revenue_usd: '0.13', cost_usd: '0.0325' });
  });

  it('knows users by their names of the directory, and what a tenant alone paid as of nobody', async () => {
    const { collector, requests } = await collectorAt(Date.parse('2026-12-05T00:00:00Z'));
    await requests.use(1, '2026-11-03T10:00:00Z', ACME);
    const users = JSON.stringify({ users: [{ user: 'u-1', name: 'Ada' }] });
    expect(
      (await fetch(`${collector.url}/api/v1/users`, { method: 'PUT', body: users, headers: { 'content-type': 'application/json' } }))
        .status,
    ).toBe(200);
    await requests.tell(
      'revenue',
      { tenant: 'acme', user: 'u-1', amount_usd: '20', from: '2026-11-01' },
      { tenant: 'acme', amount_usd: '7', from: '2026-11-01' },
    );
    const { customers, total } = await requests.margin(`${WHOLE_NOVEMBER}&by=user&order=-revenue`);
    expect(customers).toMatchObject([
      { value: 'u-1', display_name: 'Ada', revenue_usd: '20', cost_usd: '0.00325' },
      { value: null, display_name: null, revenue_usd: '7', cost_usd: '0' },
    ]);
    expect(total).toMatchObject({ revenue_usd: '27', margin_usd: '26.99675' });
  });

  it('says that revenue is not known where none is recorded, which is not zero; a zero that is told is one', async () => {
    const { requests } = await collectorAt();
    await requests.use(1, '2026-11-20T10:00:00Z', ACME);
    const none = await requests.margin();
    expect(none.missing).toEqual(['revenue']);
    expect(none.total).toEqual({ revenue_usd: null, cost_usd: '0.00325', unpriced_requests: 0, margin_usd: null, margin_percent: null });
    expect(none.customers).toMatchObject([{ value: 'acme', revenue_usd: null, margin_usd: null, margin_percent: null }]);
    await requests.tell('revenue', { tenant: 'acme', amount_usd: '0', from: '2026-11-20' });
    const zero = await requests.margin();
    expect(zero.missing).toEqual([]);
    expect(zero.total).toEqual({
      revenue_usd: '0',
      cost_usd: '0.00325',
      unpriced_requests: 0,
      margin_usd: '-0.00325',
      margin_percent: null,
    });
  });

  it('has no percentage of revenue that was paid back', async () => {
    const { requests } = await collectorAt();
    await requests.tell(
      'revenue',
      { tenant: 'acme', amount_usd: '10', from: '2026-11-20' },
      { tenant: 'acme', amount_usd: '-25.5', from: '2026-11-21' },
    );
    expect((await requests.margin()).total).toMatchObject({ revenue_usd: '-15.5', margin_usd: '-15.5', margin_percent: null });
  });

  it('spreads $100 over the 30 days of November: 22 of them by noon of the 22nd, $3.33… each, what is left over on the last', async () => {
    const { requests, clock } = await collectorAt();
    await requests.tell('revenue', { tenant: 'acme', amount_usd: '100', ...NOVEMBER });
    const revenue = async (query: string): Promise<string | null> => (await requests.margin(query)).total.revenue_usd;
    expect(await revenue('?period=today')).toBe('3.33333333333333333333');
    expect(await revenue('?period=this_month')).toBe('73.33333333333333333326');
    expect(await revenue('?from=2026-11-29&to=2026-12-01')).toBe(null);
    clock.now = Date.parse('2026-12-05T00:00:00Z');
    expect(await revenue('?from=2026-11-30&to=2026-12-01')).toBe('3.33333333333333333343');
    expect(await revenue('?period=last_month')).toBe('100');
  });

  it('counts days from midnight to midnight of the collector, also of 25 hours', async () => {
    const metrics = { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 0, timeZone: 'Europe/Berlin' };
    const { requests } = await collectorAt(NOW_IN_SPRING, { metrics });
    // Clocks go forward on the 29th of March: that week has 167 hours and 7 days.
    await requests.tell('revenue', { tenant: 'acme', amount_usd: '7', from: '2026-03-23', to: '2026-03-30' });
    const revenue = async (query: string): Promise<string | null> => (await requests.margin(query)).total.revenue_usd;
    expect(await revenue('?from=2026-03-29&to=2026-03-30')).toBe('1');
    expect(await revenue('?from=2026-03-28T23:00:00Z&to=2026-03-29T22:00:00Z')).toBe('1');
    expect(await revenue('?from=2026-03-28T23:00:01Z&to=2026-03-29T22:00:00Z')).toBe(null);
    expect(await revenue('?from=2026-03-23&to=2026-03-29')).toBe('6');
  });
});

const NOW_IN_SPRING = Date.parse('2026-04-10T12:00:00Z');
