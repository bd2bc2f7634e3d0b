import type { BudgetDefinition, RecipientsJson } from '@spancost/api';
import type { Budget } from '../../../budgets/budget.ts';
import { hiddenUrl } from '../../../budgets/store/hidden-url.ts';
import { BUDGETS } from '../../../config/options/budgets.ts';

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
