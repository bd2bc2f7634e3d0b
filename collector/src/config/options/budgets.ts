import type { BudgetConfig } from '../config.ts';
import type { List, Members } from '../declaration/option.ts';
import { amount, oneOf, text, timeZone } from '../declaration/value-types.ts';
import { TIME_ZONE } from './metrics.ts';

export const BUDGETS: List<BudgetConfig> = {
  key: 'budgets',
  noun: 'budget',
  unique: 'name',
  description: 'Amounts that calls should stay under, in each calendar period. Spend and limit of each are gauges on `/metrics`.',
  without: 'No budgets.',
  live: true,
  shipped: true,
  example: [
    { name: 'day', amount_usd: '10', period: 'daily' },
    { name: 'month', amount_usd: '200', period: 'monthly' },
  ],
  members: {
    name: { key: 'name', type: text, required: true, description: 'Label `budget` of its gauges.', example: 'month' },
    amountUsd: {
      key: 'amount_usd',
      type: amount,
      required: true,
      description: 'US dollars, kept exactly as written.',
      bounds: 'Zero is refused; going above it is told by the gauges and never blocks a call here.',
      example: '200',
    },
    period: {
      key: 'period',
      type: oneOf('daily', 'weekly', 'monthly'),
      required: true,
      description: 'Weeks begin on Monday.',
      example: 'monthly',
    },
    timeZone: {
      key: 'time_zone',
      type: timeZone,
      derived: { words: 'that of `metrics.time_zone`', from: (valueOf) => valueOf(TIME_ZONE) },
      description: 'IANA name of the zone at whose midnight its periods begin.',
      example: 'Europe/Berlin',
    },
    scope: {
      key: 'scope',
      description: 'Which calls count.',
      members: scopeMembers(),
    },
  },
};

function scopeMembers(): Members<BudgetConfig['scope']> {
  const field = (key: string, example: string): Members<BudgetConfig['scope']>['provider'] => ({
    key,
    type: text,
    description: `Only calls with this ${key}.`,
    without: 'All.',
    example,
  });
  return {
    provider: field('provider', 'openai'),
    model: field('model', 'gpt-5'),
    tenant: field('tenant', 'acme'),
    user: field('user', 'u-17'),
    feature: field('feature', 'chat'),
    service: field('service', 'shop'),
    environment: field('environment', 'production'),
  };
}
