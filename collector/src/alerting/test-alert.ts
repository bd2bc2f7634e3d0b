import {
  ALERT_BUDGET_EXCEEDED,
  ALERT_BUDGET_WARNING,
  ALERT_LABEL_SENT_AT,
  ALERT_LABEL_TEST,
  OVERVIEW_BOARD_UID,
} from '@spancost/conventions';
import { DateTime } from 'luxon';
import type { BudgetStatus } from '../budgets/budget-status.ts';
import { usdToNumber, type Usd } from '../ledger/money.ts';
import type { PostedAlert } from './alertmanager.ts';

/** How long Alertmanager takes a test for something that holds, in milliseconds: longer than the longest wait before a first message. */
const HOLDS_MS = 300_000;

/**
 * The alert of a budget's lowest threshold, with the labels of a real one, `test="true"`, and a label that tells one test from
 * another; its texts say that it is a test, and how the budget stands. It is over after five minutes.
 *
 * @param at Milliseconds since the epoch.
 * @param waitMs How long a first message waits for others. The alert began before that, so that this one does not wait.
 */
export function testAlert(status: BudgetStatus, at: number, waitMs: number): PostedAlert {
  const { budget, target, range, thresholds } = status;
  const [threshold] = thresholds;
  const isWarning = threshold !== undefined && Number(threshold.share) < 1;
  return {
    labels: {
      alertname: isWarning ? ALERT_BUDGET_WARNING : ALERT_BUDGET_EXCEEDED,
      severity: isWarning ? 'warning' : 'critical',
      category: 'budget',
      budget: budget.name,
      ...(target === undefined ? {} : { target }),
      period: budget.period,
      period_start: String(range.from / 1000),
      ...(threshold === undefined ? {} : { threshold: threshold.share }),
      [ALERT_LABEL_TEST]: 'true',
      [ALERT_LABEL_SENT_AT]: new Date(at).toISOString(),
    },
    annotations: annotationsOf(status),
    startsAt: new Date(at - waitMs - 1000).toISOString(),
    endsAt: new Date(at + HOLDS_MS).toISOString(),
  };
}

function annotationsOf({ budget, target, range, spent, limit, assumed, remaining, forecast }: BudgetStatus): PostedAlert['annotations'] {
  const whose = target === undefined ? '' : ` of ${target}`;
  const kept = remaining < 0n ? `it is overspent by ${usd(-remaining)}` : `${usd(remaining)} remain`;
  const guessed = assumed === 0n ? '' : ` ${usd(assumed)} of it is assumed for calls without a known price.`;
  return {
    summary: `AI budget ${budget.name}${whose} tries its alerts, ${usd(spent)} of ${usd(limit)} (${budget.period})`,
    description:
      `Somebody tries whether this reaches you; nothing has to be done. ${usd(spent)} of ${usd(limit)} are spent, and ${kept}.${guessed} ` +
      `The period ends ${DateTime.fromMillis(range.to, { zone: budget.timeZone }).toFormat('yyyy-MM-dd HH:mm z')}.`,
    dashboard: `/d/${OVERVIEW_BOARD_UID}?var-budget=${encodeURIComponent(budget.name)}`,
    ...(forecast === undefined
      ? {}
      : {
          forecast: `$${forecast.expected.toFixed(2)} are expected by its end, with a chance of four in five between $${forecast.low.toFixed(2)} and $${forecast.high.toFixed(2)}.`,
        }),
  };
}

/** Dollars and cents for people; four decimals below a dollar. */
function usd(amount: Usd): string {
  const dollars = usdToNumber(amount);
  return `$${dollars.toFixed(Math.abs(dollars) < 1 ? 4 : 2)}`;
}
