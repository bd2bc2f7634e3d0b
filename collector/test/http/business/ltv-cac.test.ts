import { describe, expect, it } from 'vitest';
import { collectorAt, type BusinessRequests } from './business-requests.ts';

const QUARTER = { from: '2026-07-01', to: '2026-10-01' };
const ASKED = '?period=last_quarter';
const OCTOBER = Date.parse('2026-10-15T00:00:00Z');

/** A call that the provider said to have cost so much. */
function cost(tenant: string | undefined, usd: string): object {
  return {
    provider: 'openrouter',
    model: 'any/model',
    usage: { input_tokens: 1000, output_tokens: 100 },
    ...(tenant === undefined ? {} : { attribution: { tenant } }),
    called_at: '2026-08-12T10:00:00Z',
    reported_cost_usd: usd,
  };
}

/** The example of docs/unit-economics.md. */
async function quarter(): Promise<BusinessRequests> {
  const { collector, requests } = await collectorAt(OCTOBER);
  const calls = [cost('acme', '120'), cost('globex', '90'), cost('initech', '60'), cost(undefined, '30')];
  const response = await collector.post('/api/v1/usage', JSON.stringify({ calls }), { 'content-type': 'application/json' });
  if (response.status !== 200) throw new Error(await response.text());
  await requests.tell(
    'revenue',
    { tenant: 'acme', amount_usd: '900', ...QUARTER },
    { tenant: 'globex', amount_usd: '600', ...QUARTER },
    { tenant: 'initech', amount_usd: '300', ...QUARTER },
  );
  return requests;
}

describe('GET /api/v1/ltv-cac', () => {
  it('comes to $1,500 LTV, $300 CAC and 5 for the worked example of the docs', async () => {
    const requests = await quarter();
    await requests.tell('acquisition', { amount_usd: '1200', new_customers: 4, channel: 'ads', ...QUARTER });
    await requests.tell('churn', { tenant: 'initech', at: '2026-09-15' });
    const answer = await requests.ltvCac(ASKED);
    expect(answer).toEqual({
      from: '2026-07-01T00:00:00.000Z',
      to: '2026-10-01T00:00:00.000Z',
      time_zone: 'UTC',
      by: 'tenant',
      months: expect.closeTo(92 / 30.4375, 12),
      revenue_usd: '1800',
      cost_usd: '300',
      unpriced_requests: 0,
      margin_usd: '1500',
      customers: 3,
      customers_at_risk: 3,
      churned_customers: 1,
      monthly_churn_percent: expect.closeTo(11.0281, 4),
      // 1500 / 3 / 3.0225872… months
      monthly_margin_per_customer_usd: '165.42119565217391304348',
      ltv_usd: '1500',
      acquisition_usd: '1200',
      new_customers: 4,
      cac_usd: '300',
      ltv_to_cac: 5,
      missing: [],
    });
  });

  it('is null, never zero or infinite, where records are missing, and says which', async () => {
    const requests = await quarter();
    const nothing = { cac_usd: null, acquisition_usd: null, new_customers: null, ltv_to_cac: null, ltv_usd: null };
    expect(await requests.ltvCac(ASKED)).toMatchObject({ ...nothing, monthly_churn_percent: null, missing: ['churn', 'acquisition'] });
    // Somebody left once, but not in this quarter: nobody leaves, and a life without end has no value that could be told.
    await requests.tell('churn', { tenant: 'acme', at: '2026-10-10' });
    expect(await requests.ltvCac(ASKED)).toMatchObject({
      ltv_usd: null,
      monthly_churn_percent: 0,
      churned_customers: 0,
      missing: ['churn', 'acquisition'],
    });
    await requests.tell('acquisition', { amount_usd: '500', new_customers: 0, ...QUARTER });
    expect(await requests.ltvCac(ASKED)).toMatchObject({
      acquisition_usd: '500',
      new_customers: 0,
      cac_usd: null,
      missing: ['churn', 'acquisition'],
    });
    const none = await requests.ltvCac('?from=2026-06-01&to=2026-07-01');
    expect(none).toMatchObject({ revenue_usd: null, margin_usd: null, customers: 0, monthly_margin_per_customer_usd: null });
    expect(none.missing).toEqual(['revenue', 'churn', 'acquisition']);
  });

  it('has no ratio where customers cost nothing to win', async () => {
    const requests = await quarter();
    await requests.tell('churn', { tenant: 'initech', at: '2026-09-15' });
    await requests.tell('acquisition', { amount_usd: '0', new_customers: 2, ...QUARTER });
    expect(await requests.ltvCac(ASKED)).toMatchObject({ ltv_usd: '1500', cac_usd: '0', ltv_to_cac: null, missing: [] });
  });

  it('does not count as gone who came back, who never paid, and whoever is of another kind', async () => {
    const requests = await quarter();
    await requests.tell(
      'churn',
      { tenant: 'initech', at: '2026-08-01' },
      { tenant: 'never-paid', at: '2026-08-01' },
      { tenant: 'acme', user: 'u-1', at: '2026-08-01' },
    );
    expect(await requests.ltvCac(ASKED)).toMatchObject({ churned_customers: 1 });
    // What it paid before goes on until October; what begins later says that it is back.
    await requests.tell('revenue', { tenant: 'initech', amount_usd: '10', from: '2026-09-01' });
    expect(await requests.ltvCac(ASKED)).toMatchObject({ churned_customers: 0, missing: ['churn', 'acquisition'] });
    // And then left for good.
    await requests.tell('churn', { tenant: 'initech', at: '2026-09-20' });
    expect(await requests.ltvCac(ASKED)).toMatchObject({ churned_customers: 1 });
    // In July alone nobody left, in August it did, whatever came of it later.
    expect(await requests.ltvCac('?from=2026-07-01&to=2026-08-01')).toMatchObject({ churned_customers: 0 });
    expect(await requests.ltvCac('?from=2026-08-01&to=2026-09-01')).toMatchObject({ churned_customers: 1 });
  });

  it('counts who left without paying in the range among those who could', async () => {
    const requests = await quarter();
    await requests.tell('churn', { tenant: 'acme', at: '2026-10-05' });
    await requests.tell('revenue', { tenant: 'globex', amount_usd: '200', from: '2026-10-01', to: '2026-11-01' });
    expect(await requests.ltvCac('?from=2026-10-01&to=2026-10-15')).toMatchObject({
      customers: 1,
      customers_at_risk: 2,
      churned_customers: 1,
    });
  });

  it('counts refunds in the margin, and not as a customer whoever got all of it back', async () => {
    const requests = await quarter();
    await requests.tell('revenue', { tenant: 'initech', amount_usd: '-300', from: '2026-09-30' });
    expect(await requests.ltvCac(ASKED)).toMatchObject({ revenue_usd: '1500', customers: 2 });
  });

  it('counts of a campaign the days that are in the range, of its money as of those it won', async () => {
    const requests = await quarter();
    await requests.tell('acquisition', { amount_usd: '1200', new_customers: 4, ...QUARTER });
    // 31 of 92 days. What the division leaves over is counted on the last day, of the money and of the customers.
    expect(await requests.ltvCac('?from=2026-07-01&to=2026-08-01')).toMatchObject({
      acquisition_usd: '404.34782608695652173909',
      new_customers: expect.closeTo(1.347826, 6),
      cac_usd: '300.00000000000000000897',
    });
  });

  it('begins with the first record, and ends now', async () => {
    const requests = await quarter();
    expect(await requests.ltvCac('?period=lifetime')).toMatchObject({
      from: '2026-07-01T00:00:00.000Z',
      months: expect.closeTo(106 / 30.4375, 12),
    });
  });

  it('is of the last 90 days unless told', async () => {
    const requests = await quarter();
    expect(await requests.ltvCac()).toMatchObject({ from: '2026-07-17T00:00:00.000Z', months: expect.closeTo(90 / 30.4375, 12) });
  });
});
