import { ALERT_BUDGET_EXCEEDED, ALERT_BUDGET_FAST_BURN, ALERT_BUDGET_FORECAST, ALERT_BUDGET_WARNING } from '@spancost/conventions';
import { alert } from '../alert.ts';
import { BUDGET_ELAPSED, BUDGET_RUNNING, lastOf } from '../recorded.ts';
import type { AlertRule } from '../rule.ts';
import { usd } from '../template.ts';
import { budgetAnnotations, SHARE, SPENT_OF_LIMIT } from './budget-annotations.ts';
import { BUDGET } from './budget-state.ts';

const SPEND = lastOf('budgetSpend');
const LIMIT = lastOf('budgetLimit');
const THRESHOLD = lastOf('budgetThreshold');

/** Shares of a period before which its forecast is not told: of the lower bound, and of what is expected. */
export const FORECAST_FROM = 0.1;
export const EXPECTED_FROM = 0.5;
/** A forecast that has been told is told until it is so far below the amount, as a share of it. */
export const FORECAST_ENDS_BELOW = 0.9;

/** How many times too fast a budget is spent in an hour and in five minutes, and the least share of it that the hour took. */
export const FAST_BURN = 14.4;
export const FAST_BURN_SHARE = 0.01;

const HOUR_S = 3600;

const EXPECTED = ofBudget(`${lastOf('budgetForecast')}{bound="expected"}`);
const LOW = ofBudget(`${lastOf('budgetForecast')}{bound="low"}`);
const BURN_1H = ofBudget(`${lastOf('budgetBurnRate')}{window="1h"}`);
const BURN_5M = ofBudget(`${lastOf('budgetBurnRate')}{window="5m"}`);

/**
 * The amount is passed with a chance of nine in ten (the lower bound is above it), or more likely than not once half of the period
 * has passed. What has been told once in the period does not come and go with a forecast that sways around the amount.
 */
const IS_TOLD = [
  `${LOW} > ${LIMIT} and ${BUDGET_ELAPSED} >= ${FORECAST_FROM}`,
  `${EXPECTED} > ${LIMIT} and ${BUDGET_ELAPSED} >= ${EXPECTED_FROM}`,
  `${EXPECTED} > ${FORECAST_ENDS_BELOW} * ${LIMIT} and ${BUDGET_ELAPSED} >= ${FORECAST_FROM} and on (${BUDGET}) ALERTS{alertname="${ALERT_BUDGET_FORECAST}", alertstate="firing"}`,
].join(' or ');

/** Whose amount is spent is told of that, and of nothing that leads to it. */
const UNLESS_SPENT = `unless on (${BUDGET}) ${SPEND} >= ${LIMIT}`;

/**
 * Amounts are compared in dollars, never as quotients: of a budget of $10, $8 are 80 % and warn. Which thresholds are warnings
 * follows from their amounts too. Each alert has the start of the period as a label, so that a new period's is another one.
 *
 * Thresholds wait an evaluation, all alike. Prometheus loses what fires at its first one, as it does not know Alertmanager yet, and tells
 * each alert again a minute after it told it last; Alertmanager forgets at a restart what it was told, and then does not wait with what
 * began before. So on a jump from 70 to 120 % it hears of both at the same moments, now and after a restart of either, and first of the
 * 100 %, which inhibit the 80 %. The forecast and the fast burn begin at other moments, so they end by themselves when the amount is spent.
 */
export const budgetAlerts: readonly AlertRule[] = [
  alert(ALERT_BUDGET_EXCEEDED, {
    expr: inPeriod(`${SPEND} >= on (${BUDGET}) group_right () (${THRESHOLD} >= on (${BUDGET}) group_left () ${LIMIT})`),
    for: '15s',
    severity: 'critical',
    category: 'budget',
    ...budgetAnnotations({
      state: `is used up: ${SHARE}, ${SPENT_OF_LIMIT}`,
      next: 'Spending goes on unless the budget blocks calls. Stop what spent it, or raise the budget.',
    }),
  }),
  alert(ALERT_BUDGET_WARNING, {
    expr: inPeriod(`${SPEND} >= on (${BUDGET}) group_right () (${THRESHOLD} < on (${BUDGET}) group_left () ${LIMIT})`),
    for: '15s',
    severity: 'warning',
    category: 'budget',
    ...budgetAnnotations({
      state: `is at ${SHARE}, ${SPENT_OF_LIMIT}`,
      next: 'See what spent it; use less of that, or raise the budget.',
    }),
  }),
  alert(ALERT_BUDGET_FORECAST, {
    expr: inPeriod(`${EXPECTED} and on (${BUDGET}) (${IS_TOLD}) ${UNLESS_SPENT}`),
    for: '15s',
    severity: 'warning',
    category: 'budget',
    ...budgetAnnotations({
      state: `is expected to end at ${usd('$value')}, and now is at ${SHARE}, ${SPENT_OF_LIMIT}`,
      next: 'There is time to act: see which feature, model or user grew before the budget is used up.',
    }),
  }),
  alert(ALERT_BUDGET_FAST_BURN, {
    expr: inPeriod(
      [
        `${BURN_1H} > ${FAST_BURN}`,
        `${BURN_5M} > ${FAST_BURN}`,
        `${BURN_1H} * ${HOUR_S} >= ${FAST_BURN_SHARE} * (${lastOf('budgetPeriodEnd')} - ${lastOf('budgetPeriodStart')}) ${UNLESS_SPENT}`,
      ].join(' and '),
    ),
    for: '2m',
    severity: 'critical',
    category: 'budget',
    ...budgetAnnotations({
      state: `is spent {{ printf "%.0f" $value }} times as fast as it lasts, and now is at ${SHARE}, ${SPENT_OF_LIMIT}`,
      next: 'Something spends far more than its share right now, such as a loop or a key that leaked. Find it among the most expensive calls and stop it.',
    }),
  }),
];

function ofBudget(selected: string): string {
  return `max by (${BUDGET}) (${selected})`;
}

/** The same with the start of the period as a label. */
function inPeriod(expression: string): string {
  return `(${expression}) * on (${BUDGET}) group_left (period_start) ${BUDGET_RUNNING}`;
}
