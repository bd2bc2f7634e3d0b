import type { FastifyBaseLogger } from 'fastify';
import type { CollectorConfig } from '../../config/config.ts';
import { BudgetStore } from './budget-store.ts';

/** The budgets that are made through the API. @throws ConfigError for a file of them that cannot be used. */
export function startBudgetStore(config: CollectorConfig, log: FastifyBaseLogger): BudgetStore {
  return new BudgetStore({
    ledgerPath: config.ledger.path,
    timeZone: config.metrics.timeZone,
    inFile: () => config.budgets,
    onShadowed: (budget) =>
      log.warn({ budget }, 'spancost.yaml has a budget of this name now, which wins over the one that was made through the API'),
  });
}
