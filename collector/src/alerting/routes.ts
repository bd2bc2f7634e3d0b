import { ALERT_LABEL_SENT_AT, ALERT_LABEL_TEST, ALERT_PRICES_STALE } from '@spancost/conventions';
import type { Budget } from '../budgets/budget.ts';
import { durationText } from './duration-text.ts';
import { is } from './matcher.ts';
import { NOBODY, type Receiver } from './receivers.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Longer than any period that begins anew. */
const YEAR_MS = 366 * DAY_MS;

/** A route as Alertmanager's configuration has it. */
export interface Route {
  readonly receiver: string;
  readonly matchers?: readonly string[];
  readonly continue?: true;
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly routes?: readonly Route[];
}

/** One message for each threshold and period of a budget, with all tenants or users that have reached it. A test is a message of its own. */
const BUDGET_GROUP: readonly string[] = [
  'alertname',
  'budget',
  'period',
  'threshold',
  'period_start',
  ALERT_LABEL_TEST,
  ALERT_LABEL_SENT_AT,
];

/**
 * Told once in a period: after this time Alertmanager would tell of an alert again that still holds. It must remember for as long,
 * which is its `--data.retention`.
 */
export function budgetRepeatMs(budgets: readonly Budget[]): number {
  const lengths = budgets.map(({ period, from, to }) => (period === 'fixed' && from !== undefined && to !== undefined ? to - from : 0));
  return Math.ceil(Math.max(YEAR_MS, ...lengths) / DAY_MS) * DAY_MS + DAY_MS;
}

/** The route of one budget: each recipient is told for itself. */
export function budgetRoute(name: string, receivers: readonly Receiver[]): Route {
  return node([is('budget', name)], receivers);
}

/** Around the routes of all budgets; one that none of them knows falls to `others`. */
export function budgetsRoute(routes: readonly Route[], others: readonly Receiver[], repeatMs: number): Route {
  return {
    ...node([is('category', 'budget')], []),
    group_by: BUDGET_GROUP,
    repeat_interval: durationText(repeatMs),
    routes: [...routes, ...each(others)],
  };
}

/**
 * All stale prices in one message a week. A group tells of what is new at its interval, and of what it has told only once the repeat
 * has passed, so that one is the shorter by an hour.
 */
export function digestRoute(receivers: readonly Receiver[]): Route {
  return {
    ...node([is('alertname', ALERT_PRICES_STALE)], receivers),
    group_by: ['alertname'],
    group_interval: durationText(7 * DAY_MS),
    repeat_interval: durationText(7 * DAY_MS - HOUR_MS),
  };
}

/** Heard every minute, whatever else there is; the repeat is the shorter for the same reason. */
export function watchdogRoute(receiver: Receiver): Route {
  return {
    ...node([is('category', 'watchdog')], []),
    receiver: receiver.name,
    group_by: ['alertname'],
    group_wait: '0s',
    group_interval: '1m',
    repeat_interval: '50s',
  };
}

/** Routes without a matcher that tell every one of them. */
export function each(receivers: readonly Receiver[]): readonly Route[] {
  return receivers.map(({ name }) => ({ receiver: name, continue: true }));
}

function node(matchers: readonly string[], receivers: readonly Receiver[]): Route {
  return { matchers, receiver: NOBODY.name, ...(receivers.length === 0 ? {} : { routes: each(receivers) }) };
}
