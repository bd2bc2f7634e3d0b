import type { Budget, BudgetPer, BudgetPeriod, Enforcement } from '../../../budgets/budget.ts';
import { hiddenUrl } from '../../../budgets/store/hidden-url.ts';
import { BUDGETS } from '../../../config/options/budgets.ts';
import type { CallScope } from '../../../ledger/call-scope.ts';

/** A budget by the keys of `spancost.yaml`, with its defaults filled in: what it would take to write it again. */
export interface BudgetDefinition {
  readonly name: string;
  readonly amount_usd: string;
  readonly period: BudgetPeriod;
  readonly interval?: string;
  /** ISO 8601. */
  readonly from?: string;
  readonly to?: string;
  readonly time_zone: string;
  readonly scope: CallScope;
  readonly per?: BudgetPer;
  readonly thresholds: readonly string[];
  readonly forecast: boolean;
  /** Missing for those who may not set budgets. */
  readonly recipients?: RecipientsJson;
  readonly active: boolean;
  readonly enforce: Enforcement;
}

export interface RecipientsJson {
  readonly email: readonly string[];
  /** Without what they authorise by: `https://hooks.slack.com/…`. */
  readonly slack: readonly string[];
  readonly webhook: readonly string[];
}

/** @param withRecipients Whether who is told may be known. */
export function budgetDefinition(budget: Budget, withRecipients: boolean): BudgetDefinition {
  const { name, amountUsd, period, intervalMs, from, to, timeZone, scope, per, thresholds, forecast, active, enforce } = budget;
  return {
    name,
    amount_usd: amountUsd,
    period,
    ...(intervalMs === undefined ? {} : { interval: String(BUDGETS.members.intervalMs.type.written?.(intervalMs)) }),
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
    time_zone: timeZone,
    scope,
    ...(per === undefined ? {} : { per }),
    thresholds,
    forecast,
    ...(withRecipients ? { recipients: recipientsToJson(budget) } : {}),
    active,
    enforce,
  };
}

function recipientsToJson({ recipients: { email, slack, webhook } }: Budget): RecipientsJson {
  return { email, slack: slack.map(hiddenUrl), webhook: webhook.map(hiddenUrl) };
}
