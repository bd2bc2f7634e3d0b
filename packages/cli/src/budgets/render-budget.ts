import type { BudgetDefinition, BudgetJson, BudgetStatusJson } from '@spancost/api';
import { formatCount } from '../format.ts';
import { printable } from '../printable.ts';
import { table } from '../table.ts';
import { bar } from './bar.ts';
import { formatAmount } from './format-amount.ts';
import { targetsText } from './render-budgets.ts';
import { AMOUNT_COLUMNS, amountCells } from './status-cells.ts';

/** Everything of one budget, as text. @param width Columns of the terminal. */
export function renderBudget(
  { name, source, shadowed, budget, status, targets, targets_by_state: byState }: BudgetJson,
  width?: number,
): string {
  const shown = table(
    ['Whose', ...AMOUNT_COLUMNS],
    targets.map((each) => [each.target ?? '', ...amountCells(each)]),
    ['Whose', 'State'],
    width,
  );
  return [
    `${printable(name)}: ${formatAmount(budget.amount_usd)} ${periodText(budget)}${budget.per === undefined ? '' : `, for each ${budget.per}`}`,
    ...linesOf(budget),
    `from       ${source === 'file' ? 'spancost.yaml' : 'the API'}`,
    ...(shadowed ? ['not in force: spancost.yaml has a budget of this name, which wins'] : []),
    ...(budget.active ? [] : ['not active: nothing is computed, told or enforced']),
    ...(status === null ? [] : ['', ...statusLines(status)]),
    ...(byState === null ? [] : ['', `${budget.per}s: ${targetsText(byState)}`]),
    ...(targets.length === 0 ? [] : [shown]),
  ].join('\n');
}

function periodText({ period, interval, from, to, time_zone: zone }: BudgetDefinition): string {
  if (period === 'fixed') return `from ${from} to ${to}`;
  return period === 'interval' ? `every ${interval}` : `${period} (${zone})`;
}

function linesOf({ scope, thresholds, forecast, recipients, enforce }: BudgetDefinition): readonly string[] {
  const calls = Object.entries(scope).map(([field, value]) => `${field} ${printable(value)}`);
  const told = recipients === undefined ? undefined : [...recipients.email, ...recipients.slack, ...recipients.webhook];
  return [
    `calls      ${calls.length === 0 ? 'all' : `of ${calls.join(', ')}`}`,
    `tells at   ${thresholds.join(', ')}${forecast ? ', and when the forecast passes the amount' : ''}`,
    ...(told === undefined ? [] : [`tells      ${told.length === 0 ? 'the operators' : told.map(printable).join(', ')}`]),
    `enforced   ${enforce}`,
  ];
}

function statusLines(status: BudgetStatusJson): readonly string[] {
  const { target, spent_usd: spent, assumed_usd: assumed, remaining_usd: remaining, forecast, burn_rates: burn } = status;
  const rates = Object.entries(burn ?? {}).map(([window, rate]) => `${rate.toFixed(2)} (${window})`);
  return [
    ...(target === null ? [] : [printable(target)]),
    `${bar(status.used_percent)}  ${status.state}`,
    `period     ${status.period_start} to ${status.period_end}`,
    `spent      ${formatAmount(spent)} of ${formatAmount(status.amount_usd)}, ${formatAmount(remaining)} left, in ${callsText(status.requests)}`,
    ...(status.unpriced_requests === 0
      ? []
      : [`assumed    ${formatAmount(assumed)} of it, for ${callsText(status.unpriced_requests)} without a price`]),
    ...(forecast === null
      ? []
      : [
          `forecast   ${formatAmount(forecast.expected_usd)}, between ${formatAmount(forecast.low_usd)} and ${formatAmount(forecast.high_usd)}`,
        ]),
    ...(rates.length === 0 ? [] : [`burn rate  ${rates.join(', ')}`]),
  ];
}

function callsText(calls: number): string {
  return `${formatCount(calls)} ${calls === 1 ? 'call' : 'calls'}`;
}
