import type { AlertingConfig } from '../../src/config/config.ts';
import { PLAIN_BUDGET, type Budget, type BudgetRecipients } from '../../src/budgets/budget.ts';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';

/** Nobody but those that a test names. */
export function recipients(some: Partial<BudgetRecipients> = {}): BudgetRecipients {
  return { email: [], slack: [], webhook: [], ...some };
}

export function budget(name: string, some: Partial<Budget> = {}): Budget {
  return { ...PLAIN_BUDGET, name, amountUsd: '10', period: 'monthly', timeZone: 'UTC', ...some };
}

/** A mail server, and what a test names. */
export function alerting(some: Partial<AlertingConfig> = {}): AlertingConfig {
  const smtp = { smarthost: 'mail.example.com:587', from: 'spancost@example.com', requireTls: true, hello: 'localhost' };
  return { ...DEFAULT_CONFIG.alerting, smtp, ...some };
}
