import type { BudgetJson, BudgetStatusJson } from '@spancost/api';
import { expect, it } from 'vitest';
import { renderBudget } from '../../src/budgets/render-budget.ts';

const TARGET = {
  target: `auth0|${'0123456789'.repeat(6)}`,
  used_percent: 214.2,
  spent_usd: '1071.00',
  amount_usd: '500',
  forecast: { expected_usd: '1234.5', low_usd: '1100', high_usd: '1400' },
  state: 'exceeded',
} as BudgetStatusJson;

const EACH_USER: BudgetJson = {
  name: 'each user',
  source: 'file',
  shadowed: false,
  budget: {
    name: 'each user',
    amount_usd: '500',
    period: 'monthly',
    time_zone: 'UTC',
    scope: {},
    per: 'user',
    thresholds: ['0.8', '1'],
    forecast: true,
    active: true,
    enforce: 'off',
  },
  status: null,
  targets: [TARGET],
  targets_by_state: { ok: 0, warning: 0, exceeded: 1 },
};

it('fits users with names of 66 characters into a terminal of 80 columns, and leaves them whole where no width is known', () => {
  for (const line of renderBudget(EACH_USER, 80).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(renderBudget(EACH_USER, 80)).toMatch(/auth0\|\d+….*\$1,071\.00 +\$500\.00 +\$1,234\.50 +exceeded/);
  expect(renderBudget(EACH_USER)).toContain(TARGET.target);
});
