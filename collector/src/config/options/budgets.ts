import { BUDGET_PERIODS, PLAIN_BUDGET, type Budget } from '../../budgets/budget.ts';
import type { List } from '../declaration/option.ts';
import { amount, shares } from '../declaration/money-types.ts';
import { flag, instant, label, oneOf, timeZone } from '../declaration/value-types.ts';
import { checkBudgetEntry } from './check-budget-entry.ts';
import { duration } from '../declaration/quantities.ts';
import { TIME_ZONE } from './metrics.ts';
import { recipientMembers } from './recipient-members.ts';
import { scopeMembers } from './scope-members.ts';

export const BUDGETS: List<Budget> = {
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
  check: checkBudgetEntry,
  members: {
    name: { key: 'name', type: label, required: true, description: 'Label `budget` of its gauges.', example: 'month' },
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
      type: oneOf(...BUDGET_PERIODS),
      required: true,
      description: 'When it begins anew. Weeks begin on Monday; `interval` and `fixed` need the options below.',
      example: 'monthly',
    },
    intervalMs: {
      key: 'interval',
      type: duration('1m', '24h'),
      description: 'Length of a period `interval`, counted from the epoch: `10m` begins anew at every tenth minute of UTC.',
      without: 'The period is another one.',
      example: '10m',
    },
    from: {
      key: 'from',
      type: instant,
      description: 'First moment of a period `fixed`; a day alone is its beginning in UTC.',
      without: 'The period is another one.',
      example: '2026-11-01',
    },
    to: {
      key: 'to',
      type: instant,
      description: 'First moment after a period `fixed`.',
      without: 'The period is another one.',
      example: '2027-02-01',
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
    per: {
      key: 'per',
      type: oneOf('tenant', 'user'),
      description: 'Each tenant, or each user, has the amount for its own.',
      without: 'All calls of the scope share it.',
      example: 'user',
    },
    thresholds: {
      key: 'thresholds',
      type: shares,
      default: PLAIN_BUDGET.thresholds,
      description: 'Shares of the amount at which somebody is told, in rising order.',
      example: ['0.5', '0.8', '1'],
    },
    forecast: {
      key: 'forecast',
      type: flag,
      default: true,
      description: 'Whether somebody is told when the forecast passes the amount.',
      example: false,
    },
    recipients: {
      key: 'recipients',
      description: 'Who is told.',
      members: recipientMembers({
        email: 'finance@example.com',
        slack: 'https://hooks.slack.com/services/T0/B0/xyz',
        webhook: 'https://example.com/hooks/budgets',
      }),
    },
    active: { key: 'active', type: flag, default: true, description: 'One that is not active is kept and not computed.', example: false },
    enforce: {
      key: 'enforce',
      type: oneOf('off', 'warn', 'block'),
      default: 'off',
      description:
        'What applications that enforce budgets do with calls of one that is spent: nothing, tell their handler, or refuse them.',
      example: 'block',
    },
  },
};
