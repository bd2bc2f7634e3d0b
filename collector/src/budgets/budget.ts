import type { CallScope } from '../ledger/call-scope.ts';

/**
 * When a budget begins anew: by the calendar (weeks begin on Monday, quarters in January, April, July and October), each
 * `intervalMs` counted from the epoch, or never: once between `from` and `to`.
 */
export type BudgetPeriod = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'interval' | 'fixed';
export const BUDGET_PERIODS: readonly [BudgetPeriod, ...BudgetPeriod[]] = [
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'yearly',
  'interval',
  'fixed',
];

/** What has a budget of its own, each of them. */
export type BudgetPer = 'tenant' | 'user';

/** What happens to calls of a budget that is spent, in applications that ask for it: nothing, a handler is told, or they are refused. */
export type Enforcement = 'off' | 'warn' | 'block';

/** Who is told of a budget. */
export interface BudgetRecipients {
  readonly email: readonly string[];
  /** URLs of incoming webhooks of Slack, which are secrets. */
  readonly slack: readonly string[];
  /** URLs that Alertmanager posts its JSON to. */
  readonly webhook: readonly string[];
}

/** An amount that the calls of a scope should stay under in each period. */
export interface Budget {
  readonly name: string;
  /** US dollars, plain decimal above zero. */
  readonly amountUsd: string;
  readonly period: BudgetPeriod;
  /** Of a period `interval`, in milliseconds. */
  readonly intervalMs?: number;
  /** Of a period `fixed`: its first moment, and the first one after it, in milliseconds since the epoch. */
  readonly from?: number;
  readonly to?: number;
  /** IANA name; calendar periods begin at midnight there. */
  readonly timeZone: string;
  /** Which calls count. */
  readonly scope: CallScope;
  /** Each tenant, or each user, has the amount for its own; missing if all calls of the scope share it. */
  readonly per?: BudgetPer;
  /** Shares of the amount at which somebody is told, plain decimals in rising order: `0.8`, `1`. */
  readonly thresholds: readonly string[];
  /** Whether somebody is told when the forecast passes the amount. */
  readonly forecast: boolean;
  readonly recipients: BudgetRecipients;
  /** One that is not active is kept and neither computed nor enforced. */
  readonly active: boolean;
  readonly enforce: Enforcement;
}

/** What a budget is when no more is said of it than its name, amount and period. */
export const PLAIN_BUDGET: Omit<Budget, 'name' | 'amountUsd' | 'period' | 'timeZone'> = {
  scope: {},
  thresholds: ['0.8', '1'],
  forecast: true,
  recipients: { email: [], slack: [], webhook: [] },
  active: true,
  enforce: 'off',
};
