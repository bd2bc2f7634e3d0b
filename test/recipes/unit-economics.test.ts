import type { LtvCac, Margin } from '@spancost/api';
import { expect, it } from 'vitest';
import { collectorAt } from '../../collector/test/http/business/business-requests.ts';
import { sectionOf } from './read-page.ts';

const EXAMPLE = sectionOf('unit-economics.md', 'Example');
const QUARTER = '?period=last_quarter';

/** Cells of the rows of each table of the example, without heads. */
function tables(): readonly (readonly (readonly string[])[])[] {
  return EXAMPLE.text
    .split('\n\n')
    .filter((part) => part.startsWith('|'))
    .map((part) =>
      part
        .trim()
        .split('\n')
        .slice(2)
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
    );
}

/** The margin of one line of the first table, as the page writes it. */
function written(
  value: string,
  { revenue_usd: revenue, cost_usd: cost, margin_usd: margin, margin_percent: percent }: Margin['total'],
): readonly string[] {
  const share = percent === null ? '' : String(Number(percent.toFixed(2)));
  return [value, revenue ?? '', cost, margin ?? '', share];
}

it('the example of unit economics comes to what the page says: LTV $1500, CAC $300, 5', async () => {
  const { collector, requests } = await collectorAt(Date.parse('2026-10-15T00:00:00Z'));
  const [margins = [], figures = []] = tables();
  const calls = margins.slice(0, -1).map(([tenant = '', , cost = '']) => ({
    provider: 'openrouter',
    model: 'any/model',
    usage: { input_tokens: 1000, output_tokens: 100 },
    called_at: '2026-08-12T10:00:00Z',
    reported_cost_usd: cost,
    ...(tenant.startsWith('(') ? {} : { attribution: { tenant } }),
  }));
  expect((await collector.post('/api/v1/usage', JSON.stringify({ calls }), { 'content-type': 'application/json' })).status).toBe(200);
  const files = EXAMPLE.blocks.filter(({ language }) => language === 'csv').map(({ code }) => code);
  expect(files).toHaveLength(3);
  for (const [index, kind] of (['revenue', 'acquisition', 'churn'] as const).entries())
    expect((await requests.table(kind, files[index] ?? '')).status).toBe(200);

  const { customers, total } = await requests.margin(QUARTER);
  expect([...customers.map((each) => written(each.value ?? '(not said)', each)), written('all', total)]).toEqual(margins);

  const answer: LtvCac = await requests.ltvCac(QUARTER);
  const usd = (amount: string | null): string => `$${Number(Number(amount).toFixed(2))}`;
  expect(figures.map(([figure, , is]) => [figure, is])).toEqual([
    ['churn a month', `${answer.monthly_churn_percent?.toFixed(2)} %`],
    ['margin a customer a month', usd(answer.monthly_margin_per_customer_usd)],
    ['LTV', usd(answer.ltv_usd)],
    ['CAC', usd(answer.cac_usd)],
    ['LTV:CAC', String(answer.ltv_to_cac)],
  ]);
  expect(EXAMPLE.text).toContain(`${answer.months.toFixed(2)} months`);
});
