import type { LtvCac } from '@spancost/api';
import { pairs } from '../ask/pairs.ts';
import { formatCount, formatPercent, formatUsd, formatUsdOrUnknown } from '../format.ts';
import { formatRange } from '../format-moment.ts';

/** What the figures are made of, and the figures. @param width Columns of the terminal. */
export function renderLtvCac(answer: LtvCac, width?: number): string {
  const { customers, customers_at_risk: atRisk, churned_customers: churned, new_customers: won, missing, by } = answer;
  const shown = pairs(
    [
      ['Revenue', formatUsdOrUnknown(answer.revenue_usd)],
      ['Cost of AI calls', costOf(answer)],
      ['Margin', formatUsdOrUnknown(answer.margin_usd)],
      ['Customers', `${counted(customers, by)} that paid; ${formatCount(churned)} of ${formatCount(atRisk)} left`],
      ['Churn a month', answer.monthly_churn_percent === null ? 'unknown' : formatPercent(answer.monthly_churn_percent)],
      ['Margin a customer a month', formatUsdOrUnknown(answer.monthly_margin_per_customer_usd)],
      ['LTV', formatUsdOrUnknown(answer.ltv_usd)],
      ['Spent to win customers', formatUsdOrUnknown(answer.acquisition_usd)],
      ['Customers won', won === null ? 'unknown' : won.toLocaleString('en-US', { maximumFractionDigits: 2 })],
      ['CAC', formatUsdOrUnknown(answer.cac_usd)],
      ['LTV:CAC', answer.ltv_to_cac === null ? 'unknown' : answer.ltv_to_cac.toFixed(2)],
    ],
    width,
  );
  return [
    `${formatRange(answer)}, ${answer.months.toFixed(2)} months`,
    '',
    shown,
    ...(missing.length === 0 ? [] : ['', ...missing.map((kind) => MISSING[kind])]),
  ].join('\n');
}

function costOf({ cost_usd: cost, unpriced_requests: unpriced }: LtvCac): string {
  return unpriced === 0 ? formatUsd(cost) : `${formatUsd(cost)}, and what ${counted(unpriced, 'call')} cost that had no price`;
}

function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}

const MISSING: Readonly<Record<LtvCac['missing'][number], string>> = {
  revenue: 'No customer paid: spancost revenue import <file.csv>.',
  churn: 'Nobody is known to have left, and without that a life has no end: spancost churn import <file.csv>, or a longer time.',
  acquisition: 'Nobody is known to have been won: spancost acquisition import <file.csv>.',
};
