import { expect, it } from 'vitest';
import { netCostOfExposition } from '../../src/demo/net-cost-of-exposition.ts';

it('net cost is charges plus debits minus credits, over all series, whatever their labels say', () => {
  const text = [
    '# HELP spancost_cost_usd_total Charged cost',
    '# TYPE spancost_cost_usd_total counter',
    'spancost_cost_usd_total{model="gpt-5",feature="a } b"} 0.5',
    'spancost_cost_usd_total{model="gpt-5-mini",feature="spancost_cost_usd_total"} 0.25',
    'spancost_cost_usd_total_other{model="x"} 100',
    'spancost_correction_debit_usd_total{model="gpt-5"} 0.125',
    'spancost_correction_credit_usd_total{model="gpt-5"} 1e-3',
    'spancost_calls_total{model="gpt-5"} 7',
    '',
  ].join('\n');
  expect(netCostOfExposition(text)).toBeCloseTo(0.874, 15);
});

it('a page without series is zero', () => {
  expect(netCostOfExposition('')).toBe(0);
});
