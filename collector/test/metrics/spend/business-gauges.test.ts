import { describe, expect, it } from 'vitest';
import { collectorAt } from '../../http/business/business-requests.ts';

/** Names and labels of the samples of the business, with their values. */
async function shown(metrics: Response): Promise<Readonly<Record<string, number>>> {
  const lines = (await metrics.text()).split('\n').filter((line) => /^spancost_(revenue|customer)_/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

describe('the gauges of the business', () => {
  it('are not there until somebody has told of it, and not of what nobody has told', async () => {
    const { collector, requests } = await collectorAt();
    expect(await shown(await collector.get('/metrics'))).toEqual({});
    await requests.tell('revenue', { id: 'a', tenant: 'acme', amount_usd: '60', from: '2026-10-01', to: '2026-11-30' });
    // 60 days of a dollar each, of which 53 have begun by noon of the 22nd of November.
    expect(await shown(await collector.get('/metrics'))).toEqual({
      'spancost_revenue_usd{period="today"}': 1,
      'spancost_revenue_usd{period="this_week"}': 7,
      'spancost_revenue_usd{period="this_month"}': 22,
      'spancost_revenue_usd{period="7d"}': 7,
      'spancost_revenue_usd{period="30d"}': 30,
      'spancost_revenue_usd{period="90d"}': 53,
      'spancost_revenue_usd{period="lifetime"}': 53,
    });
  });

  it('say of the last 90 days what a customer is worth and cost to win, and go when it is taken back', async () => {
    const { collector, requests } = await collectorAt();
    await requests.tell(
      'revenue',
      { tenant: 'acme', amount_usd: '90', from: '2026-11-01' },
      { tenant: 'globex', amount_usd: '30', from: '2026-11-01' },
    );
    await requests.tell('churn', { tenant: 'globex', at: '2026-11-20' });
    await requests.tell('acquisition', { amount_usd: '80', new_customers: 2, from: '2026-11-01' });
    const business = await shown(await collector.get('/metrics'));
    // $60 of each of two customers, one of whom left: $120, whatever the months.
    expect(business['spancost_customer_lifetime_value_usd{period="90d",dimension="tenant"}']).toBe(120);
    expect(business['spancost_customer_acquisition_cost_usd{period="90d"}']).toBe(40);
    expect(Object.keys(business).filter((name) => name.includes('dimension="user"'))).toEqual([]);
    for (const kind of ['revenue', 'churn', 'acquisition'] as const)
      for (const { record_id: id } of (await requests.list(kind)).records)
        expect((await fetch(`${collector.url}/api/v1/${kind}/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await shown(await collector.get('/metrics'))).toEqual({});
  });
});
